/** Step of the central difference: its error is of order STEP^2 = 1e-10 of the third derivative, far below f32's 6e-8. */
const STEP = 1e-5;

/** f'(x) in f64. */
export function derivative(f: (x: number) => number, x: number): number {
  return (f(x + STEP) - f(x - STEP)) / (2 * STEP);
}

/** The gradient of sum(dy f(x)) in f64, one central difference per element of x. */
export function gradient(
  f: (x: Float64Array) => ArrayLike<number>,
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
): Float64Array {
  const moved = Float64Array.from(x);
  const weighted = (): number => {
    const y = f(moved);
    let sum = 0;
    for (let index = 0; index < dy.length; index++) sum += (dy[index] ?? NaN) * (y[index] ?? NaN);
    return sum;
  };
  return moved.map((value, index) => {
    moved[index] = value + STEP;
    const above = weighted();
    moved[index] = value - STEP;
    const below = weighted();
    moved[index] = value;
    return (above - below) / (2 * STEP);
  });
}
