import { Shape } from "../core/shape";
import { evenLanes, interiorEnd, interiorStart, loadStrided, oddLanes, storeInterleaved, zero } from "./window";

/**
 * y = the mean of each window, its padding not counted: the sum in row-major order divided by the count (0 / 0 = NaN for
 * a window of padding alone). The record's clamp is not applied.
 */
export function avg_pool_forward_f32(shape: Shape, x: usize, y: usize): void {
  const planes = shape.batch * shape.channels;
  const planeBytes = (<usize>(shape.height * shape.width)) << 2;
  const rowBytes = (<usize>shape.width) << 2;
  const outputRowBytes = (<usize>shape.outputWidth) << 2;
  for (let plane = 0; plane < planes; plane++) {
    for (let outputRow = 0; outputRow < shape.outputHeight; outputRow++) {
      const top = outputRow * shape.stride - shape.padTop;
      const firstRow = max(top, 0);
      const rows = max(min(top + shape.kernelHeight, shape.height) - firstRow, 0);
      forwardRow(shape, x + rowBytes * firstRow, rows, y);
      y += outputRowBytes;
    }
    x += planeBytes;
  }
}

/** One row of outputs from `rows` input rows at `x`. */
function forwardRow(shape: Shape, x: usize, rows: i32, y: usize): void {
  const rowBytes = (<usize>shape.width) << 2;
  const stride = shape.stride;
  const start = interiorStart(shape);
  const end = interiorEnd(shape, start);
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

/**
 * dx = the sum of dy / count over the windows that hold the value: first over the windows of one row of outputs, left to
 * right, then over the rows, downwards.
 */
export function avg_pool_backward_f32(shape: Shape, dy: usize, dx: usize): void {
  const planes = shape.batch * shape.channels;
  const rowBytes = (<usize>shape.width) << 2;
  const outputRowBytes = (<usize>shape.outputWidth) << 2;
  for (let plane = 0; plane < planes; plane++) {
    // Rows of dx before `written` hold sums; those behind are written by the first row of outputs that reaches them.
    let written = 0;
    for (let outputRow = 0; outputRow < shape.outputHeight; outputRow++) {
      const top = outputRow * shape.stride - shape.padTop;
      const firstRow = max(top, 0);
      const endRow = min(top + shape.kernelHeight, shape.height);
      if (endRow > firstRow) {
        if (firstRow > written) {
          zero((firstRow - written) * shape.width, dx + rowBytes * written);
          written = firstRow;
        }
        spreadRow(shape, dy, dx + rowBytes * firstRow, endRow - firstRow, written - firstRow);
        written = max(written, endRow);
      }
      dy += outputRowBytes;
    }
    zero((shape.height - written) * shape.width, dx + rowBytes * written);
    dx += rowBytes * shape.height;
  }
}

/** Adds one row of outputs to `rows` rows of dx, of which those from `added` on are written. */
function spreadRow(shape: Shape, dy: usize, dx: usize, rows: i32, added: i32): void {
  const width = shape.width;
  const stride = shape.stride;
  const rowBytes = (<usize>width) << 2;
  const start = interiorStart(shape);
  const end = interiorEnd(shape, start);
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
        const low = v128.shuffle<f32>(even, odd, 0, 4, 1, 5);
        const high = v128.shuffle<f32>(even, odd, 2, 6, 3, 7);
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
