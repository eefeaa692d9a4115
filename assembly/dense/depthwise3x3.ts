/** One plane of a 3x3 depthwise convolution over padded planes, its nine weights in registers. */
import { clamp, madd } from "../simd/f32x4";
import { DEPTHWISE_ROWS } from "../simd/tile";
import { storeLanes } from "./depthwisePlane";

/** Output rows computed together with stride 2: two share one of five input rows. */
const ROWS_STRIDE_2: i32 = 2;

/**
 * As `depthwisePlane`, taps in the same order: column taps lie `offset1` and `offset2` bytes from the first, input rows
 * `rowBytes` apart, `stride` (1 or 2) rows from one output row to the next. Rows of y follow each other.
 */
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
  const together = stride == 1 ? DEPTHWISE_ROWS : ROWS_STRIDE_2;
  const yRowBytes = (<usize>width) << 2;
  let row = 0;
  for (; row + together <= height; row += together) {
    if (stride == 1) {
      rows3x3(DEPTHWISE_ROWS, 1, width, planes, rowBytes, offset1, offset2, weight, bias, minimum, maximum, y);
    } else {
      rows3x3(ROWS_STRIDE_2, 2, width, planes, rowBytes, offset1, offset2, weight, bias, minimum, maximum, y);
    }
    planes += <usize>(together * stride) * rowBytes;
    y += <usize>together * yRowBytes;
  }
  for (; row < height; row++) {
    rows3x3(1, 1, width, planes, rowBytes, offset1, offset2, weight, bias, minimum, maximum, y);
    planes += <usize>stride * rowBytes;
    y += yRowBytes;
  }
}

/** Adds the tap of kernel row `ky` (a constant), if there is one. */
@inline
function addTap(ky: i32, weight0: v128, weight1: v128, weight2: v128, value: v128, sum: v128): v128 {
  if (ky == 0) return madd(weight0, value, sum);
  if (ky == 1) return madd(weight1, value, sum);
  if (ky == 2) return madd(weight2, value, sum);
  return sum;
}

/**
 * `rows` output rows (a constant up to 4; with stride 2 up to 2): each input row is loaded once for all of them. Nine
 * weights, four sums and a value are 14 of 15 registers. The last group of four columns overlaps the one before it.
 */
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
    value = v128.load(source);
    sum0 = addTap(0, weight00, weight10, weight20, value, sum0);
    if (rows > 1) sum1 = addTap(0 - 1 * stride, weight00, weight10, weight20, value, sum1);
    if (rows > 2) sum2 = addTap(0 - 2 * stride, weight00, weight10, weight20, value, sum2);
    if (rows > 3) sum3 = addTap(0 - 3 * stride, weight00, weight10, weight20, value, sum3);
    value = v128.load(source + offset1);
    sum0 = addTap(0, weight01, weight11, weight21, value, sum0);
    if (rows > 1) sum1 = addTap(0 - 1 * stride, weight01, weight11, weight21, value, sum1);
    if (rows > 2) sum2 = addTap(0 - 2 * stride, weight01, weight11, weight21, value, sum2);
    if (rows > 3) sum3 = addTap(0 - 3 * stride, weight01, weight11, weight21, value, sum3);
    value = v128.load(source + offset2);
    sum0 = addTap(0, weight02, weight12, weight22, value, sum0);
    if (rows > 1) sum1 = addTap(0 - 1 * stride, weight02, weight12, weight22, value, sum1);
    if (rows > 2) sum2 = addTap(0 - 2 * stride, weight02, weight12, weight22, value, sum2);
    if (rows > 3) sum3 = addTap(0 - 3 * stride, weight02, weight12, weight22, value, sum3);
    source += rowBytes;
    value = v128.load(source);
    sum0 = addTap(1, weight00, weight10, weight20, value, sum0);
    if (rows > 1) sum1 = addTap(1 - 1 * stride, weight00, weight10, weight20, value, sum1);
    if (rows > 2) sum2 = addTap(1 - 2 * stride, weight00, weight10, weight20, value, sum2);
    if (rows > 3) sum3 = addTap(1 - 3 * stride, weight00, weight10, weight20, value, sum3);
    value = v128.load(source + offset1);
    sum0 = addTap(1, weight01, weight11, weight21, value, sum0);
    if (rows > 1) sum1 = addTap(1 - 1 * stride, weight01, weight11, weight21, value, sum1);
    if (rows > 2) sum2 = addTap(1 - 2 * stride, weight01, weight11, weight21, value, sum2);
    if (rows > 3) sum3 = addTap(1 - 3 * stride, weight01, weight11, weight21, value, sum3);
    value = v128.load(source + offset2);
    sum0 = addTap(1, weight02, weight12, weight22, value, sum0);
    if (rows > 1) sum1 = addTap(1 - 1 * stride, weight02, weight12, weight22, value, sum1);
    if (rows > 2) sum2 = addTap(1 - 2 * stride, weight02, weight12, weight22, value, sum2);
    if (rows > 3) sum3 = addTap(1 - 3 * stride, weight02, weight12, weight22, value, sum3);
    source += rowBytes;
    value = v128.load(source);
    sum0 = addTap(2, weight00, weight10, weight20, value, sum0);
    if (rows > 1) sum1 = addTap(2 - 1 * stride, weight00, weight10, weight20, value, sum1);
    if (rows > 2) sum2 = addTap(2 - 2 * stride, weight00, weight10, weight20, value, sum2);
    if (rows > 3) sum3 = addTap(2 - 3 * stride, weight00, weight10, weight20, value, sum3);
    value = v128.load(source + offset1);
    sum0 = addTap(2, weight01, weight11, weight21, value, sum0);
    if (rows > 1) sum1 = addTap(2 - 1 * stride, weight01, weight11, weight21, value, sum1);
    if (rows > 2) sum2 = addTap(2 - 2 * stride, weight01, weight11, weight21, value, sum2);
    if (rows > 3) sum3 = addTap(2 - 3 * stride, weight01, weight11, weight21, value, sum3);
    value = v128.load(source + offset2);
    sum0 = addTap(2, weight02, weight12, weight22, value, sum0);
    if (rows > 1) sum1 = addTap(2 - 1 * stride, weight02, weight12, weight22, value, sum1);
    if (rows > 2) sum2 = addTap(2 - 2 * stride, weight02, weight12, weight22, value, sum2);
    if (rows > 3) sum3 = addTap(2 - 3 * stride, weight02, weight12, weight22, value, sum3);
    source += rowBytes;
    if (inputRows > 3) {
      value = v128.load(source);
      sum0 = addTap(3, weight00, weight10, weight20, value, sum0);
      if (rows > 1) sum1 = addTap(3 - 1 * stride, weight00, weight10, weight20, value, sum1);
      if (rows > 2) sum2 = addTap(3 - 2 * stride, weight00, weight10, weight20, value, sum2);
      if (rows > 3) sum3 = addTap(3 - 3 * stride, weight00, weight10, weight20, value, sum3);
      value = v128.load(source + offset1);
      sum0 = addTap(3, weight01, weight11, weight21, value, sum0);
      if (rows > 1) sum1 = addTap(3 - 1 * stride, weight01, weight11, weight21, value, sum1);
      if (rows > 2) sum2 = addTap(3 - 2 * stride, weight01, weight11, weight21, value, sum2);
      if (rows > 3) sum3 = addTap(3 - 3 * stride, weight01, weight11, weight21, value, sum3);
      value = v128.load(source + offset2);
      sum0 = addTap(3, weight02, weight12, weight22, value, sum0);
      if (rows > 1) sum1 = addTap(3 - 1 * stride, weight02, weight12, weight22, value, sum1);
      if (rows > 2) sum2 = addTap(3 - 2 * stride, weight02, weight12, weight22, value, sum2);
      if (rows > 3) sum3 = addTap(3 - 3 * stride, weight02, weight12, weight22, value, sum3);
    }
    source += rowBytes;
    if (inputRows > 4) {
      value = v128.load(source);
      sum0 = addTap(4, weight00, weight10, weight20, value, sum0);
      if (rows > 1) sum1 = addTap(4 - 1 * stride, weight00, weight10, weight20, value, sum1);
      if (rows > 2) sum2 = addTap(4 - 2 * stride, weight00, weight10, weight20, value, sum2);
      if (rows > 3) sum3 = addTap(4 - 3 * stride, weight00, weight10, weight20, value, sum3);
      value = v128.load(source + offset1);
      sum0 = addTap(4, weight01, weight11, weight21, value, sum0);
      if (rows > 1) sum1 = addTap(4 - 1 * stride, weight01, weight11, weight21, value, sum1);
      if (rows > 2) sum2 = addTap(4 - 2 * stride, weight01, weight11, weight21, value, sum2);
      if (rows > 3) sum3 = addTap(4 - 3 * stride, weight01, weight11, weight21, value, sum3);
      value = v128.load(source + offset2);
      sum0 = addTap(4, weight02, weight12, weight22, value, sum0);
      if (rows > 1) sum1 = addTap(4 - 1 * stride, weight02, weight12, weight22, value, sum1);
      if (rows > 2) sum2 = addTap(4 - 2 * stride, weight02, weight12, weight22, value, sum2);
      if (rows > 3) sum3 = addTap(4 - 3 * stride, weight02, weight12, weight22, value, sum3);
    }
    source += rowBytes;
    if (inputRows > 5) {
      value = v128.load(source);
      sum0 = addTap(5, weight00, weight10, weight20, value, sum0);
      if (rows > 1) sum1 = addTap(5 - 1 * stride, weight00, weight10, weight20, value, sum1);
      if (rows > 2) sum2 = addTap(5 - 2 * stride, weight00, weight10, weight20, value, sum2);
      if (rows > 3) sum3 = addTap(5 - 3 * stride, weight00, weight10, weight20, value, sum3);
      value = v128.load(source + offset1);
      sum0 = addTap(5, weight01, weight11, weight21, value, sum0);
      if (rows > 1) sum1 = addTap(5 - 1 * stride, weight01, weight11, weight21, value, sum1);
      if (rows > 2) sum2 = addTap(5 - 2 * stride, weight01, weight11, weight21, value, sum2);
      if (rows > 3) sum3 = addTap(5 - 3 * stride, weight01, weight11, weight21, value, sum3);
      value = v128.load(source + offset2);
      sum0 = addTap(5, weight02, weight12, weight22, value, sum0);
      if (rows > 1) sum1 = addTap(5 - 1 * stride, weight02, weight12, weight22, value, sum1);
      if (rows > 2) sum2 = addTap(5 - 2 * stride, weight02, weight12, weight22, value, sum2);
      if (rows > 3) sum3 = addTap(5 - 3 * stride, weight02, weight12, weight22, value, sum3);
    }
    const target = y + ((<usize>column) << 2);
    const low = f32x4.splat(minimum);
    const high = f32x4.splat(maximum);
    storeLanes(target, clamp(sum0, low, high), width);
    if (rows > 1) storeLanes(target + yRowBytes, clamp(sum1, low, high), width);
    if (rows > 2) storeLanes(target + 2 * yRowBytes, clamp(sum2, low, high), width);
    if (rows > 3) storeLanes(target + 3 * yRowBytes, clamp(sum3, low, high), width);
    if (column + 4 >= width) break;
    column = min(column + 4, width - 4);
  }
}
