import { madd } from "../simd/f32x4";
import { loadLanes, storeLanes } from "../core/lanes";

export { batch_norm_backward_f32 } from "./batchNormBackward";
export { batch_norm_statistics_f32 } from "./batchNormStatistics";

/**
 * y = gamma (x - mean) / sqrt(variance + epsilon) + beta; `y` may be `x`. The mean is taken off first: folding it into
 * the offset would cancel where it is large beside the deviation.
 */
export function batch_norm_forward_f32(
  batch: i32,
  channels: i32,
  size: i32,
  x: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  epsilon: f32,
  y: usize,
): void {
  if (size == 1) {
    normalizeRows(batch, channels, x, mean, variance, gamma, beta, epsilon, y);
    return;
  }
  for (let image = 0; image < batch; image++) {
    for (let channel = 0; channel < channels; channel++) {
      const offset = (<usize>channel) << 2;
      const scale = load<f32>(gamma + offset) / sqrt<f32>(load<f32>(variance + offset) + epsilon);
      normalizePlane(size, x, load<f32>(mean + offset), scale, load<f32>(beta + offset), y);
      x += (<usize>size) << 2;
      y += (<usize>size) << 2;
    }
  }
}

/** y = (x - mean) scale + beta. */
@inline
function normalizePlane(size: i32, x: usize, mean: f32, scale: f32, beta: f32, y: usize): void {
  const mean_f32x4 = f32x4.splat(mean);
  const scale_f32x4 = f32x4.splat(scale);
  const beta_f32x4 = f32x4.splat(beta);
  for (; size >= 4; size -= 4) {
    v128.store(y, madd(f32x4.sub(v128.load(x), mean_f32x4), scale_f32x4, beta_f32x4));
    x += 16;
    y += 16;
  }
  if (size == 0) return;
  const centred_f32x4 = f32x4.sub(loadLanes(x, size, mean_f32x4), mean_f32x4);
  storeLanes(y, madd(centred_f32x4, scale_f32x4, beta_f32x4), size);
}

/** Planes of one value: four channels side by side, down the batch. */
function normalizeRows(
  rows: i32,
  channels: i32,
  x: usize,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  epsilon: f32,
  y: usize,
): void {
  const rowBytes = (<usize>channels) << 2;
  for (let left = channels, at: usize = 0; left > 0; left -= 4, at += 16) {
    const mean_f32x4 = loadLanes(mean + at, left, f32x4.splat(0));
    const beta_f32x4 = loadLanes(beta + at, left, f32x4.splat(0));
    const variance_f32x4 = loadLanes(variance + at, left, f32x4.splat(1));
    const deviation_f32x4 = f32x4.sqrt(f32x4.add(variance_f32x4, f32x4.splat(epsilon)));
    const scale_f32x4 = f32x4.div(loadLanes(gamma + at, left, f32x4.splat(0)), deviation_f32x4);
    let offset = at;
    for (let row = 0; row < rows; row++) {
      const centred_f32x4 = f32x4.sub(loadLanes(x + offset, left, mean_f32x4), mean_f32x4);
      storeLanes(y + offset, madd(centred_f32x4, scale_f32x4, beta_f32x4), left);
      offset += rowBytes;
    }
  }
}
