import { Shape } from "../core/shape";

/**
 * Planes copied inside a border of zeros, so that kernels read every tap without a test. With a stride the columns of a
 * row are split by their remainder: for stride 2 first the even, then the odd ones. The taps of neighbouring outputs are
 * then neighbours in memory for any stride.
 *
 *   address(plane, row, column) = ((plane * rows + row) * stride + column % stride) * pitch + column / stride
 */

/** Floats of one padded plane. */
@inline
export function paddedPlaneSize(rows: i32, pitch: i32, stride: i32): i32 {
  return rows * stride * pitch;
}

/** Padded rows that a convolution reads. */
@inline
export function inputRows(shape: Shape): i32 {
  return (shape.outputHeight - 1) * shape.stride + shape.kernelHeight;
}

/** Columns in each remainder class that a convolution reads. */
@inline
export function inputPitch(shape: Shape): i32 {
  const columns = (shape.outputWidth - 1) * shape.stride + shape.kernelWidth;
  return (columns + shape.stride - 1) / shape.stride;
}

/**
 * Copies `planes` planes of height x width inside their borders. The borders are not touched: zero them once, before the
 * first image.
 */
export function copyInside(
  planes: i32,
  height: i32,
  width: i32,
  padTop: i32,
  padLeft: i32,
  rows: i32,
  pitch: i32,
  stride: i32,
  x: usize,
  padded: usize,
): void {
  const rowBytes = (<usize>(stride * pitch)) << 2;
  const copied = min(height, rows - padTop);
  for (let plane = 0; plane < planes; plane++) {
    let source = x;
    let target = padded + <usize>padTop * rowBytes;
    for (let row = 0; row < copied; row++) {
      if (stride == 1) {
        copyFloats(min(width, pitch - padLeft), source, target + ((<usize>padLeft) << 2));
      } else if (stride == 2) {
        copyEvenOdd(width, padLeft, pitch, source, target);
      } else {
        copyClasses(width, padLeft, pitch, stride, source, target);
      }
      source += (<usize>width) << 2;
      target += rowBytes;
    }
    x += (<usize>(height * width)) << 2;
    padded += <usize>rows * rowBytes;
  }
}

/** One row, its columns split by their remainder. */
function copyClasses(width: i32, padLeft: i32, pitch: i32, stride: i32, x: usize, padded: usize): void {
  for (let remainder = 0; remainder < stride; remainder++) {
    // Column index * stride + remainder - padLeft lies in [0, width) for first <= index < last.
    const first = (padLeft - remainder + stride - 1) / stride;
    const last = min((width + padLeft - remainder + stride - 1) / stride, pitch);
    let source = x + ((<usize>(first * stride + remainder - padLeft)) << 2);
    for (let index = first; index < last; index++) {
      store<u32>(padded + ((<usize>index) << 2), load<u32>(source));
      source += (<usize>stride) << 2;
    }
    padded += (<usize>pitch) << 2;
  }
}

/** Copies `count` floats; a last group of four overlaps the one before it. */
@inline
function copyFloats(count: i32, source: usize, target: usize): void {
  if (count < 4) {
    for (let index = 0; index < count; index++) {
      store<u32>(target + ((<usize>index) << 2), load<u32>(source + ((<usize>index) << 2)));
    }
    return;
  }
  const last = (<usize>(count - 4)) << 2;
  for (let byte: usize = 0; byte < last; byte += 16) v128.store(target + byte, v128.load(source + byte));
  v128.store(target + last, v128.load(source + last));
}

/** The same for stride 2: pairs of columns go to the even and the odd class together. */
function copyEvenOdd(width: i32, padLeft: i32, pitch: i32, x: usize, padded: usize): void {
  const odd = padded + ((<usize>pitch) << 2);
  const skipped = padLeft & 1;
  const first = (padLeft + skipped) >> 1;
  if (skipped) store<u32>(odd + ((<usize>(first - 1)) << 2), load<u32>(x));
  const source = x + ((<usize>skipped) << 2);
  const pairs = min((width - skipped) >> 1, pitch - first);
  const target = (<usize>first) << 2;
  let pair = 0;
  while (pair < pairs) {
    if (pairs < 4) {
      store<u32>(padded + target + ((<usize>pair) << 2), load<u32>(source + ((<usize>pair) << 3)));
      store<u32>(odd + target + ((<usize>pair) << 2), load<u32>(source + ((<usize>pair) << 3), 4));
      pair++;
    } else {
      const index = min(pair, pairs - 4);
      const left = v128.load(source + ((<usize>index) << 3));
      const right = v128.load(source + ((<usize>index) << 3), 16);
      v128.store(padded + target + ((<usize>index) << 2), v128.shuffle<f32>(left, right, 0, 2, 4, 6));
      v128.store(odd + target + ((<usize>index) << 2), v128.shuffle<f32>(left, right, 1, 3, 5, 7));
      pair += 4;
    }
  }
  const rest = skipped + 2 * pairs;
  if (rest < width && first + pairs < pitch) {
    store<u32>(padded + target + ((<usize>pairs) << 2), load<u32>(x + ((<usize>rest) << 2)));
  }
}

/** Zeroes `bytes` bytes, a multiple of 4. */
export function zero(target: usize, bytes: usize): void {
  let index: usize = 0;
  for (; index + 16 <= bytes; index += 16) v128.store(target + index, f32x4.splat(0));
  for (; index < bytes; index += 4) store<u32>(target + index, 0);
}
