import { demotePairs, promoteHigh, promoteLow } from "../core/lanes";
import { sumEight } from "../core/reduce";

/**
 * y[channel] = sum of x [batch, channels, size] over batch and size, in f64: every group of eight of a plane goes to
 * eight accumulators that run through the whole batch, the rest of each plane to a ninth.
 */
export function channel_sum_f32(batch: i32, channels: i32, size: i32, x: usize, y: usize): void {
  if (size == 1) {
    sumRows(batch, channels, x, y);
    return;
  }
  const planeBytes = (<usize>size) << 2;
  const batchStride = planeBytes * channels;
  for (let channel = 0; channel < channels; channel++) {
    let sum01_f64x2 = f64x2.splat(0);
    let sum23_f64x2 = f64x2.splat(0);
    let sum45_f64x2 = f64x2.splat(0);
    let sum67_f64x2 = f64x2.splat(0);
    let rest: f64 = 0;
    let plane = x + planeBytes * channel;
    for (let image = 0; image < batch; image++) {
      let pointer = plane;
      let left = size;
      for (; left >= 8; left -= 8) {
        const first_f32x4 = v128.load(pointer);
        const second_f32x4 = v128.load(pointer, 16);
        sum01_f64x2 = f64x2.add(sum01_f64x2, promoteLow(first_f32x4));
        sum23_f64x2 = f64x2.add(sum23_f64x2, promoteHigh(first_f32x4));
        sum45_f64x2 = f64x2.add(sum45_f64x2, promoteLow(second_f32x4));
        sum67_f64x2 = f64x2.add(sum67_f64x2, promoteHigh(second_f32x4));
        pointer += 32;
      }
      for (; left > 0; left--) {
        rest += <f64>load<f32>(pointer);
        pointer += 4;
      }
      plane += batchStride;
    }
    store<f32>(y, <f32>(sumEight(sum01_f64x2, sum23_f64x2, sum45_f64x2, sum67_f64x2) + rest));
    y += 4;
  }
}

/** The column sums of x [rows, columns], four columns at a time: a plane of one value leaves nothing to run along. */
function sumRows(rows: i32, columns: i32, x: usize, y: usize): void {
  const rowBytes = (<usize>columns) << 2;
  let left = columns;
  for (; left >= 4; left -= 4) {
    let low_f64x2 = f64x2.splat(0);
    let high_f64x2 = f64x2.splat(0);
    let pointer = x;
    for (let row = 0; row < rows; row++) {
      const value_f32x4 = v128.load(pointer);
      low_f64x2 = f64x2.add(low_f64x2, promoteLow(value_f32x4));
      high_f64x2 = f64x2.add(high_f64x2, promoteHigh(value_f32x4));
      pointer += rowBytes;
    }
    v128.store(y, demotePairs(low_f64x2, high_f64x2));
    x += 16;
    y += 16;
  }
  for (; left > 0; left--) {
    let sum: f64 = 0;
    let pointer = x;
    for (let row = 0; row < rows; row++) {
      sum += <f64>load<f32>(pointer);
      pointer += rowBytes;
    }
    store<f32>(y, <f32>sum);
    x += 4;
    y += 4;
  }
}
