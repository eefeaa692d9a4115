/** Uniform cubic B-splines by the recursion of Cox and de Boor, on knots low + (i - 3) step: the definition, in f64. */
export interface SplineGrid {
  readonly gridSize: number;
  readonly low: number;
  readonly high: number;
}

const DEGREE = 3;

export function basisCount({ gridSize }: SplineGrid): number {
  return gridSize + DEGREE;
}

export function step({ gridSize, low, high }: SplineGrid): number {
  return (high - low) / gridSize;
}

function recursion(grid: SplineGrid, index: number, degree: number, x: number): number {
  const knot = (at: number): number => grid.low + (at - DEGREE) * step(grid);
  if (degree === 0) return x >= knot(index) && x < knot(index + 1) ? 1 : 0;
  const width = degree * step(grid);
  const left = ((x - knot(index)) / width) * recursion(grid, index, degree - 1, x);
  return left + ((knot(index + degree + 1) - x) / width) * recursion(grid, index + 1, degree - 1, x);
}

/** The value of every basis; 0 outside of its support, at infinities too. */
export function bases(grid: SplineGrid, x: number): readonly number[] {
  return Array.from({ length: basisCount(grid) }, (_, index) =>
    Math.abs(x) === Infinity ? 0 : recursion(grid, index, DEGREE, x),
  );
}

/** Their slopes: (B_i - B_{i+1}) / step of one degree less. */
export function slopes(grid: SplineGrid, x: number): readonly number[] {
  return Array.from({ length: basisCount(grid) }, (_, index) => {
    if (Math.abs(x) === Infinity) return 0;
    return (recursion(grid, index, DEGREE - 1, x) - recursion(grid, index + 1, DEGREE - 1, x)) / step(grid);
  });
}
