/**
 * The solution of (A + damping diag A) x = b, A symmetric and given by its lower triangle, by Cholesky's factorisation of the
 * matrix scaled to a unit diagonal. Overwrites both.
 */
export function solve(matrix: readonly Float64Array[], right: Float64Array, damping: number): Float64Array {
  const n = right.length;
  const at = (row: number, column: number): number => matrix[row]?.[column] ?? 0;
  const scales = right.map((_, index) => 1 / Math.sqrt(at(index, index) || 1));
  const scaleOf = (index: number): number => scales[index] ?? 1;
  for (let row = 0; row < n; row++) {
    const cells = matrix[row];
    if (cells === undefined) continue;
    for (let column = 0; column <= row; column++) {
      let sum = at(row, column) * scaleOf(row) * scaleOf(column) + (row === column ? damping : 0);
      for (let index = 0; index < column; index++) sum -= at(row, index) * at(column, index);
      // A pivot that rounding made 0 or negative belongs to a direction that changes nothing: none is taken.
      cells[column] = row === column ? Math.sqrt(Math.max(sum, Number.EPSILON)) : sum / at(column, column);
    }
  }
  for (let row = 0; row < n; row++) {
    let sum = (right[row] ?? 0) * scaleOf(row);
    for (let index = 0; index < row; index++) sum -= at(row, index) * (right[index] ?? 0);
    right[row] = sum / at(row, row);
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = right[row] ?? 0;
    for (let index = row + 1; index < n; index++) sum -= at(index, row) * (right[index] ?? 0);
    right[row] = sum / at(row, row);
  }
  return right.map((value, index) => value * scaleOf(index));
}
