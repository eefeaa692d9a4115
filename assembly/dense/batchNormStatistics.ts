import { demotePairs, loadLanes, promoteHigh, promoteLow, storeLanes } from "../core/lanes";
import { sumEight } from "../core/reduce";

/**
 * mean and biased variance of x [batch, channels, size] over batch and size, in one pass in f64 over the deviations from
 * the channel's first value: (first - mean)^2 is at most n variance, so that the cancelling in the variance costs at most
 * a factor n of 2^-53, however large the mean is. A channel of equal values has a variance of exactly 0.
 *
 * Every group of four of a plane goes to four accumulators that run through the batch, the rest of each plane to a fifth.
 */
export function batch_norm_statistics_f32(
  batch: i32,
  channels: i32,
  size: i32,
  x: usize,
  mean: usize,
  variance: usize,
): void {
  if (size == 1) {
    rowStatistics(batch, channels, x, mean, variance);
    return;
  }
  const planeBytes = (<usize>size) << 2;
  for (let channel = 0; channel < channels; channel++) {
    channelStatistics(batch, size, x, planeBytes * channels, mean, variance);
    x += planeBytes;
    mean += 4;
    variance += 4;
  }
}


@inline
function channelStatistics(
  batch: i32,
  size: i32,
  plane: usize,
  batchStride: usize,
  mean: usize,
  variance: usize,
): void {
  const origin = <f64>load<f32>(plane);
  const origin_f64x2 = f64x2.splat(origin);
  let sum01_f64x2 = f64x2.splat(0);
  let sum23_f64x2 = f64x2.splat(0);
  let square01_f64x2 = f64x2.splat(0);
  let square23_f64x2 = f64x2.splat(0);
  let restSum: f64 = 0;
  let restSquare: f64 = 0;
  for (let image = 0; image < batch; image++) {
    let pointer = plane;
    let left = size;
    for (; left >= 4; left -= 4) {
      const value_f32x4 = v128.load(pointer);
      const low_f64x2 = f64x2.sub(promoteLow(value_f32x4), origin_f64x2);
      const high_f64x2 = f64x2.sub(promoteHigh(value_f32x4), origin_f64x2);
      sum01_f64x2 = f64x2.add(sum01_f64x2, low_f64x2);
      sum23_f64x2 = f64x2.add(sum23_f64x2, high_f64x2);
      square01_f64x2 = f64x2.add(square01_f64x2, f64x2.mul(low_f64x2, low_f64x2));
      square23_f64x2 = f64x2.add(square23_f64x2, f64x2.mul(high_f64x2, high_f64x2));
      pointer += 16;
    }
    for (; left > 0; left--) {
      const deviation = <f64>load<f32>(pointer) - origin;
      restSum += deviation;
      restSquare += deviation * deviation;
      pointer += 4;
    }
    plane += batchStride;
  }
  const zero_f64x2 = f64x2.splat(0);
  const count = <f64>batch * <f64>size;
  const shift = (sumEight(sum01_f64x2, sum23_f64x2, zero_f64x2, zero_f64x2) + restSum) / count;
  const square = (sumEight(square01_f64x2, square23_f64x2, zero_f64x2, zero_f64x2) + restSquare) / count;
  store<f32>(mean, <f32>(origin + shift));
  store<f32>(variance, <f32>max<f64>(square - shift * shift, 0));
}

/** Planes of one value: four channels side by side, down the batch; the lanes past the last channel hold zeros. */
function rowStatistics(rows: i32, channels: i32, x: usize, mean: usize, variance: usize): void {
  const rowBytes = (<usize>channels) << 2;
  const zero_f64x2 = f64x2.splat(0);
  const count_f64x2 = f64x2.splat(<f64>rows);
  for (let left = channels; left > 0; left -= 4) {
    const origin_f32x4 = loadLanes(x, left, f32x4.splat(0));
    const originLow_f64x2 = promoteLow(origin_f32x4);
    const originHigh_f64x2 = promoteHigh(origin_f32x4);
    let sumLow_f64x2 = zero_f64x2;
    let sumHigh_f64x2 = zero_f64x2;
    let squareLow_f64x2 = zero_f64x2;
    let squareHigh_f64x2 = zero_f64x2;
    let pointer = x;
    for (let row = 0; row < rows; row++) {
      const value_f32x4 = loadLanes(pointer, left, f32x4.splat(0));
      const low_f64x2 = f64x2.sub(promoteLow(value_f32x4), originLow_f64x2);
      const high_f64x2 = f64x2.sub(promoteHigh(value_f32x4), originHigh_f64x2);
      sumLow_f64x2 = f64x2.add(sumLow_f64x2, low_f64x2);
      sumHigh_f64x2 = f64x2.add(sumHigh_f64x2, high_f64x2);
      squareLow_f64x2 = f64x2.add(squareLow_f64x2, f64x2.mul(low_f64x2, low_f64x2));
      squareHigh_f64x2 = f64x2.add(squareHigh_f64x2, f64x2.mul(high_f64x2, high_f64x2));
      pointer += rowBytes;
    }
    const shiftLow_f64x2 = f64x2.div(sumLow_f64x2, count_f64x2);
    const shiftHigh_f64x2 = f64x2.div(sumHigh_f64x2, count_f64x2);
    const varianceLow_f64x2 = varianceOf(f64x2.div(squareLow_f64x2, count_f64x2), shiftLow_f64x2);
    const varianceHigh_f64x2 = varianceOf(f64x2.div(squareHigh_f64x2, count_f64x2), shiftHigh_f64x2);
    const meanLow_f64x2 = f64x2.add(originLow_f64x2, shiftLow_f64x2);
    const meanHigh_f64x2 = f64x2.add(originHigh_f64x2, shiftHigh_f64x2);
    storeLanes(mean, demotePairs(meanLow_f64x2, meanHigh_f64x2), left);
    storeLanes(variance, demotePairs(varianceLow_f64x2, varianceHigh_f64x2), left);
    x += 16;
    mean += 16;
    variance += 16;
  }
}

/** The mean square less the squared mean, not below 0. */
@inline
function varianceOf(square_f64x2: v128, shift_f64x2: v128): v128 {
  return f64x2.pmax(f64x2.sub(square_f64x2, f64x2.mul(shift_f64x2, shift_f64x2)), f64x2.splat(0));
}
