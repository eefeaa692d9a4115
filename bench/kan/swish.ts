/** The published swish, close in all groups: coefficients for benches. @module */

export const NUMERATOR: Float32Array<ArrayBuffer> = Float32Array.of(
  3.05488e-7,
  0.50000079,
  0.24999783,
  0.05326628,
  0.005803035,
  0.0002751961,
);

const DENOMINATOR = [-4.111555e-6, 0.106528993, -1.269e-6, 0.00055023313];

/** [groups, 4] */
export function denominatorOf(groups: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 4 * groups }, (_, index) => {
    return (DENOMINATOR[index % 4] as number) * (1 + Math.floor(index / 4) / 100);
  });
}
