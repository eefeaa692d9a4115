import { widen_f16x4 } from "../core/half";

/** n values of binary16 as f32. */
export function row_widen_f16(n: i32, x: usize, y: usize): void {
  const end = y + ((<usize>(n & ~3)) << 2);
  for (; y < end; y += 16) {
    v128.store(y, widen_f16x4(v128.load_ext<u16>(x)));
    x += 8;
  }
  for (let left = n & 3; left > 0; left--) {
    const wide_f32x4 = widen_f16x4(i32x4.splat(load<u16>(x)));
    v128.store_lane<f32>(y, wide_f32x4, 0);
    x += 2;
    y += 4;
  }
}
