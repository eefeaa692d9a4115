/** The stem's register tile: six filters (four without a fused multiply-add) by eight pixels, even and odd columns apart. */
import { Shape } from "../core/shape";
import { clamp, madd } from "../simd/f32x4";
import { TILE_ROWS } from "../simd/tile";
import { multiplyStemPair } from "./stemPairTile";

/** Filters of the next panel when `remaining` are left. */
@inline
export function panelFilters(remaining: i32): i32 {
  return remaining < TILE_ROWS ? min(remaining, 2) : TILE_ROWS;
}

/**
 * y = clamp(bias + weight x) for one panel of filters, weight [taps, filters], at `count` panels of eight pixels, each sum in
 * the order of the taps.
 *
 * Panel p reads the strip from byte panels[2p] on and writes y from byte panels[2p + 1] on. `rowOffsets` has the byte offset
 * of each kernel row (channel, ky): its even columns hold the taps 0 and 2, the odd ones, `oddBytes` behind them, tap 1.
 */
export function multiplyStem(
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
  if (filters == TILE_ROWS) {
    multiplyTall(shape, taps, weight, bias, strip, oddBytes, rowOffsets, count, panels, y, filterBytes);
  } else {
    multiplyStemPair(filters, shape, taps, weight, bias, strip, oddBytes, rowOffsets, count, panels, y, filterBytes);
  }
}

/**
 * The three taps of a kernel row are written out with an exit between them, as
 * in `multiplyTiles`: without it Node 24 takes 1.6 times as long as well, Node 20 2.6 times. One offset per kernel row and
 * none per tap is what makes this tile faster than that one: 1.05 times with a fused multiply-add, 1.13 times without.
 */
function multiplyTall(
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
  const step: usize = 4 * TILE_ROWS;
  const end = weight + <usize>taps * step;
  while (true) {
    const base = strip + <usize>load<u32>(panels);
    let sum00 = v128.load32_splat(bias);
    let sum01 = sum00;
    let sum10 = v128.load32_splat(bias, 4);
    let sum11 = sum10;
    let sum20 = v128.load32_splat(bias, 8);
    let sum21 = sum20;
    let sum30 = v128.load32_splat(bias, 12);
    let sum31 = sum30;
    let sum40 = TILE_ROWS > 4 ? v128.load32_splat(bias, 16) : sum30;
    let sum41 = sum40;
    let sum50 = TILE_ROWS > 4 ? v128.load32_splat(bias, 20) : sum30;
    let sum51 = sum50;
    let row = rowOffsets;
    let at = weight;
    let left: v128;
    let right: v128;
    let factor: v128;
    while (true) {
      const even = base + <usize>load<u32>(row);
      const odd = even + oddBytes;
      left = v128.load(even);
      right = v128.load(even, 16);
      factor = v128.load32_splat(at);
      sum00 = madd(factor, left, sum00);
      sum01 = madd(factor, right, sum01);
      factor = v128.load32_splat(at, 4);
      sum10 = madd(factor, left, sum10);
      sum11 = madd(factor, right, sum11);
      factor = v128.load32_splat(at, 8);
      sum20 = madd(factor, left, sum20);
      sum21 = madd(factor, right, sum21);
      factor = v128.load32_splat(at, 12);
      sum30 = madd(factor, left, sum30);
      sum31 = madd(factor, right, sum31);
      if (TILE_ROWS > 4) {
        factor = v128.load32_splat(at, 16);
        sum40 = madd(factor, left, sum40);
        sum41 = madd(factor, right, sum41);
        factor = v128.load32_splat(at, 20);
        sum50 = madd(factor, left, sum50);
        sum51 = madd(factor, right, sum51);
      }
      at += step;
      if (at == end) break;
      left = v128.load(odd);
      right = v128.load(odd, 16);
      factor = v128.load32_splat(at);
      sum00 = madd(factor, left, sum00);
      sum01 = madd(factor, right, sum01);
      factor = v128.load32_splat(at, 4);
      sum10 = madd(factor, left, sum10);
      sum11 = madd(factor, right, sum11);
      factor = v128.load32_splat(at, 8);
      sum20 = madd(factor, left, sum20);
      sum21 = madd(factor, right, sum21);
      factor = v128.load32_splat(at, 12);
      sum30 = madd(factor, left, sum30);
      sum31 = madd(factor, right, sum31);
      if (TILE_ROWS > 4) {
        factor = v128.load32_splat(at, 16);
        sum40 = madd(factor, left, sum40);
        sum41 = madd(factor, right, sum41);
        factor = v128.load32_splat(at, 20);
        sum50 = madd(factor, left, sum50);
        sum51 = madd(factor, right, sum51);
      }
      at += step;
      if (at == end) break;
      left = v128.load(even, 4);
      right = v128.load(even, 20);
      factor = v128.load32_splat(at);
      sum00 = madd(factor, left, sum00);
      sum01 = madd(factor, right, sum01);
      factor = v128.load32_splat(at, 4);
      sum10 = madd(factor, left, sum10);
      sum11 = madd(factor, right, sum11);
      factor = v128.load32_splat(at, 8);
      sum20 = madd(factor, left, sum20);
      sum21 = madd(factor, right, sum21);
      factor = v128.load32_splat(at, 12);
      sum30 = madd(factor, left, sum30);
      sum31 = madd(factor, right, sum31);
      if (TILE_ROWS > 4) {
        factor = v128.load32_splat(at, 16);
        sum40 = madd(factor, left, sum40);
        sum41 = madd(factor, right, sum41);
        factor = v128.load32_splat(at, 20);
        sum50 = madd(factor, left, sum50);
        sum51 = madd(factor, right, sum51);
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
    target += filterBytes;
    v128.store(target, clamp(sum10, low, high));
    v128.store(target, clamp(sum11, low, high), 16);
    target += filterBytes;
    v128.store(target, clamp(sum20, low, high));
    v128.store(target, clamp(sum21, low, high), 16);
    target += filterBytes;
    v128.store(target, clamp(sum30, low, high));
    v128.store(target, clamp(sum31, low, high), 16);
    if (TILE_ROWS > 4) {
      target += filterBytes;
      v128.store(target, clamp(sum40, low, high));
      v128.store(target, clamp(sum41, low, high), 16);
      target += filterBytes;
      v128.store(target, clamp(sum50, low, high));
      v128.store(target, clamp(sum51, low, high), 16);
    }
    if (--count == 0) break;
    panels += 8;
  }
}
