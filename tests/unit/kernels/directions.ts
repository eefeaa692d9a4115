/** Rows for the kernels of von Mises-Fisher distributions, in both types that those take. */
import { spread } from "./values.js";

export type RowType = "f32" | "f64";

/** n rows of d values of both signs over four decades; those of f64 use all of their bits. */
export function rowsOf(dtype: RowType, n: number, d: number, seed = 1): Float32Array | Float64Array {
  const values = spread(seed, n * d, 4);
  return dtype === "f32" ? values : Float64Array.from(values, (value, index) => value * (1 + (index % 7) / 3));
}

/** Numbers of rows and of columns around every tile, and those of a second block of columns. */
export const SHAPES: readonly (readonly [n: number, d: number])[] = [
  ...[1, 2, 3, 4, 5, 8, 9].flatMap((n) => [2, 3, 7, 8, 9, 17].map((d) => [n, d] as const)),
  [3, 511],
  [2, 512],
  [5, 513],
  [1, 1031],
  [2, 2049],
];

export function norm(row: ArrayLike<number>): number {
  const largest = Array.from(row).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest * Math.sqrt(Array.from(row).reduce((sum, value) => sum + (value / largest) ** 2, 0));
}

export function rowAt<T extends Float32Array | Float64Array>(rows: T, row: number, d: number): T {
  return rows.subarray(row * d, (row + 1) * d) as T;
}
