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

/** Copies `planes` whole planes of height x width; see `copyRows`. */
export function copyPlanes(
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
  const planeBytes = (<usize>paddedPlaneSize(rows, pitch, stride)) << 2;
  for (let plane = 0; plane < planes; plane++) {
    copyRows(height, width, -padTop, rows, padLeft, pitch, stride, x, padded);
    x += (<usize>(height * width)) << 2;
    padded += planeBytes;
  }
}

/**
 * Fills `rows` padded rows from the rows `first`, `first` + 1, ... of a plane, with zeros where there is no such row. The
 * borders at the left and the right are not touched: zero them once, before the first plane.
 */
export function copyRows(
  height: i32,
  width: i32,
  first: i32,
  rows: i32,
  padLeft: i32,
  pitch: i32,
  stride: i32,
  x: usize,
  padded: usize,
): void {
  const rowBytes = (<usize>(stride * pitch)) << 2;
  const above = min(max(-first, 0), rows);
  const inside = max(min(height - max(first, 0), rows - above), 0);
  zero(padded, <usize>above * rowBytes);
  const source = x + ((<usize>(max(first, 0) * width)) << 2);
  const target = padded + <usize>above * rowBytes;
  if (stride == 1) {
    copyPlain(inside, width, padLeft, pitch, source, target);
  } else if (stride == 2) {
    copyEvenOdd(inside, width, padLeft, pitch, source, target);
  } else {
    copyClasses(inside, width, padLeft, pitch, stride, source, target);
  }
  zero(target + <usize>inside * rowBytes, <usize>(rows - above - inside) * rowBytes);
}

/** Rows as they are; the last group of four floats overlaps the one before it. */
function copyPlain(rows: i32, width: i32, padLeft: i32, pitch: i32, source: usize, target: usize): void {
  const count = min(width, pitch - padLeft);
  const last = (<usize>(count - 4)) << 2;
  target += (<usize>padLeft) << 2;
  for (let row = 0; row < rows; row++) {
    if (count < 4) {
      for (let index = 0; index < count; index++) {
        store<u32>(target + ((<usize>index) << 2), load<u32>(source + ((<usize>index) << 2)));
      }
    } else {
      for (let byte: usize = 0; byte < last; byte += 16) v128.store(target + byte, v128.load(source + byte));
      v128.store(target + last, v128.load(source + last));
    }
    source += (<usize>width) << 2;
    target += (<usize>pitch) << 2;
  }
}

/**
 * Rows whose columns are split for stride 2: pairs of columns go to the even and the odd class together, the last four
 * pairs overlapping those before them. With an odd border the first column is the second of its pair.
 */
function copyEvenOdd(rows: i32, width: i32, padLeft: i32, pitch: i32, source: usize, target: usize): void {
  const single = min(padLeft & 1, width);
  const first = (padLeft + single) >> 1;
  const pairs = min((width - single) >> 1, pitch - first);
  const rest = single + 2 * pairs;
  const hasRest = rest < width && first + pairs < pitch;
  const oddBytes = (<usize>pitch) << 2;
  const firstBytes = (<usize>first) << 2;
  const singleBytes = (<usize>single) << 2;
  const pairBytes = (<usize>max(pairs, 0)) << 2;
  for (let row = 0; row < rows; row++) {
    if (single) store<u32>(target + oddBytes + firstBytes - 4, load<u32>(source));
    let even = target + firstBytes;
    let pair = source + singleBytes;
    if (pairs < 4) {
      for (const end = even + pairBytes; even != end; even += 4) {
        store<u32>(even, load<u32>(pair));
        store<u32>(even + oddBytes, load<u32>(pair, 4));
        pair += 8;
      }
    } else {
      const last = even + pairBytes - 16;
      for (; even < last; even += 16) {
        splitPairs(pair, even, even + oddBytes);
        pair += 32;
      }
      splitPairs(pair - 2 * (even - last), last, last + oddBytes);
      even = last + 16;
    }
    if (hasRest) store<u32>(even, load<u32>(source + ((<usize>rest) << 2)));
    source += (<usize>width) << 2;
    target += 2 * oddBytes;
  }
}

/** Four pairs of columns. */
@inline
function splitPairs(source: usize, even: usize, odd: usize): void {
  const left = v128.load(source);
  const right = v128.load(source, 16);
  v128.store(even, v128.shuffle<f32>(left, right, 0, 2, 4, 6));
  v128.store(odd, v128.shuffle<f32>(left, right, 1, 3, 5, 7));
}

/** Rows whose columns are split by their remainder. */
function copyClasses(rows: i32, width: i32, padLeft: i32, pitch: i32, stride: i32, source: usize, target: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let remainder = 0; remainder < stride; remainder++) {
      // Column index * stride + remainder - padLeft lies in [0, width) for first <= index < last.
      const first = (padLeft - remainder + stride - 1) / stride;
      const last = min((width + padLeft - remainder + stride - 1) / stride, pitch);
      let from = source + ((<usize>(first * stride + remainder - padLeft)) << 2);
      for (let index = first; index < last; index++) {
        store<u32>(target + ((<usize>index) << 2), load<u32>(from));
        from += (<usize>stride) << 2;
      }
      target += (<usize>pitch) << 2;
    }
    source += (<usize>width) << 2;
  }
}

/** Zeroes `bytes` bytes, a multiple of 4. */
export function zero(target: usize, bytes: usize): void {
  let index: usize = 0;
  for (; index + 16 <= bytes; index += 16) v128.store(target + index, f32x4.splat(0));
  for (; index < bytes; index += 4) store<u32>(target + index, 0);
}
