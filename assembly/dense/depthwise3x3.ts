/** One plane of a 3x3 depthwise convolution over padded planes, its nine weights in registers. */
import { madd, clamp } from "../simd/f32x4";
import { HAS_RELAXED_MADD } from "../simd/variant";

/**
 * As `depthwisePlane` for rows of four outputs or more. Input rows are `rowBytes` apart, `stride` (1 or 2) of them from one
 * output row to the next; with stride 2 a row's even columns come first and its odd ones `oddBytes` further. Rows of y
 * follow each other.
 *
 * Two groups of four columns at a time; the last ones overlap those before them. Each value is loaded where it is used:
 * nine loads beside nine multiply-adds are what the load ports carry anyway, and holding values for a second row of outputs
 * would spill the weights.
 */
export function depthwisePlane3x3(
  stride: i32,
  height: i32,
  width: i32,
  planes: usize,
  rowBytes: usize,
  oddBytes: usize,
  weight: usize,
  bias: f32,
  minimum: f32,
  maximum: f32,
  y: usize,
): void {
  if (stride == 1) {
    plane3x3(1, height, width, planes, rowBytes, oddBytes, weight, bias, minimum, maximum, y);
  } else {
    plane3x3(2, height, width, planes, rowBytes, oddBytes, weight, bias, minimum, maximum, y);
  }
}

/** `stride` is a constant. */
@inline
function plane3x3(
  stride: i32,
  height: i32,
  width: i32,
  planes: usize,
  rowBytes: usize,
  oddBytes: usize,
  weight: usize,
  bias: f32,
  minimum: f32,
  maximum: f32,
  y: usize,
): void {
  const start = f32x4.splat(bias);
  const low = f32x4.splat(minimum);
  const high = f32x4.splat(maximum);
  const weight0 = v128.load32_splat(weight);
  const weight1 = v128.load32_splat(weight, 4);
  const weight2 = v128.load32_splat(weight, 8);
  const weight3 = v128.load32_splat(weight, 12);
  const weight4 = v128.load32_splat(weight, 16);
  const weight5 = v128.load32_splat(weight, 20);
  const weight6 = v128.load32_splat(weight, 24);
  const weight7 = v128.load32_splat(weight, 28);
  const weight8 = v128.load32_splat(weight, 32);
  const last = (<usize>(width - 4)) << 2;
  for (let row = 0; row < height; row++) {
    let at: usize = 0;
    while (true) {
      const sum0 = tapSum(
        stride,
        planes + at,
        rowBytes,
        oddBytes,
        start,
        weight0,
        weight1,
        weight2,
        weight3,
        weight4,
        weight5,
        weight6,
        weight7,
        weight8,
      );
      v128.store(y + at, clamp(sum0, low, high));
      if (at == last) break;
      at = min(at + 16, last);
      const sum1 = tapSum(
        stride,
        planes + at,
        rowBytes,
        oddBytes,
        start,
        weight0,
        weight1,
        weight2,
        weight3,
        weight4,
        weight5,
        weight6,
        weight7,
        weight8,
      );
      v128.store(y + at, clamp(sum1, low, high));
      if (at == last) break;
      at = min(at + 16, last);
    }
    planes += <usize>stride * rowBytes;
    y += (<usize>width) << 2;
  }
}

/**
 * start + the nine taps. With a fused multiply-add each kernel row has a chain of its own, which three latencies of 4
 * cycles and two additions end, where one chain takes nine; without it, the products are off the chain already.
 */
@inline
function tapSum(
  stride: i32,
  row0: usize,
  rowBytes: usize,
  oddBytes: usize,
  start: v128,
  weight0: v128,
  weight1: v128,
  weight2: v128,
  weight3: v128,
  weight4: v128,
  weight5: v128,
  weight6: v128,
  weight7: v128,
  weight8: v128,
): v128 {
  const row1 = row0 + rowBytes;
  const row2 = row1 + rowBytes;
  if (HAS_RELAXED_MADD) {
    const sum0 = rowSum(stride, row0, oddBytes, madd(weight0, v128.load(row0), start), weight1, weight2);
    const sum1 = rowSum(stride, row1, oddBytes, f32x4.mul(weight3, v128.load(row1)), weight4, weight5);
    const sum2 = rowSum(stride, row2, oddBytes, f32x4.mul(weight6, v128.load(row2)), weight7, weight8);
    return f32x4.add(sum0, f32x4.add(sum1, sum2));
  }
  const sum0 = rowSum(stride, row0, oddBytes, madd(weight0, v128.load(row0), start), weight1, weight2);
  const sum1 = rowSum(stride, row1, oddBytes, madd(weight3, v128.load(row1), sum0), weight4, weight5);
  return rowSum(stride, row2, oddBytes, madd(weight6, v128.load(row2), sum1), weight7, weight8);
}

/** first + the second and the third tap of a kernel row. */
@inline
function rowSum(stride: i32, row: usize, oddBytes: usize, first: v128, weight1: v128, weight2: v128): v128 {
  if (stride == 1) return madd(weight2, v128.load(row, 8), madd(weight1, v128.load(row, 4), first));
  return madd(weight2, v128.load(row, 4), madd(weight1, v128.load(row + oddBytes), first));
}
