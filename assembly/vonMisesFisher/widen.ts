import { widen_f16x4 } from "../core/half";

/** n values of binary16 as f32, four at a time: x is read and y written up to the next multiple of four. */
export function row_widen_f16(n: i32, x: usize, y: usize): void {
  for (const end = y + ((<usize>n) << 2); y < end; y += 16) {
    v128.store(y, widen_f16x4(v128.load_ext<u16>(x)));
    x += 8;
  }
}
