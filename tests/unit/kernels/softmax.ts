/** e^(x - max) / sum in f64. */
export function softmax(x: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(x);
  const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const powers = values.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}
