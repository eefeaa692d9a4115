/** One plane of a depthwise convolution over padded planes, for any kernel: under forward and backward. */
import { clamp, madd } from "../simd/f32x4";

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
export function storeLanes(target: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(target, value);
    return;
  }
  store<f32>(target, f32x4.extract_lane(value, 0));
  if (count > 1) store<f32>(target, f32x4.extract_lane(value, 1), 4);
  if (count > 2) store<f32>(target, f32x4.extract_lane(value, 2), 8);
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
