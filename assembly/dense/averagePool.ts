import { Shape } from "../core/shape";
import { evenLanes, loadStrided, oddLanes, runRows, tilesByTwo } from "./window";

/**
 * y = the mean of each window, its padding not counted: the sum in row-major order divided by the count (0 / 0 = NaN for
 * a window of padding alone). The record's clamp is not applied.
 */
export function avg_pool_forward_f32(shape: Shape, x: usize, y: usize): void {
  if (tilesByTwo(shape)) tile(shape, x, y);
  else runRows(shape, x, y, forwardRow);
}

/** 2x2 windows side by side, in the order of the path for all windows. */
@inline
function tile(shape: Shape, x: usize, y: usize): void {
  const rows = shape.batch * shape.channels * shape.outputHeight;
  const count = shape.outputWidth;
  const rowBytes = (<usize>shape.width) << 2;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < count; column += 4) {
      column = min(column, count - 4);
      const offset = (<usize>column) << 2;
      const sum_f32x4 = addTwo(addTwo(f32x4.splat(0), x + offset * 2), x + offset * 2 + rowBytes);
      v128.store(y + offset, f32x4.mul(sum_f32x4, f32x4.splat(0.25)));
    }
    x += rowBytes * 2;
    y += (<usize>count) << 2;
  }
}

/** One row of outputs from `rows` input rows at `x`; windows from `start` to `end` have all their columns. */
function forwardRow(shape: Shape, start: i32, end: i32, x: usize, rows: i32, y: usize): void {
  const rowBytes = (<usize>shape.width) << 2;
  const stride = shape.stride;
  const hasVectors = end - start >= 4;
  for (let column = 0; column < shape.outputWidth; column++) {
    const left = column * stride - shape.padLeft;
    if (hasVectors && column == start) {
      forwardInterior(shape, x + ((<usize>left) << 2), rows, end - start, y + ((<usize>column) << 2));
      column = end - 1;
      continue;
    }
    const first = max(left, 0);
    const columns = max(min(left + shape.kernelWidth, shape.width) - first, 0);
    const sum = windowSum(x + ((<usize>first) << 2), rowBytes, rows, columns);
    store<f32>(y + ((<usize>column) << 2), sum / <f32>(rows * columns));
  }
}

/** `count` (at least 4) outputs whose windows have all their columns; the last vector overlaps the one before. */
@inline
function forwardInterior(shape: Shape, x: usize, rows: i32, count: i32, y: usize): void {
  const rowBytes = (<usize>shape.width) << 2;
  const stride = shape.stride;
  const columns = shape.kernelWidth;
  const isSmall = stride == 2 && rows == shape.kernelHeight && rows == columns;
  const isTwo = isSmall && rows == 2;
  const isThree = isSmall && rows == 3;
  const count_f32x4 = f32x4.splat(<f32>(rows * columns));
  for (let index = 0; index < count; index += 4) {
    index = min(index, count - 4);
    const origin = x + ((<usize>(index * stride)) << 2);
    let sum_f32x4 = f32x4.splat(0);
    if (isTwo) {
      sum_f32x4 = addTwo(addTwo(sum_f32x4, origin), origin + rowBytes);
    } else if (isThree) {
      sum_f32x4 = addThree(addThree(sum_f32x4, origin), origin + rowBytes);
      sum_f32x4 = addThree(sum_f32x4, origin + rowBytes * 2);
    } else {
      let pointer = origin;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          sum_f32x4 = f32x4.add(sum_f32x4, loadStrided(pointer + ((<usize>column) << 2), stride));
        }
        pointer += rowBytes;
      }
    }
    v128.store(y + ((<usize>index) << 2), f32x4.div(sum_f32x4, count_f32x4));
  }
}

/** Adds columns 0 and 1 of four windows two apart: eight floats deinterleaved once. */
@inline
function addTwo(sum_f32x4: v128, pointer: usize): v128 {
  const first = v128.load(pointer);
  const second = v128.load(pointer, 16);
  return f32x4.add(f32x4.add(sum_f32x4, evenLanes(first, second)), oddLanes(first, second));
}

/** Adds columns 0, 1 and 2 of four windows two apart, of which the ninth float ends the last. */
@inline
function addThree(sum_f32x4: v128, pointer: usize): v128 {
  const first = v128.load(pointer);
  const second = v128.load(pointer, 16);
  const even = evenLanes(first, second);
  const next = v128.shuffle<f32>(even, v128.load_splat<f32>(pointer, 32), 1, 2, 3, 4);
  return f32x4.add(f32x4.add(f32x4.add(sum_f32x4, even), oddLanes(first, second)), next);
}

function windowSum(pointer: usize, rowBytes: usize, rows: i32, columns: i32): f32 {
  let sum: f32 = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) sum += load<f32>(pointer + ((<usize>column) << 2));
    pointer += rowBytes;
  }
  return sum;
}

export { avg_pool_backward_f32 } from "./averagePoolBackward";
