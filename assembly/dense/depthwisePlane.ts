/** One plane of a depthwise convolution over padded planes: the kernel under forward and backward. */
import { clamp, madd } from "../simd/f32x4";
import { DEPTHWISE_ROWS } from "../simd/tile";

/**
 * y [height, width] = clamp(bias + sum over taps of weight[tap] planes[tapOffsets[tap] + pixel]), taps in order. Rows of
 * y are `yRowBytes` apart, the rows they read `planeRowBytes`. Groups of four pixels may read up to three floats beyond
 * a row's last pixel, which the padded planes hold; nothing beyond y's pixels is written.
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
  let row = 0;
  if (taps == 9) {
    for (; row + DEPTHWISE_ROWS <= height; row += DEPTHWISE_ROWS) {
      nineTaps(DEPTHWISE_ROWS, width, planes, planeRowBytes, tapOffsets, weight, bias, minimum, maximum, y, yRowBytes);
      planes += <usize>DEPTHWISE_ROWS * planeRowBytes;
      y += <usize>DEPTHWISE_ROWS * yRowBytes;
    }
    for (; row < height; row++) {
      nineTaps(1, width, planes, planeRowBytes, tapOffsets, weight, bias, minimum, maximum, y, yRowBytes);
      planes += planeRowBytes;
      y += yRowBytes;
    }
    return;
  }
  for (; row < height; row++) {
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

/** `rows` rows (a constant) with the nine weights in registers. */
@inline
function nineTaps(
  rows: i32,
  width: i32,
  planes: usize,
  planeRowBytes: usize,
  tapOffsets: usize,
  weight: usize,
  bias: f32,
  minimum: f32,
  maximum: f32,
  y: usize,
  yRowBytes: usize,
): void {
  const weight0 = v128.load32_splat(weight);
  const weight1 = v128.load32_splat(weight, 4);
  const weight2 = v128.load32_splat(weight, 8);
  const weight3 = v128.load32_splat(weight, 12);
  const weight4 = v128.load32_splat(weight, 16);
  const weight5 = v128.load32_splat(weight, 20);
  const weight6 = v128.load32_splat(weight, 24);
  const weight7 = v128.load32_splat(weight, 28);
  const weight8 = v128.load32_splat(weight, 32);
  for (let row = 0; row < rows; row++) {
    const tap0 = planes + <usize>load<u32>(tapOffsets);
    const tap1 = planes + <usize>load<u32>(tapOffsets, 4);
    const tap2 = planes + <usize>load<u32>(tapOffsets, 8);
    const tap3 = planes + <usize>load<u32>(tapOffsets, 12);
    const tap4 = planes + <usize>load<u32>(tapOffsets, 16);
    const tap5 = planes + <usize>load<u32>(tapOffsets, 20);
    const tap6 = planes + <usize>load<u32>(tapOffsets, 24);
    const tap7 = planes + <usize>load<u32>(tapOffsets, 28);
    const tap8 = planes + <usize>load<u32>(tapOffsets, 32);
    for (let column = 0; column < width; column += 4) {
      const at = (<usize>column) << 2;
      let sum = f32x4.splat(bias);
      sum = madd(weight0, v128.load(tap0 + at), sum);
      sum = madd(weight1, v128.load(tap1 + at), sum);
      sum = madd(weight2, v128.load(tap2 + at), sum);
      sum = madd(weight3, v128.load(tap3 + at), sum);
      sum = madd(weight4, v128.load(tap4 + at), sum);
      sum = madd(weight5, v128.load(tap5 + at), sum);
      sum = madd(weight6, v128.load(tap6 + at), sum);
      sum = madd(weight7, v128.load(tap7 + at), sum);
      sum = madd(weight8, v128.load(tap8 + at), sum);
      storeLanes(y + at, clamp(sum, f32x4.splat(minimum), f32x4.splat(maximum)), width - column);
    }
    planes += planeRowBytes;
    y += yRowBytes;
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
  for (; column < width; column += 4) {
    let sum = f32x4.splat(bias);
    let factor = weight;
    for (let tap = tapOffsets; tap != end; tap += 4) {
      const source = planes + <usize>load<u32>(tap) + ((<usize>column) << 2);
      sum = madd(v128.load32_splat(factor), v128.load(source), sum);
      factor += 4;
    }
    storeLanes(y + ((<usize>column) << 2), clamp(sum, low, high), width - column);
  }
}
