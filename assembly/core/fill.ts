import { vectorBytes } from "./lanes";

/** y = value. */
export function fill_f32(n: i32, value: f32, y: usize): void {
  const value_f32x4 = f32x4.splat(value);
  const vectorsEnd = y + vectorBytes(n);
  for (; y < vectorsEnd; y += 16) v128.store(y, value_f32x4);
  for (let left = n & 3; left > 0; left--) {
    store<f32>(y, value);
    y += 4;
  }
}
