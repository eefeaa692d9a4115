import { promoteHigh, promoteLow, sumPair, vectorBytes } from "../core/lanes";
import { sumEight } from "../core/reduce";
import { madd } from "../simd/f32x4";

/** Mean and 1 / deviation of a row in f64, from the function that makes them to those that need both. */
const MOMENTS: usize = memory.data(16, 8);

/** The means of g and of g x^ over a row, for backward. */
const MEANS: usize = memory.data(16, 8);

/** y = gamma (x - mean) / sqrt(variance + epsilon) + beta, each row by its own mean and variance; `y` may be `x`. */
export function layer_norm_forward_f32(
  rows: i32,
  features: i32,
  x: usize,
  gamma: usize,
  beta: usize,
  epsilon: f32,
  y: usize,
): void {
  const rowBytes = (<usize>features) << 2;
  for (let row = 0; row < rows; row++) {
    rowMoments(features, x, epsilon);
    normalizeRow(features, x, gamma, beta, y);
    x += rowBytes;
    y += rowBytes;
  }
}

/**
 * With x^ = (x - mean) / deviation and g = dy gamma: dx = (g - mean(g) - x^ mean(g x^)) / deviation, means over the row;
 * dGamma = sum dy x^ and dBeta = sum dy over the rows. Sums in f64; `dx` may be `x` or `dy`. The moments are made again,
 * which a row in the nearest cache allows, so that the mean keeps what an f32 would round off. Scratch: 16 bytes a feature.
 */
export function layer_norm_backward_f32(
  rows: i32,
  features: i32,
  x: usize,
  dy: usize,
  gamma: usize,
  epsilon: f32,
  dx: usize,
  dGamma: usize,
  dBeta: usize,
  scratch: usize,
): void {
  const rowBytes = (<usize>features) << 2;
  for (let offset: usize = 0; offset < rowBytes << 2; offset += 8) store<f64>(scratch + offset, 0);
  for (let row = 0; row < rows; row++) {
    rowMoments(features, x, epsilon);
    sumRow(features, x, dy, gamma, scratch);
    rowGradient(features, x, dy, gamma, dx);
    x += rowBytes;
    dy += rowBytes;
    dx += rowBytes;
  }
  for (let offset: usize = 0; offset < rowBytes; offset += 4) {
    store<f32>(dBeta + offset, <f32>load<f64>(scratch + (offset << 1)));
    store<f32>(dGamma + offset, <f32>load<f64>(scratch + ((rowBytes + offset) << 1)));
  }
}

/**
 * Leaves mean and 1 / sqrt(variance + epsilon) at MOMENTS, by the deviations from the row's first value, as
 * `batch_norm_statistics_f32` does. Eight accumulators: four leave the additions' latency in the way.
 */
function rowMoments(features: i32, x: usize, epsilon: f32): void {
  const origin = <f64>load<f32>(x);
  const origin_f64x2 = f64x2.splat(origin);
  let sum01_f64x2 = f64x2.splat(0);
  let sum23_f64x2 = f64x2.splat(0);
  let sum45_f64x2 = f64x2.splat(0);
  let sum67_f64x2 = f64x2.splat(0);
  let square01_f64x2 = f64x2.splat(0);
  let square23_f64x2 = f64x2.splat(0);
  let square45_f64x2 = f64x2.splat(0);
  let square67_f64x2 = f64x2.splat(0);
  let left = features;
  for (; left >= 8; left -= 8) {
    const first_f64x2 = f64x2.sub(promoteLow(v128.load(x)), origin_f64x2);
    sum01_f64x2 = f64x2.add(sum01_f64x2, first_f64x2);
    square01_f64x2 = f64x2.add(square01_f64x2, f64x2.mul(first_f64x2, first_f64x2));
    const second_f64x2 = f64x2.sub(promoteHigh(v128.load(x)), origin_f64x2);
    sum23_f64x2 = f64x2.add(sum23_f64x2, second_f64x2);
    square23_f64x2 = f64x2.add(square23_f64x2, f64x2.mul(second_f64x2, second_f64x2));
    const third_f64x2 = f64x2.sub(promoteLow(v128.load(x, 16)), origin_f64x2);
    sum45_f64x2 = f64x2.add(sum45_f64x2, third_f64x2);
    square45_f64x2 = f64x2.add(square45_f64x2, f64x2.mul(third_f64x2, third_f64x2));
    const fourth_f64x2 = f64x2.sub(promoteHigh(v128.load(x, 16)), origin_f64x2);
    sum67_f64x2 = f64x2.add(sum67_f64x2, fourth_f64x2);
    square67_f64x2 = f64x2.add(square67_f64x2, f64x2.mul(fourth_f64x2, fourth_f64x2));
    x += 32;
  }
  let sum = sumEight(sum01_f64x2, sum23_f64x2, sum45_f64x2, sum67_f64x2);
  let square = sumEight(square01_f64x2, square23_f64x2, square45_f64x2, square67_f64x2);
  for (; left > 0; left--) {
    const deviation = <f64>load<f32>(x) - origin;
    sum += deviation;
    square += deviation * deviation;
    x += 4;
  }
  const shift = sum / <f64>features;
  const variance = max<f64>(square / <f64>features - shift * shift, 0);
  store<f64>(MOMENTS, origin + shift);
  store<f64>(MOMENTS, 1 / sqrt<f64>(variance + <f64>epsilon), 8);
}

/** The mean's f32, and what it leaves of it: x less the one is nearly exact, less the other exact to the mean's 2^-48. */
@inline
function meanHigh(): f32 {
  return <f32>load<f64>(MOMENTS);
}


@inline
function meanLow(): f32 {
  const high = <f64>meanHigh();
  return <f32>(load<f64>(MOMENTS) - high);
}


@inline
function inverseDeviation(): f32 {
  return <f32>load<f64>(MOMENTS, 8);
}

/** x^ lane by lane. */
@inline
function normal_f32x4(x: v128, high_f32x4: v128, low_f32x4: v128, inverse_f32x4: v128): v128 {
  return f32x4.mul(f32x4.sub(f32x4.sub(x, high_f32x4), low_f32x4), inverse_f32x4);
}

function normalizeRow(features: i32, x: usize, gamma: usize, beta: usize, y: usize): void {
  const high_f32x4 = f32x4.splat(meanHigh());
  const low_f32x4 = f32x4.splat(meanLow());
  const inverse_f32x4 = f32x4.splat(inverseDeviation());
  const vectorsEnd = vectorBytes(features);
  let offset: usize = 0;
  for (; offset < vectorsEnd; offset += 16) {
    const normal = normal_f32x4(v128.load(x + offset), high_f32x4, low_f32x4, inverse_f32x4);
    v128.store(y + offset, madd(normal, v128.load(gamma + offset), v128.load(beta + offset)));
  }
  for (const end = (<usize>features) << 2; offset < end; offset += 4) {
    const normal = normal_f32x4(v128.load_splat<f32>(x + offset), high_f32x4, low_f32x4, inverse_f32x4);
    const scaled_f32x4 = madd(normal, v128.load_splat<f32>(gamma + offset), v128.load_splat<f32>(beta + offset));
    v128.store_lane<f32>(y + offset, scaled_f32x4, 0);
  }
}

/** Adds dy and dy x^ to the sums of their features, and leaves the row's means at MEANS. */
function sumRow(features: i32, x: usize, dy: usize, gamma: usize, sums: usize): void {
  const high = meanHigh();
  const low = meanLow();
  const inverse = inverseDeviation();
  const high_f32x4 = f32x4.splat(high);
  const low_f32x4 = f32x4.splat(low);
  const inverse_f32x4 = f32x4.splat(inverse);
  const products = sums + ((<usize>features) << 3);
  let sumLow_f64x2 = f64x2.splat(0);
  let sumHigh_f64x2 = f64x2.splat(0);
  let productLow_f64x2 = f64x2.splat(0);
  let productHigh_f64x2 = f64x2.splat(0);
  const vectorsEnd = vectorBytes(features);
  let offset: usize = 0;
  for (; offset < vectorsEnd; offset += 16) {
    const normal = normal_f32x4(v128.load(x + offset), high_f32x4, low_f32x4, inverse_f32x4);
    const dy_f32x4 = v128.load(dy + offset);
    const g_f32x4 = f32x4.mul(dy_f32x4, v128.load(gamma + offset));
    const normalLow_f64x2 = promoteLow(normal);
    const normalHigh_f64x2 = promoteHigh(normal);
    const gLow_f64x2 = promoteLow(g_f32x4);
    const gHigh_f64x2 = promoteHigh(g_f32x4);
    sumLow_f64x2 = f64x2.add(sumLow_f64x2, gLow_f64x2);
    sumHigh_f64x2 = f64x2.add(sumHigh_f64x2, gHigh_f64x2);
    productLow_f64x2 = f64x2.add(productLow_f64x2, f64x2.mul(gLow_f64x2, normalLow_f64x2));
    productHigh_f64x2 = f64x2.add(productHigh_f64x2, f64x2.mul(gHigh_f64x2, normalHigh_f64x2));
    const at = offset << 1;
    const dyLow_f64x2 = promoteLow(dy_f32x4);
    const dyHigh_f64x2 = promoteHigh(dy_f32x4);
    v128.store(sums + at, f64x2.add(v128.load(sums + at), dyLow_f64x2));
    v128.store(sums + at, f64x2.add(v128.load(sums + at, 16), dyHigh_f64x2), 16);
    v128.store(products + at, f64x2.add(v128.load(products + at), f64x2.mul(dyLow_f64x2, normalLow_f64x2)));
    v128.store(products + at, f64x2.add(v128.load(products + at, 16), f64x2.mul(dyHigh_f64x2, normalHigh_f64x2)), 16);
  }
  let sum = sumPair(f64x2.add(sumLow_f64x2, sumHigh_f64x2));
  let product = sumPair(f64x2.add(productLow_f64x2, productHigh_f64x2));
  for (const end = (<usize>features) << 2; offset < end; offset += 4) {
    const normal = (load<f32>(x + offset) - high - low) * inverse;
    const gradient = load<f32>(dy + offset);
    const g = gradient * load<f32>(gamma + offset);
    sum += <f64>g;
    product += <f64>g * <f64>normal;
    const at = offset << 1;
    store<f64>(sums + at, load<f64>(sums + at) + <f64>gradient);
    store<f64>(products + at, load<f64>(products + at) + <f64>gradient * <f64>normal);
  }
  store<f64>(MEANS, sum / <f64>features);
  store<f64>(MEANS, product / <f64>features, 8);
}

/** dx = (g - mean(g)) / deviation - x^ mean(g x^) / deviation. */
function rowGradient(features: i32, x: usize, dy: usize, gamma: usize, dx: usize): void {
  const high_f32x4 = f32x4.splat(meanHigh());
  const low_f32x4 = f32x4.splat(meanLow());
  const inverse_f32x4 = f32x4.splat(inverseDeviation());
  const mean_f32x4 = f32x4.splat(<f32>load<f64>(MEANS));
  const slope_f32x4 = f32x4.splat(<f32>(-load<f64>(MEANS, 8) * load<f64>(MOMENTS, 8)));
  const vectorsEnd = vectorBytes(features);
  let offset: usize = 0;
  for (; offset < vectorsEnd; offset += 16) {
    const normal = normal_f32x4(v128.load(x + offset), high_f32x4, low_f32x4, inverse_f32x4);
    const g_f32x4 = f32x4.mul(v128.load(dy + offset), v128.load(gamma + offset));
    const direct_f32x4 = f32x4.mul(f32x4.sub(g_f32x4, mean_f32x4), inverse_f32x4);
    v128.store(dx + offset, madd(normal, slope_f32x4, direct_f32x4));
  }
  for (const end = (<usize>features) << 2; offset < end; offset += 4) {
    const normal = normal_f32x4(v128.load_splat<f32>(x + offset), high_f32x4, low_f32x4, inverse_f32x4);
    const g_f32x4 = f32x4.mul(v128.load_splat<f32>(dy + offset), v128.load_splat<f32>(gamma + offset));
    const direct_f32x4 = f32x4.mul(f32x4.sub(g_f32x4, mean_f32x4), inverse_f32x4);
    v128.store_lane<f32>(dx + offset, madd(normal, slope_f32x4, direct_f32x4), 0);
  }
}
