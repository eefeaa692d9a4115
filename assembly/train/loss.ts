import { log_f32x4 } from "../core/elementary";
import { loadLanes, promoteHigh, promoteLow, storeLanes, sumPair } from "../core/lanes";
import { exponentials, rowMaximum } from "../dense/softmax";

/**
 * The mean over rows of ln(sum e^(x - max)) - (x[label] - max), and dLogits = (softmax - onehot) / rows; `dLogits` may be
 * `logits`. Labels are in [0, columns): the caller checks.
 */
export function softmax_cross_entropy_f32(rows: i32, columns: i32, logits: usize, labels: usize, dLogits: usize): f64 {
  const rowBytes = (<usize>columns) << 2;
  const share: f32 = 1 / <f32>rows;
  let loss: f64 = 0;
  for (let row = 0; row < rows; row++) {
    const label = (<usize>load<i32>(labels)) << 2;
    const maximum = rowMaximum(columns, logits);
    const distance = <f64>maximum - <f64>load<f32>(logits + label);
    const sum = exponentials(columns, logits, maximum, dLogits);
    const factor_f32x4 = f32x4.splat(<f32>(1 / (sum * <f64>rows)));
    let target = dLogits;
    for (let left = columns; left > 0; left -= 4) {
      storeLanes(target, f32x4.mul(loadLanes(target, left, f32x4.splat(0)), factor_f32x4), left);
      target += 16;
    }
    store<f32>(dLogits + label, load<f32>(dLogits + label) - share);
    loss += distance + logarithm(sum);
    logits += rowBytes;
    dLogits += rowBytes;
    labels += 4;
  }
  return loss / <f64>rows;
}

/**
 * ln of a sum of exponentials, at least 1: of its nearest f32, and one step of ln(s + d) = ln s + d / s for the rest,
 * without which the loss of a confident row (a sum of 1 + 1e-9) would be 0.
 */
@inline
function logarithm(sum: f64): f64 {
  const near = <f32>sum;
  const nearLogarithm = <f64>f32x4.extract_lane(log_f32x4(f32x4.splat(near)), 0);
  return nearLogarithm + (sum - <f64>near) / <f64>near;
}

/** The mean of (y - target)^2, summed in f64, and dy = 2 (y - target) / n; `dy` may be `y` or `target`. */
export function mean_squared_error_f32(n: i32, y: usize, target: usize, dy: usize): f64 {
  const count = <f64>n;
  const factor_f32x4 = f32x4.splat(2 / <f32>n);
  let low_f64x2 = f64x2.splat(0);
  let high_f64x2 = f64x2.splat(0);
  for (; n >= 4; n -= 4) {
    const error_f32x4 = f32x4.sub(v128.load(y), v128.load(target));
    const errorLow_f64x2 = promoteLow(error_f32x4);
    const errorHigh_f64x2 = promoteHigh(error_f32x4);
    low_f64x2 = f64x2.add(low_f64x2, f64x2.mul(errorLow_f64x2, errorLow_f64x2));
    high_f64x2 = f64x2.add(high_f64x2, f64x2.mul(errorHigh_f64x2, errorHigh_f64x2));
    v128.store(dy, f32x4.mul(error_f32x4, factor_f32x4));
    y += 16;
    target += 16;
    dy += 16;
  }
  let sum = sumPair(f64x2.add(low_f64x2, high_f64x2));
  for (; n > 0; n--) {
    const error = load<f32>(y) - load<f32>(target);
    sum += <f64>error * <f64>error;
    store<f32>(dy, error * f32x4.extract_lane(factor_f32x4, 0));
    y += 4;
    target += 4;
    dy += 4;
  }
  return sum / count;
}
