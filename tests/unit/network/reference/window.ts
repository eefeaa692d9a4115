import type { Padding } from "../../../../src/dense/types.js";

/** The placement of a window on an axis. */
export interface Axis {
  readonly output: number;
  readonly before: number;
}

/** TensorFlow's rule for "same", explicit sides else. */
export function placeWindow(
  size: number,
  kernel: number,
  stride: number,
  padding: Padding | undefined,
  axis: "rows" | "columns",
): Axis {
  if (padding === "same") {
    const output = Math.ceil(size / stride);
    const total = Math.max((output - 1) * stride + kernel - size, 0);
    return { output, before: total >> 1 };
  }
  const [top, right, bottom, left] = padding === undefined || padding === "valid" ? [0, 0, 0, 0] : padding;
  const [before, after] = axis === "rows" ? [top, bottom] : [left, right];
  return { output: Math.floor((size + before + after - kernel) / stride) + 1, before };
}
