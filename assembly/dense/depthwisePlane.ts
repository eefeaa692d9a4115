/** One plane of a depthwise convolution over padded planes: the kernel under forward and backward. */
import { clamp, madd } from "../simd/f32x4";
import { DEPTHWISE_ROWS } from "../simd/tile";

/**
 * y [height, width] = clamp(bias + sum of weight[tap] planes[tapOffsets[tap] + pixel]), taps in order. Rows of y are
 * `yRowBytes` apart, the rows they read `planeRowBytes`. A last group of four pixels overlaps the one before it; a row
 * shorter than four may read up to three floats beyond its last pixel, which the padded planes hold.
 */
export function depthwisePlane(
  height: i32,
  width: i32,
  planes: usize,
  planeRowBytes: usize,
  taps: i32,
  tapOffsets: usize,
  weight: usize,
  bias: f32,
  minimum: f32,
  maximum: f32,
  y: usize,
  yRowBytes: usize,
): void {
  for (let row = 0; row < height; row++) {
    anyTaps(width, planes, taps, tapOffsets, weight, bias, minimum, maximum, y);
    planes += planeRowBytes;
    y += yRowBytes;
  }
}

/** Stores the first `count` of four lanes. */
@inline
function storeLanes(target: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(target, value);
    return;
  }
  store<f32>(target, f32x4.extract_lane(value, 0));
  if (count > 1) store<f32>(target, f32x4.extract_lane(value, 1), 4);
  if (count > 2) store<f32>(target, f32x4.extract_lane(value, 2), 8);
}

/**
 * The same for a 3x3 kernel with its weights in registers: column taps at `offset1` and `offset2` bytes from the first,
 * input rows `rowBytes` apart, `stride` (a constant, 1 or 2) rows from one output row to the next.
 */
@inline
export function depthwisePlane3x3(
  stride: i32,
  height: i32,
  width: i32,
  planes: usize,
  rowBytes: usize,
  offset1: usize,
  offset2: usize,
  weight: usize,
  bias: f32,
  minimum: f32,
  maximum: f32,
  y: usize,
): void {
  const yRowBytes = (<usize>width) << 2;
  let row = 0;
  for (; row + DEPTHWISE_ROWS <= height; row += DEPTHWISE_ROWS) {
    rows3x3(DEPTHWISE_ROWS, stride, width, planes, rowBytes, offset1, offset2, weight, bias, minimum, maximum, y);
    planes += <usize>(DEPTHWISE_ROWS * stride) * rowBytes;
    y += <usize>DEPTHWISE_ROWS * yRowBytes;
  }
  for (; row < height; row++) {
    rows3x3(1, stride, width, planes, rowBytes, offset1, offset2, weight, bias, minimum, maximum, y);
    planes += <usize>stride * rowBytes;
    y += yRowBytes;
  }
}

/** `rows` output rows (a constant, 1, 2 or 4): each input row is loaded once for all of them. */
@inline
function rows3x3(
  rows: i32,
  stride: i32,
  width: i32,
  planes: usize,
  rowBytes: usize,
  offset1: usize,
  offset2: usize,
  weight: usize,
  bias: f32,
  minimum: f32,
  maximum: f32,
  y: usize,
): void {
  const weight00 = v128.load32_splat(weight);
  const weight01 = v128.load32_splat(weight, 4);
  const weight02 = v128.load32_splat(weight, 8);
  const weight10 = v128.load32_splat(weight, 12);
  const weight11 = v128.load32_splat(weight, 16);
  const weight12 = v128.load32_splat(weight, 20);
  const weight20 = v128.load32_splat(weight, 24);
  const weight21 = v128.load32_splat(weight, 28);
  const weight22 = v128.load32_splat(weight, 32);
  const yRowBytes = (<usize>width) << 2;
  const inputRows = (rows - 1) * stride + 3;
  let column = 0;
  while (true) {
    let source = planes + ((<usize>column) << 2);
    let sum0 = f32x4.splat(bias);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let value: v128;
    if (stride == 1 && rows == 1) {
      value = v128.load(source);
      sum0 = madd(weight00, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight01, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight02, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight10, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight11, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight12, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight20, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight21, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight22, value, sum0);
    }
    if (stride == 1 && rows == 2) {
      value = v128.load(source);
      sum0 = madd(weight00, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight01, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight02, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight10, value, sum0);
      sum1 = madd(weight00, value, sum1);
      value = v128.load(source + offset1);
      sum0 = madd(weight11, value, sum0);
      sum1 = madd(weight01, value, sum1);
      value = v128.load(source + offset2);
      sum0 = madd(weight12, value, sum0);
      sum1 = madd(weight02, value, sum1);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight20, value, sum0);
      sum1 = madd(weight10, value, sum1);
      value = v128.load(source + offset1);
      sum0 = madd(weight21, value, sum0);
      sum1 = madd(weight11, value, sum1);
      value = v128.load(source + offset2);
      sum0 = madd(weight22, value, sum0);
      sum1 = madd(weight12, value, sum1);
      source += rowBytes;
      value = v128.load(source);
      sum1 = madd(weight20, value, sum1);
      value = v128.load(source + offset1);
      sum1 = madd(weight21, value, sum1);
      value = v128.load(source + offset2);
      sum1 = madd(weight22, value, sum1);
    }
    if (stride == 1 && rows == 4) {
      value = v128.load(source);
      sum0 = madd(weight00, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight01, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight02, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight10, value, sum0);
      sum1 = madd(weight00, value, sum1);
      value = v128.load(source + offset1);
      sum0 = madd(weight11, value, sum0);
      sum1 = madd(weight01, value, sum1);
      value = v128.load(source + offset2);
      sum0 = madd(weight12, value, sum0);
      sum1 = madd(weight02, value, sum1);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight20, value, sum0);
      sum1 = madd(weight10, value, sum1);
      sum2 = madd(weight00, value, sum2);
      value = v128.load(source + offset1);
      sum0 = madd(weight21, value, sum0);
      sum1 = madd(weight11, value, sum1);
      sum2 = madd(weight01, value, sum2);
      value = v128.load(source + offset2);
      sum0 = madd(weight22, value, sum0);
      sum1 = madd(weight12, value, sum1);
      sum2 = madd(weight02, value, sum2);
      source += rowBytes;
      value = v128.load(source);
      sum1 = madd(weight20, value, sum1);
      sum2 = madd(weight10, value, sum2);
      sum3 = madd(weight00, value, sum3);
      value = v128.load(source + offset1);
      sum1 = madd(weight21, value, sum1);
      sum2 = madd(weight11, value, sum2);
      sum3 = madd(weight01, value, sum3);
      value = v128.load(source + offset2);
      sum1 = madd(weight22, value, sum1);
      sum2 = madd(weight12, value, sum2);
      sum3 = madd(weight02, value, sum3);
      source += rowBytes;
      value = v128.load(source);
      sum2 = madd(weight20, value, sum2);
      sum3 = madd(weight10, value, sum3);
      value = v128.load(source + offset1);
      sum2 = madd(weight21, value, sum2);
      sum3 = madd(weight11, value, sum3);
      value = v128.load(source + offset2);
      sum2 = madd(weight22, value, sum2);
      sum3 = madd(weight12, value, sum3);
      source += rowBytes;
      value = v128.load(source);
      sum3 = madd(weight20, value, sum3);
      value = v128.load(source + offset1);
      sum3 = madd(weight21, value, sum3);
      value = v128.load(source + offset2);
      sum3 = madd(weight22, value, sum3);
    }
    if (stride == 2 && rows == 1) {
      value = v128.load(source);
      sum0 = madd(weight00, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight01, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight02, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight10, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight11, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight12, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight20, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight21, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight22, value, sum0);
    }
    if (stride == 2 && rows == 2) {
      value = v128.load(source);
      sum0 = madd(weight00, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight01, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight02, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight10, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight11, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight12, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight20, value, sum0);
      sum1 = madd(weight00, value, sum1);
      value = v128.load(source + offset1);
      sum0 = madd(weight21, value, sum0);
      sum1 = madd(weight01, value, sum1);
      value = v128.load(source + offset2);
      sum0 = madd(weight22, value, sum0);
      sum1 = madd(weight02, value, sum1);
      source += rowBytes;
      value = v128.load(source);
      sum1 = madd(weight10, value, sum1);
      value = v128.load(source + offset1);
      sum1 = madd(weight11, value, sum1);
      value = v128.load(source + offset2);
      sum1 = madd(weight12, value, sum1);
      source += rowBytes;
      value = v128.load(source);
      sum1 = madd(weight20, value, sum1);
      value = v128.load(source + offset1);
      sum1 = madd(weight21, value, sum1);
      value = v128.load(source + offset2);
      sum1 = madd(weight22, value, sum1);
    }
    if (stride == 2 && rows == 4) {
      value = v128.load(source);
      sum0 = madd(weight00, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight01, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight02, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight10, value, sum0);
      value = v128.load(source + offset1);
      sum0 = madd(weight11, value, sum0);
      value = v128.load(source + offset2);
      sum0 = madd(weight12, value, sum0);
      source += rowBytes;
      value = v128.load(source);
      sum0 = madd(weight20, value, sum0);
      sum1 = madd(weight00, value, sum1);
      value = v128.load(source + offset1);
      sum0 = madd(weight21, value, sum0);
      sum1 = madd(weight01, value, sum1);
      value = v128.load(source + offset2);
      sum0 = madd(weight22, value, sum0);
      sum1 = madd(weight02, value, sum1);
      source += rowBytes;
      value = v128.load(source);
      sum1 = madd(weight10, value, sum1);
      value = v128.load(source + offset1);
      sum1 = madd(weight11, value, sum1);
      value = v128.load(source + offset2);
      sum1 = madd(weight12, value, sum1);
      source += rowBytes;
      value = v128.load(source);
      sum1 = madd(weight20, value, sum1);
      sum2 = madd(weight00, value, sum2);
      value = v128.load(source + offset1);
      sum1 = madd(weight21, value, sum1);
      sum2 = madd(weight01, value, sum2);
      value = v128.load(source + offset2);
      sum1 = madd(weight22, value, sum1);
      sum2 = madd(weight02, value, sum2);
      source += rowBytes;
      value = v128.load(source);
      sum2 = madd(weight10, value, sum2);
      value = v128.load(source + offset1);
      sum2 = madd(weight11, value, sum2);
      value = v128.load(source + offset2);
      sum2 = madd(weight12, value, sum2);
      source += rowBytes;
      value = v128.load(source);
      sum2 = madd(weight20, value, sum2);
      sum3 = madd(weight00, value, sum3);
      value = v128.load(source + offset1);
      sum2 = madd(weight21, value, sum2);
      sum3 = madd(weight01, value, sum3);
      value = v128.load(source + offset2);
      sum2 = madd(weight22, value, sum2);
      sum3 = madd(weight02, value, sum3);
      source += rowBytes;
      value = v128.load(source);
      sum3 = madd(weight10, value, sum3);
      value = v128.load(source + offset1);
      sum3 = madd(weight11, value, sum3);
      value = v128.load(source + offset2);
      sum3 = madd(weight12, value, sum3);
      source += rowBytes;
      value = v128.load(source);
      sum3 = madd(weight20, value, sum3);
      value = v128.load(source + offset1);
      sum3 = madd(weight21, value, sum3);
      value = v128.load(source + offset2);
      sum3 = madd(weight22, value, sum3);
    }
    const target = y + ((<usize>column) << 2);
    const low = f32x4.splat(minimum);
    const high = f32x4.splat(maximum);
    storeLanes(target, clamp(sum0, low, high), width);
    if (rows > 1) storeLanes(target + yRowBytes, clamp(sum1, low, high), width);
    if (rows > 2) {
      storeLanes(target + 2 * yRowBytes, clamp(sum2, low, high), width);
      storeLanes(target + 3 * yRowBytes, clamp(sum3, low, high), width);
    }
    if (column + 4 >= width) break;
    column = min(column + 4, width - 4);
  }
}

/** One row, any number of taps: sixteen pixels at a time share each weight. */
function anyTaps(
  width: i32,
  planes: usize,
  taps: i32,
  tapOffsets: usize,
  weight: usize,
  bias: f32,
  minimum: f32,
  maximum: f32,
  y: usize,
): void {
  const low = f32x4.splat(minimum);
  const high = f32x4.splat(maximum);
  const end = tapOffsets + ((<usize>taps) << 2);
  let column = 0;
  for (; column + 16 <= width; column += 16) {
    let sum0 = f32x4.splat(bias);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let factor = weight;
    for (let tap = tapOffsets; tap != end; tap += 4) {
      const source = planes + <usize>load<u32>(tap) + ((<usize>column) << 2);
      const weight_f32x4 = v128.load32_splat(factor);
      sum0 = madd(weight_f32x4, v128.load(source), sum0);
      sum1 = madd(weight_f32x4, v128.load(source, 16), sum1);
      sum2 = madd(weight_f32x4, v128.load(source, 32), sum2);
      sum3 = madd(weight_f32x4, v128.load(source, 48), sum3);
      factor += 4;
    }
    const target = y + ((<usize>column) << 2);
    v128.store(target, clamp(sum0, low, high));
    v128.store(target, clamp(sum1, low, high), 16);
    v128.store(target, clamp(sum2, low, high), 32);
    v128.store(target, clamp(sum3, low, high), 48);
  }
  while (column < width) {
    const first = width < 4 ? 0 : min(column, width - 4);
    let sum = f32x4.splat(bias);
    let factor = weight;
    for (let tap = tapOffsets; tap != end; tap += 4) {
      const source = planes + <usize>load<u32>(tap) + ((<usize>first) << 2);
      sum = madd(v128.load32_splat(factor), v128.load(source), sum);
      factor += 4;
    }
    storeLanes(y + ((<usize>first) << 2), clamp(sum, low, high), width);
    column += 4;
  }
}
