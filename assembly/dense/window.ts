import { Shape } from "../core/shape";

/** The first output column whose window does not reach into the left padding. */
export function interiorStart(shape: Shape): i32 {
  return min(shape.outputWidth, (shape.padLeft + shape.stride - 1) / shape.stride);
}

/** One past the last output column whose window does not reach into the right padding; at least `start`. */
export function interiorEnd(shape: Shape, start: i32): i32 {
  const slack = shape.width + shape.padLeft - shape.kernelWidth;
  if (slack < 0) return start;
  return max(start, min(shape.outputWidth, slack / shape.stride + 1));
}

/** Whether 2x2 windows cover every input once and a row has a vector of them: a backward pass then adds nothing up. */
export function tilesByTwo(shape: Shape): bool {
  const isTwoByTwo = shape.kernelHeight == 2 && shape.kernelWidth == 2 && shape.stride == 2;
  const isPadded = shape.padTop != 0 || shape.padLeft != 0;
  const isCovered = shape.width == 2 * shape.outputWidth && shape.height == 2 * shape.outputHeight;
  return isTwoByTwo && !isPadded && isCovered && shape.outputWidth >= 4;
}

/** Four floats `stride` apart; reads the bytes of these four and none behind the last. */
@inline
export function loadStrided(pointer: usize, stride: i32): v128 {
  let value: v128;
  if (stride == 1) {
    value = v128.load(pointer);
  } else if (stride == 2) {
    value = v128.shuffle<f32>(v128.load(pointer), v128.load(pointer, 12), 0, 2, 5, 7);
  } else {
    const step = (<usize>stride) << 2;
    value = v128.load_zero<f32>(pointer);
    value = v128.load_lane<f32>(pointer + step, value, 1);
    value = v128.load_lane<f32>(pointer + step * 2, value, 2);
    value = v128.load_lane<f32>(pointer + step * 3, value, 3);
  }
  return value;
}

/** Lanes 0 and 2 of both. */
@inline
export function evenLanes(first: v128, second: v128): v128 {
  return v128.shuffle<f32>(first, second, 0, 2, 4, 6);
}

/** Lanes 1 and 3 of both. */
@inline
export function oddLanes(first: v128, second: v128): v128 {
  return v128.shuffle<f32>(first, second, 1, 3, 5, 7);
}

/** even[0], odd[0], even[1], odd[1]. */
@inline
export function lowInterleaved(even: v128, odd: v128): v128 {
  return v128.shuffle<f32>(even, odd, 0, 4, 1, 5);
}

/** even[2], odd[2], even[3], odd[3]. */
@inline
export function highInterleaved(even: v128, odd: v128): v128 {
  return v128.shuffle<f32>(even, odd, 2, 6, 3, 7);
}

/** Stores even[0], odd[0], ... odd[3]. */
@inline
export function storeInterleaved(pointer: usize, even: v128, odd: v128): void {
  v128.store(pointer, lowInterleaved(even, odd));
  v128.store(pointer, highInterleaved(even, odd), 16);
}

/** Zeroes `n` floats. */
export function zero(n: i32, pointer: usize): void {
  for (; n >= 4; n -= 4) {
    v128.store(pointer, f32x4.splat(0));
    pointer += 16;
  }
  for (; n > 0; n--) {
    store<f32>(pointer, 0);
    pointer += 4;
  }
}

/** One row of outputs from `rows` input rows at `x`; windows from `start` to `end` have all their columns. */
export type RowKernel = (shape: Shape, start: i32, end: i32, x: usize, rows: i32, y: usize) => void;

/** Runs a pool's kernel on every row of outputs, with the rows of x that its windows reach. */
export function runRows(shape: Shape, x: usize, y: usize, kernel: RowKernel): void {
  const planes = shape.batch * shape.channels;
  const planeBytes = (<usize>(shape.height * shape.width)) << 2;
  const rowBytes = (<usize>shape.width) << 2;
  const outputRowBytes = (<usize>shape.outputWidth) << 2;
  const start = interiorStart(shape);
  const end = interiorEnd(shape, start);
  for (let plane = 0; plane < planes; plane++) {
    for (let outputRow = 0; outputRow < shape.outputHeight; outputRow++) {
      const top = outputRow * shape.stride - shape.padTop;
      const firstRow = max(top, 0);
      const rows = max(min(top + shape.kernelHeight, shape.height) - firstRow, 0);
      kernel(shape, start, end, x + rowBytes * firstRow, rows, y);
      y += outputRowBytes;
    }
    x += planeBytes;
  }
}
