import { demotePairs, loadLanes, promoteHigh, promoteLow, storeLanes, sumPair, vectorBytes } from "../core/lanes";
import { madd } from "../simd/f32x4";

/** The two sums of a channel, from the function that makes them to the one that needs both. */
const SUMS: usize = memory.data(16, 8);

/**
 * With n = batch size, r = 1 / sqrt(variance + epsilon) and c = x - mean: dBeta = sum dy; dGamma = r sum dy c;
 * dx = gamma r (dy - dBeta / n - c r dGamma / n). Sums in f64; `dx` may be `dy` or `x`.
 */
export function batch_norm_backward_f32(
  batch: i32,
  channels: i32,
  size: i32,
  x: usize,
  dy: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  epsilon: f32,
  dx: usize,
  dGamma: usize,
  dBeta: usize,
): void {
  if (size == 1) {
    rowsBackward(batch, channels, x, dy, mean, variance, gamma, epsilon, dx, dGamma, dBeta);
    return;
  }
  const planeBytes = (<usize>size) << 2;
  const count = <f64>batch * <f64>size;
  const batchStride = planeBytes * channels;
  for (let channel = 0; channel < channels; channel++) {
    const offset = (<usize>channel) << 2;
    const centre = load<f32>(mean + offset);
    const inverse = 1 / sqrt<f64>(<f64>load<f32>(variance + offset) + <f64>epsilon);
    const scale = <f64>load<f32>(gamma + offset) * inverse;
    const plane = planeBytes * channel;
    channelSums(batch, size, batchStride, x + plane, dy + plane, centre, inverse, dGamma + offset, dBeta + offset);
    const meanGradient = load<f64>(SUMS) / count;
    const slope = (scale * inverse * inverse * load<f64>(SUMS, 8)) / count;
    for (let image = 0; image < batch; image++) {
      const at = plane + batchStride * image;
      planeGradient(size, x + at, dy + at, centre, <f32>meanGradient, <f32>scale, <f32>-slope, dx + at);
    }
  }
}

/** Leaves dBeta and dGamma of one channel as f32 and, at SUMS, the sums of dy and of dy (x - centre) as f64. */
function channelSums(
  batch: i32,
  size: i32,
  batchStride: usize,
  x: usize,
  dy: usize,
  centre: f32,
  inverse: f64,
  dGamma: usize,
  dBeta: usize,
): void {
  const centre_f32x4 = f32x4.splat(centre);
  let sum01_f64x2 = f64x2.splat(0);
  let sum23_f64x2 = f64x2.splat(0);
  let product01_f64x2 = f64x2.splat(0);
  let product23_f64x2 = f64x2.splat(0);
  let restSum: f64 = 0;
  let restProduct: f64 = 0;
  for (let image = 0; image < batch; image++) {
    let offset: usize = 0;
    for (const vectorsEnd = vectorBytes(size); offset < vectorsEnd; offset += 16) {
      const dy_f32x4 = v128.load(dy + offset);
      const centred_f32x4 = f32x4.sub(v128.load(x + offset), centre_f32x4);
      const dyLow_f64x2 = promoteLow(dy_f32x4);
      const dyHigh_f64x2 = promoteHigh(dy_f32x4);
      sum01_f64x2 = f64x2.add(sum01_f64x2, dyLow_f64x2);
      sum23_f64x2 = f64x2.add(sum23_f64x2, dyHigh_f64x2);
      product01_f64x2 = f64x2.add(product01_f64x2, f64x2.mul(dyLow_f64x2, promoteLow(centred_f32x4)));
      product23_f64x2 = f64x2.add(product23_f64x2, f64x2.mul(dyHigh_f64x2, promoteHigh(centred_f32x4)));
    }
    for (const end = (<usize>size) << 2; offset < end; offset += 4) {
      const gradient = load<f32>(dy + offset);
      restSum += <f64>gradient;
      restProduct += <f64>gradient * <f64>(load<f32>(x + offset) - centre);
    }
    x += batchStride;
    dy += batchStride;
  }
  const sum = sumPair(f64x2.add(sum01_f64x2, sum23_f64x2)) + restSum;
  const product = sumPair(f64x2.add(product01_f64x2, product23_f64x2)) + restProduct;
  store<f64>(SUMS, sum);
  store<f64>(SUMS, product, 8);
  store<f32>(dBeta, <f32>sum);
  store<f32>(dGamma, <f32>(product * inverse));
}

/** dx = scale (dy - meanGradient) + slope (x - centre). */
@inline
function planeGradient(
  size: i32,
  x: usize,
  dy: usize,
  centre: f32,
  meanGradient: f32,
  scale: f32,
  slope: f32,
  dx: usize,
): void {
  const centre_f32x4 = f32x4.splat(centre);
  const meanGradient_f32x4 = f32x4.splat(meanGradient);
  const scale_f32x4 = f32x4.splat(scale);
  const slope_f32x4 = f32x4.splat(slope);
  for (; size >= 4; size -= 4) {
    const centred_f32x4 = f32x4.sub(v128.load(x), centre_f32x4);
    const gradient_f32x4 = f32x4.sub(v128.load(dy), meanGradient_f32x4);
    v128.store(dx, madd(centred_f32x4, slope_f32x4, f32x4.mul(gradient_f32x4, scale_f32x4)));
    x += 16;
    dy += 16;
    dx += 16;
  }
  if (size == 0) return;
  const centred_f32x4 = f32x4.sub(loadLanes(x, size, centre_f32x4), centre_f32x4);
  const gradient_f32x4 = f32x4.sub(loadLanes(dy, size, meanGradient_f32x4), meanGradient_f32x4);
  storeLanes(dx, madd(centred_f32x4, slope_f32x4, f32x4.mul(gradient_f32x4, scale_f32x4)), size);
}

/** Planes of one value: four channels side by side, down the batch. */
function rowsBackward(
  rows: i32,
  channels: i32,
  x: usize,
  dy: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  epsilon: f32,
  dx: usize,
  dGamma: usize,
  dBeta: usize,
): void {
  const rowBytes = (<usize>channels) << 2;
  // Two bodies: a test of the count at every load halves the speed.
  for (; channels >= 4; channels -= 4) {
    columnsBackward(4, rows, rowBytes, x, dy, mean, variance, gamma, epsilon, dx, dGamma, dBeta);
    x += 16;
    dy += 16;
    mean += 16;
    variance += 16;
    gamma += 16;
    dx += 16;
    dGamma += 16;
    dBeta += 16;
  }
  if (channels == 0) return;
  columnsBackward(channels, rows, rowBytes, x, dy, mean, variance, gamma, epsilon, dx, dGamma, dBeta);
}


@inline
function columnsBackward(
  count: i32,
  rows: i32,
  rowBytes: usize,
  x: usize,
  dy: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  epsilon: f32,
  dx: usize,
  dGamma: usize,
  dBeta: usize,
): void {
  const zero_f32x4 = f32x4.splat(0);
  const epsilon_f64x2 = f64x2.splat(<f64>epsilon);
  const rows_f64x2 = f64x2.splat(<f64>rows);
  const centre_f32x4 = loadLanes(mean, count, zero_f32x4);
  const variance_f32x4 = loadLanes(variance, count, f32x4.splat(1));
  const gamma_f32x4 = loadLanes(gamma, count, zero_f32x4);
  let sumLow_f64x2 = f64x2.splat(0);
  let sumHigh_f64x2 = f64x2.splat(0);
  let productLow_f64x2 = f64x2.splat(0);
  let productHigh_f64x2 = f64x2.splat(0);
  for (let row = 0, offset: usize = 0; row < rows; row++, offset += rowBytes) {
    const dy_f32x4 = loadLanes(dy + offset, count, zero_f32x4);
    const centred_f32x4 = f32x4.sub(loadLanes(x + offset, count, centre_f32x4), centre_f32x4);
    const dyLow_f64x2 = promoteLow(dy_f32x4);
    const dyHigh_f64x2 = promoteHigh(dy_f32x4);
    sumLow_f64x2 = f64x2.add(sumLow_f64x2, dyLow_f64x2);
    sumHigh_f64x2 = f64x2.add(sumHigh_f64x2, dyHigh_f64x2);
    productLow_f64x2 = f64x2.add(productLow_f64x2, f64x2.mul(dyLow_f64x2, promoteLow(centred_f32x4)));
    productHigh_f64x2 = f64x2.add(productHigh_f64x2, f64x2.mul(dyHigh_f64x2, promoteHigh(centred_f32x4)));
  }
  const inverseLow_f64x2 = inverseRoot(f64x2.add(promoteLow(variance_f32x4), epsilon_f64x2));
  const inverseHigh_f64x2 = inverseRoot(f64x2.add(promoteHigh(variance_f32x4), epsilon_f64x2));
  // x^ = centred r, so that dGamma = r sum dy c, and its share of dx is gamma r^3 c times that sum / n.
  const dGammaLow_f64x2 = f64x2.mul(productLow_f64x2, inverseLow_f64x2);
  const dGammaHigh_f64x2 = f64x2.mul(productHigh_f64x2, inverseHigh_f64x2);
  const scaleLow_f64x2 = f64x2.mul(promoteLow(gamma_f32x4), inverseLow_f64x2);
  const scaleHigh_f64x2 = f64x2.mul(promoteHigh(gamma_f32x4), inverseHigh_f64x2);
  const slopeLow_f64x2 = f64x2.div(f64x2.mul(f64x2.mul(scaleLow_f64x2, inverseLow_f64x2), dGammaLow_f64x2), rows_f64x2);
  const slopeHigh_f64x2 = f64x2.div(
    f64x2.mul(f64x2.mul(scaleHigh_f64x2, inverseHigh_f64x2), dGammaHigh_f64x2),
    rows_f64x2,
  );
  storeLanes(dBeta, demotePairs(sumLow_f64x2, sumHigh_f64x2), count);
  storeLanes(dGamma, demotePairs(dGammaLow_f64x2, dGammaHigh_f64x2), count);
  const meanGradient_f32x4 = demotePairs(f64x2.div(sumLow_f64x2, rows_f64x2), f64x2.div(sumHigh_f64x2, rows_f64x2));
  const scale_f32x4 = demotePairs(scaleLow_f64x2, scaleHigh_f64x2);
  const slope_f32x4 = f32x4.neg(demotePairs(slopeLow_f64x2, slopeHigh_f64x2));
  for (let row = 0, offset: usize = 0; row < rows; row++, offset += rowBytes) {
    const centred_f32x4 = f32x4.sub(loadLanes(x + offset, count, centre_f32x4), centre_f32x4);
    const gradient_f32x4 = f32x4.sub(loadLanes(dy + offset, count, zero_f32x4), meanGradient_f32x4);
    storeLanes(dx + offset, madd(centred_f32x4, slope_f32x4, f32x4.mul(gradient_f32x4, scale_f32x4)), count);
  }
}


@inline
function inverseRoot(value_f64x2: v128): v128 {
  return f64x2.div(f64x2.splat(1), f64x2.sqrt(value_f64x2));
}
