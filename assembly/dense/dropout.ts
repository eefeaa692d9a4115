import { loadLanes, storeLanes } from "../core/lanes";
import { philox, setKeys, unitUniform, WORD_COUNT, WORDS } from "../core/random";

/**
 * y = x / (1 - rate) with probability 1 - rate, else 0 whatever x is; `y` may be `x`. Element i is kept when the i-th
 * number of uniform_f32(seed, counter, 0, 1) is at least `rate`, so the backward pass repeats the call on dy.
 */
export function dropout_f32(n: i32, x: usize, rate: f32, seedLow: i32, seedHigh: i32, counter: i32, y: usize): void {
  const rate_f32x4 = f32x4.splat(rate);
  const scale_f32x4 = f32x4.splat(1 / (1 - rate));
  setKeys(seedLow, seedHigh);
  for (let left = n; left > 0; left -= WORD_COUNT) {
    philox(counter, 0, 0, 0);
    const bytes = (<usize>min(left, WORD_COUNT)) << 2;
    for (let offset: usize = 0; offset < bytes; offset += 16) {
      const count = left - <i32>(offset >> 2);
      const scaled_f32x4 = f32x4.mul(loadLanes(x + offset, count, f32x4.splat(0)), scale_f32x4);
      const isKept = f32x4.ge(unitUniform(WORDS + offset), rate_f32x4);
      storeLanes(y + offset, v128.and(scaled_f32x4, isKept), count);
    }
    x += 4 * WORD_COUNT;
    y += 4 * WORD_COUNT;
    counter += WORD_COUNT / 4;
  }
}
