import { Shape } from "../core/shape";
import {
  highInterleaved,
  interiorEnd,
  interiorStart,
  lowInterleaved,
  storeInterleaved,
  tilesByTwo,
  zero,
} from "./window";

/**
 * dx = the sum of dy / count over the windows that hold the value: first over the windows of one row of outputs, left to
 * right, then over the rows, downwards.
 */
export function avg_pool_backward_f32(shape: Shape, dy: usize, dx: usize): void {
  if (tilesByTwo(shape)) {
    tile(shape, dy, dx);
    return;
  }
  const planes = shape.batch * shape.channels;
  const rowBytes = (<usize>shape.width) << 2;
  const outputRowBytes = (<usize>shape.outputWidth) << 2;
  const start = interiorStart(shape);
  const end = interiorEnd(shape, start);
  for (let plane = 0; plane < planes; plane++) {
    // Rows of dx before `written` hold sums; those behind are written by the first row of outputs that reaches them.
    let written = 0;
    for (let outputRow = 0; outputRow < shape.outputHeight; outputRow++) {
      const top = outputRow * shape.stride - shape.padTop;
      const firstRow = max(top, 0);
      const endRow = min(top + shape.kernelHeight, shape.height);
      if (endRow > firstRow) {
        zero((firstRow - written) * shape.width, dx + rowBytes * written);
        spreadRow(shape, start, end, dy, dx + rowBytes * firstRow, endRow - firstRow, written - firstRow);
        written = max(written, endRow);
      }
      dy += outputRowBytes;
    }
    zero((shape.height - written) * shape.width, dx + rowBytes * written);
    dx += rowBytes * shape.height;
  }
}

/** A quarter of each dy to its four inputs, written once; the last vector of a row overlaps the one before. */
@inline
function tile(shape: Shape, dy: usize, dx: usize): void {
  const rows = shape.batch * shape.channels * shape.outputHeight;
  const count = shape.outputWidth;
  const rowBytes = (<usize>shape.width) << 2;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < count; column += 4) {
      column = min(column, count - 4);
      const offset = (<usize>column) << 2;
      const share_f32x4 = f32x4.mul(v128.load(dy + offset), f32x4.splat(0.25));
      storeInterleaved(dx + offset * 2, share_f32x4, share_f32x4);
      storeInterleaved(dx + rowBytes + offset * 2, share_f32x4, share_f32x4);
    }
    dy += (<usize>count) << 2;
    dx += rowBytes * 2;
  }
}

/** Adds one row of outputs to `rows` rows of dx, of which those from `added` on are written. */
function spreadRow(shape: Shape, start: i32, end: i32, dy: usize, dx: usize, rows: i32, added: i32): void {
  const width = shape.width;
  const stride = shape.stride;
  const rowBytes = (<usize>width) << 2;
  // Inputs of which every window of this row is an interior one: vectors divide by one count.
  const reach = (shape.kernelWidth - 1) / stride;
  const first = (start + reach) * stride - shape.padLeft;
  const last = end * stride - shape.padLeft;
  const step = 4 * stride;
  const hasVectors = stride <= 2;
  const count_f32x4 = f32x4.splat(<f32>(rows * shape.kernelWidth));
  let column = 0;
  while (column < width) {
    const target = dx + ((<usize>column) << 2);
    if (hasVectors && column >= first && column + step <= min(last, width) && ((column - first) & (stride - 1)) == 0) {
      const output = dy + ((<usize>((column + shape.padLeft) / stride)) << 2);
      const even = sharesOfPhase(output, 0, shape.kernelWidth, stride, count_f32x4);
      if (stride == 1) {
        for (let row = 0; row < rows; row++) addVector(target + rowBytes * row, even, row < added);
      } else {
        const odd = sharesOfPhase(output, 1, shape.kernelWidth, stride, count_f32x4);
        const low = lowInterleaved(even, odd);
        const high = highInterleaved(even, odd);
        for (let row = 0; row < rows; row++) {
          const pointer = target + rowBytes * row;
          addVector(pointer, low, row < added);
          addVector(pointer + 16, high, row < added);
        }
      }
      column += step;
    } else {
      const share = shareOfColumn(shape, dy, column, rows);
      for (let row = 0; row < rows; row++) {
        const pointer = target + rowBytes * row;
        store<f32>(pointer, row < added ? load<f32>(pointer) + share : share);
      }
      column++;
    }
  }
}


@inline
function addVector(pointer: usize, share_f32x4: v128, isAdded: bool): void {
  let value = share_f32x4;
  if (isAdded) value = f32x4.add(v128.load(pointer), value);
  v128.store(pointer, value);
}

/** Sums of dy / count over the windows of four inputs, `phase` right of their outputs' first columns, left to right. */
@inline
function sharesOfPhase(output: usize, phase: i32, kernelWidth: i32, stride: i32, count_f32x4: v128): v128 {
  let sum_f32x4 = f32x4.splat(0);
  for (let back = (kernelWidth - 1 - phase + stride) / stride - 1; back >= 0; back--) {
    sum_f32x4 = f32x4.add(sum_f32x4, f32x4.div(v128.load(output - ((<usize>back) << 2)), count_f32x4));
  }
  return sum_f32x4;
}

/** The sum of dy / count over the windows of this row of outputs that hold input `column`, left to right. */
function shareOfColumn(shape: Shape, dy: usize, column: i32, rows: i32): f32 {
  const stride = shape.stride;
  const padded = column + shape.padLeft;
  const beyond = padded - shape.kernelWidth;
  const first = beyond < 0 ? 0 : beyond / stride + 1;
  const last = min(padded / stride, shape.outputWidth - 1);
  let sum: f32 = 0;
  for (let output = first; output <= last; output++) {
    const left = output * stride - shape.padLeft;
    const columns = min(left + shape.kernelWidth, shape.width) - max(left, 0);
    sum += load<f32>(dy + ((<usize>output) << 2)) / <f32>(rows * columns);
  }
  return sum;
}
