import { clamp, madd } from "../simd/f32x4";

/** How the sums of a tile start. */
export const START_ZERO: i32 = 0;
/** bias[row], broadcast over the columns: a convolution's filters. */
export const START_ROW_BIAS: i32 = 1;
/** bias[column]: a dense layer's units. */
export const START_COLUMN_BIAS: i32 = 2;
/** What c holds: the sums over earlier depth. Keeps each sum in depth order whatever the blocks. */
export const START_STORED: i32 = 3;

/**
 * c [rows, 8 panels] = start + a b over `depth`, a packed [depth, rows], b packed [panels, depth, 8]; clamped when
 * `clamped`. `panels` is at least 1. When `isIndirect`, b is not packed: row `k` of a panel lies at b + tapOffsets[k] +
 * pixelOffsets[8 panel], byte offsets.
 *
 * `rows` and `isIndirect` must be constants at the call: the branches on them vanish. Each sum takes its terms in order of depth.
 *
 * The depth loop is written out four times with an exit between the steps. Node 20's compiler moves every load of a
 * basic block before its arithmetic, so a plain unrolling keeps all operands alive and spills (36 GFLOP/s); an exit ends
 * the block (60, and 52 without unrolling).
 */
@inline
export function multiplyTiles(
  rows: i32,
  panels: i32,
  depth: i32,
  a: usize,
  b: usize,
  isIndirect: bool,
  tapOffsets: usize,
  pixelOffsets: usize,
  c: usize,
  rowBytes: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  const step = (<usize>rows) << 2;
  const end = a + <usize>depth * step;
  while (true) {
    let sum00 = f32x4.splat(0);
    let sum01 = sum00;
    let sum10 = sum00;
    let sum11 = sum00;
    let sum20 = sum00;
    let sum21 = sum00;
    let sum30 = sum00;
    let sum31 = sum00;
    let sum40 = sum00;
    let sum41 = sum00;
    let sum50 = sum00;
    let sum51 = sum00;
    const c1 = c + rowBytes;
    const c2 = c1 + rowBytes;
    const c3 = c2 + rowBytes;
    const c4 = c3 + rowBytes;
    const c5 = c4 + rowBytes;
    if (start == START_STORED) {
      sum00 = v128.load(c);
      sum01 = v128.load(c, 16);
      if (rows > 1) {
        sum10 = v128.load(c1);
        sum11 = v128.load(c1, 16);
      }
      if (rows > 2) {
        sum20 = v128.load(c2);
        sum21 = v128.load(c2, 16);
      }
      if (rows > 3) {
        sum30 = v128.load(c3);
        sum31 = v128.load(c3, 16);
      }
      if (rows > 4) {
        sum40 = v128.load(c4);
        sum41 = v128.load(c4, 16);
      }
      if (rows > 5) {
        sum50 = v128.load(c5);
        sum51 = v128.load(c5, 16);
      }
    } else if (start == START_ROW_BIAS) {
      sum01 = sum00 = v128.load32_splat(bias);
      if (rows > 1) sum11 = sum10 = v128.load32_splat(bias, 4);
      if (rows > 2) sum21 = sum20 = v128.load32_splat(bias, 8);
      if (rows > 3) sum31 = sum30 = v128.load32_splat(bias, 12);
      if (rows > 4) sum41 = sum40 = v128.load32_splat(bias, 16);
      if (rows > 5) sum51 = sum50 = v128.load32_splat(bias, 20);
    } else if (start == START_COLUMN_BIAS) {
      sum50 = sum40 = sum30 = sum20 = sum10 = sum00 = v128.load(bias);
      sum51 = sum41 = sum31 = sum21 = sum11 = sum01 = v128.load(bias, 16);
    }
    let at = a;
    let from = isIndirect ? b + <usize>load<u32>(pixelOffsets) : b;
    let tap = tapOffsets;
    let left: v128;
    let right: v128;
    let factor: v128;
    while (at != end) {
      if (isIndirect) {
        const source = from + <usize>load<u32>(tap, 0);
        left = v128.load(source);
        right = v128.load(source, 16);
      } else {
        left = v128.load(from, 0);
        right = v128.load(from, 16);
      }
      factor = v128.load32_splat(at, 0);
      sum00 = madd(factor, left, sum00);
      sum01 = madd(factor, right, sum01);
      if (rows > 1) {
        factor = v128.load32_splat(at, 4);
        sum10 = madd(factor, left, sum10);
        sum11 = madd(factor, right, sum11);
      }
      if (rows > 2) {
        factor = v128.load32_splat(at, 8);
        sum20 = madd(factor, left, sum20);
        sum21 = madd(factor, right, sum21);
      }
      if (rows > 3) {
        factor = v128.load32_splat(at, 12);
        sum30 = madd(factor, left, sum30);
        sum31 = madd(factor, right, sum31);
      }
      if (rows > 4) {
        factor = v128.load32_splat(at, 16);
        sum40 = madd(factor, left, sum40);
        sum41 = madd(factor, right, sum41);
      }
      if (rows > 5) {
        factor = v128.load32_splat(at, 20);
        sum50 = madd(factor, left, sum50);
        sum51 = madd(factor, right, sum51);
      }
      at += step;
      if (at == end) break;
      if (isIndirect) {
        const source = from + <usize>load<u32>(tap, 4);
        left = v128.load(source);
        right = v128.load(source, 16);
      } else {
        left = v128.load(from, 32);
        right = v128.load(from, 48);
      }
      factor = v128.load32_splat(at, 0);
      sum00 = madd(factor, left, sum00);
      sum01 = madd(factor, right, sum01);
      if (rows > 1) {
        factor = v128.load32_splat(at, 4);
        sum10 = madd(factor, left, sum10);
        sum11 = madd(factor, right, sum11);
      }
      if (rows > 2) {
        factor = v128.load32_splat(at, 8);
        sum20 = madd(factor, left, sum20);
        sum21 = madd(factor, right, sum21);
      }
      if (rows > 3) {
        factor = v128.load32_splat(at, 12);
        sum30 = madd(factor, left, sum30);
        sum31 = madd(factor, right, sum31);
      }
      if (rows > 4) {
        factor = v128.load32_splat(at, 16);
        sum40 = madd(factor, left, sum40);
        sum41 = madd(factor, right, sum41);
      }
      if (rows > 5) {
        factor = v128.load32_splat(at, 20);
        sum50 = madd(factor, left, sum50);
        sum51 = madd(factor, right, sum51);
      }
      at += step;
      if (at == end) break;
      if (isIndirect) {
        const source = from + <usize>load<u32>(tap, 8);
        left = v128.load(source);
        right = v128.load(source, 16);
      } else {
        left = v128.load(from, 64);
        right = v128.load(from, 80);
      }
      factor = v128.load32_splat(at, 0);
      sum00 = madd(factor, left, sum00);
      sum01 = madd(factor, right, sum01);
      if (rows > 1) {
        factor = v128.load32_splat(at, 4);
        sum10 = madd(factor, left, sum10);
        sum11 = madd(factor, right, sum11);
      }
      if (rows > 2) {
        factor = v128.load32_splat(at, 8);
        sum20 = madd(factor, left, sum20);
        sum21 = madd(factor, right, sum21);
      }
      if (rows > 3) {
        factor = v128.load32_splat(at, 12);
        sum30 = madd(factor, left, sum30);
        sum31 = madd(factor, right, sum31);
      }
      if (rows > 4) {
        factor = v128.load32_splat(at, 16);
        sum40 = madd(factor, left, sum40);
        sum41 = madd(factor, right, sum41);
      }
      if (rows > 5) {
        factor = v128.load32_splat(at, 20);
        sum50 = madd(factor, left, sum50);
        sum51 = madd(factor, right, sum51);
      }
      at += step;
      if (at == end) break;
      if (isIndirect) {
        const source = from + <usize>load<u32>(tap, 12);
        left = v128.load(source);
        right = v128.load(source, 16);
      } else {
        left = v128.load(from, 96);
        right = v128.load(from, 112);
      }
      factor = v128.load32_splat(at, 0);
      sum00 = madd(factor, left, sum00);
      sum01 = madd(factor, right, sum01);
      if (rows > 1) {
        factor = v128.load32_splat(at, 4);
        sum10 = madd(factor, left, sum10);
        sum11 = madd(factor, right, sum11);
      }
      if (rows > 2) {
        factor = v128.load32_splat(at, 8);
        sum20 = madd(factor, left, sum20);
        sum21 = madd(factor, right, sum21);
      }
      if (rows > 3) {
        factor = v128.load32_splat(at, 12);
        sum30 = madd(factor, left, sum30);
        sum31 = madd(factor, right, sum31);
      }
      if (rows > 4) {
        factor = v128.load32_splat(at, 16);
        sum40 = madd(factor, left, sum40);
        sum41 = madd(factor, right, sum41);
      }
      if (rows > 5) {
        factor = v128.load32_splat(at, 20);
        sum50 = madd(factor, left, sum50);
        sum51 = madd(factor, right, sum51);
      }
      at += step;
      if (isIndirect) tap += 16;
      else from += 128;
    }
    if (clamped) {
      const low = f32x4.splat(minimum);
      const high = f32x4.splat(maximum);
      sum00 = clamp(sum00, low, high);
      sum01 = clamp(sum01, low, high);
      if (rows > 1) {
        sum10 = clamp(sum10, low, high);
        sum11 = clamp(sum11, low, high);
      }
      if (rows > 2) {
        sum20 = clamp(sum20, low, high);
        sum21 = clamp(sum21, low, high);
      }
      if (rows > 3) {
        sum30 = clamp(sum30, low, high);
        sum31 = clamp(sum31, low, high);
      }
      if (rows > 4) {
        sum40 = clamp(sum40, low, high);
        sum41 = clamp(sum41, low, high);
      }
      if (rows > 5) {
        sum50 = clamp(sum50, low, high);
        sum51 = clamp(sum51, low, high);
      }
    }
    v128.store(c, sum00);
    v128.store(c, sum01, 16);
    if (rows > 1) {
      v128.store(c1, sum10);
      v128.store(c1, sum11, 16);
    }
    if (rows > 2) {
      v128.store(c2, sum20);
      v128.store(c2, sum21, 16);
    }
    if (rows > 3) {
      v128.store(c3, sum30);
      v128.store(c3, sum31, 16);
    }
    if (rows > 4) {
      v128.store(c4, sum40);
      v128.store(c4, sum41, 16);
    }
    if (rows > 5) {
      v128.store(c5, sum50);
      v128.store(c5, sum51, 16);
    }
    if (--panels == 0) break;
    if (isIndirect) pixelOffsets += 32;
    else b += (<usize>depth) << 5;
    c += 32;
    if (start == START_COLUMN_BIAS) bias += 32;
  }
}
