/** The stem's tile for the filters that its taller one leaves over: one or two of them by two or three panels of eight pixels. */
import { Shape } from "../core/shape";
import { clamp, madd } from "../simd/f32x4";
import { TILE_ROWS } from "../simd/tile";

/** As many sums as the taller tile has: 12 with a fused multiply-add, else 8. */
const HAS_THIRD_PANEL: bool = TILE_ROWS == 6;

/**
 * As `multiplyStem`, for one or two filters. With a fused multiply-add it takes the last eight of 32 filters 1.2 times as fast
 * as four filters by one panel do, whose eight sums cover the latency only just.
 */
export function multiplyStemPair(
  filters: i32,
  shape: Shape,
  taps: i32,
  weight: usize,
  bias: usize,
  strip: usize,
  oddBytes: usize,
  rowOffsets: usize,
  count: i32,
  panels: usize,
  y: usize,
  filterBytes: usize,
): void {
  const step = (<usize>filters) << 2;
  const end = weight + <usize>taps * step;
  const last = panels + ((<usize>(count - 1)) << 3);
  // One filter is taken for both: the second result is the first, stored over it.
  const other = step - 4;
  const otherBytes = filters > 1 ? filterBytes : 0;
  for (; panels <= last; panels += HAS_THIRD_PANEL ? 24 : 16) {
    // Beyond the last panel it is computed again.
    const second = min(panels + 8, last);
    const third = min(panels + 16, last);
    const base0 = strip + <usize>load<u32>(panels);
    const base1 = strip + <usize>load<u32>(second);
    const base2 = HAS_THIRD_PANEL ? strip + <usize>load<u32>(third) : base1;
    let sum00 = v128.load32_splat(bias);
    let sum01 = sum00;
    let sum02 = sum00;
    let sum03 = sum00;
    let sum04 = sum00;
    let sum05 = sum00;
    let sum10 = v128.load32_splat(bias + other);
    let sum11 = sum10;
    let sum12 = sum10;
    let sum13 = sum10;
    let sum14 = sum10;
    let sum15 = sum10;
    let row = rowOffsets;
    let at = weight;
    let factor0: v128;
    let factor1: v128;
    let pixels: v128;
    while (true) {
      const offset = <usize>load<u32>(row);
      const even0 = base0 + offset;
      const even1 = base1 + offset;
      const even2 = base2 + offset;
      factor0 = v128.load32_splat(at);
      factor1 = v128.load32_splat(at + other);
      pixels = v128.load(even0);
      sum00 = madd(factor0, pixels, sum00);
      sum10 = madd(factor1, pixels, sum10);
      pixels = v128.load(even0, 16);
      sum01 = madd(factor0, pixels, sum01);
      sum11 = madd(factor1, pixels, sum11);
      pixels = v128.load(even1);
      sum02 = madd(factor0, pixels, sum02);
      sum12 = madd(factor1, pixels, sum12);
      pixels = v128.load(even1, 16);
      sum03 = madd(factor0, pixels, sum03);
      sum13 = madd(factor1, pixels, sum13);
      if (HAS_THIRD_PANEL) {
        pixels = v128.load(even2);
        sum04 = madd(factor0, pixels, sum04);
        sum14 = madd(factor1, pixels, sum14);
        pixels = v128.load(even2, 16);
        sum05 = madd(factor0, pixels, sum05);
        sum15 = madd(factor1, pixels, sum15);
      }
      at += step;
      if (at == end) break;
      factor0 = v128.load32_splat(at);
      factor1 = v128.load32_splat(at + other);
      pixels = v128.load(even0 + oddBytes);
      sum00 = madd(factor0, pixels, sum00);
      sum10 = madd(factor1, pixels, sum10);
      pixels = v128.load(even0 + oddBytes, 16);
      sum01 = madd(factor0, pixels, sum01);
      sum11 = madd(factor1, pixels, sum11);
      pixels = v128.load(even1 + oddBytes);
      sum02 = madd(factor0, pixels, sum02);
      sum12 = madd(factor1, pixels, sum12);
      pixels = v128.load(even1 + oddBytes, 16);
      sum03 = madd(factor0, pixels, sum03);
      sum13 = madd(factor1, pixels, sum13);
      if (HAS_THIRD_PANEL) {
        pixels = v128.load(even2 + oddBytes);
        sum04 = madd(factor0, pixels, sum04);
        sum14 = madd(factor1, pixels, sum14);
        pixels = v128.load(even2 + oddBytes, 16);
        sum05 = madd(factor0, pixels, sum05);
        sum15 = madd(factor1, pixels, sum15);
      }
      at += step;
      if (at == end) break;
      factor0 = v128.load32_splat(at);
      factor1 = v128.load32_splat(at + other);
      pixels = v128.load(even0, 4);
      sum00 = madd(factor0, pixels, sum00);
      sum10 = madd(factor1, pixels, sum10);
      pixels = v128.load(even0, 20);
      sum01 = madd(factor0, pixels, sum01);
      sum11 = madd(factor1, pixels, sum11);
      pixels = v128.load(even1, 4);
      sum02 = madd(factor0, pixels, sum02);
      sum12 = madd(factor1, pixels, sum12);
      pixels = v128.load(even1, 20);
      sum03 = madd(factor0, pixels, sum03);
      sum13 = madd(factor1, pixels, sum13);
      if (HAS_THIRD_PANEL) {
        pixels = v128.load(even2, 4);
        sum04 = madd(factor0, pixels, sum04);
        sum14 = madd(factor1, pixels, sum14);
        pixels = v128.load(even2, 20);
        sum05 = madd(factor0, pixels, sum05);
        sum15 = madd(factor1, pixels, sum15);
      }
      at += step;
      if (at == end) break;
      row += 4;
    }
    const low = v128.load32_splat(changetype<usize>(shape), offsetof<Shape>("minimum"));
    const high = v128.load32_splat(changetype<usize>(shape), offsetof<Shape>("maximum"));
    let target = y + <usize>load<u32>(panels, 4);
    v128.store(target, clamp(sum00, low, high));
    v128.store(target, clamp(sum01, low, high), 16);
    v128.store(target + otherBytes, clamp(sum10, low, high));
    v128.store(target + otherBytes, clamp(sum11, low, high), 16);
    target = y + <usize>load<u32>(second, 4);
    v128.store(target, clamp(sum02, low, high));
    v128.store(target, clamp(sum03, low, high), 16);
    v128.store(target + otherBytes, clamp(sum12, low, high));
    v128.store(target + otherBytes, clamp(sum13, low, high), 16);
    if (HAS_THIRD_PANEL) {
      target = y + <usize>load<u32>(third, 4);
      v128.store(target, clamp(sum04, low, high));
      v128.store(target, clamp(sum05, low, high), 16);
      v128.store(target + otherBytes, clamp(sum14, low, high));
      v128.store(target + otherBytes, clamp(sum15, low, high), 16);
    }
  }
}
