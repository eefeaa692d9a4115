/**
 * The one column that is left when the columns are a multiple of 8 and one more: 7 x 7 planes have 49. A tile would compute
 * eight columns for it; here the rows are in the lanes, four panels of them at a time, and each is a sum in the same order.
 */
import { clamp, madd } from "../simd/f32x4";
import { TILE_ROWS } from "../simd/tile";

/** Panels of rows together: eight chains of additions with panels of six rows. */
const PANELS: i32 = 4;

/** Rows of one step. */
export const COLUMN_ROWS: i32 = PANELS * TILE_ROWS;

/**
 * sums [COLUMN_ROWS] += a b over `depth`, then clamped when `clamped`: a packed as PANELS panels of full height, b a column
 * of a packed panel.
 */
export function multiplyColumn(
  depth: i32,
  a: usize,
  b: usize,
  sums: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  const panelBytes = (<usize>(depth * TILE_ROWS)) << 2;
  const rowBytes: usize = 4 * TILE_ROWS;
  let sum0 = v128.load(sums);
  let sum1 = v128.load(sums + rowBytes);
  let sum2 = v128.load(sums + 2 * rowBytes);
  let sum3 = v128.load(sums + 3 * rowBytes);
  let rest0 = f32x4.splat(0);
  let rest1 = rest0;
  let rest2 = rest0;
  let rest3 = rest0;
  if (TILE_ROWS == 6) {
    rest0 = v128.load64_zero(sums + 16);
    rest1 = v128.load64_zero(sums + rowBytes + 16);
    rest2 = v128.load64_zero(sums + 2 * rowBytes + 16);
    rest3 = v128.load64_zero(sums + 3 * rowBytes + 16);
  }
  for (const end = a + panelBytes; a != end; a += rowBytes) {
    const factor = v128.load32_splat(b);
    const a1 = a + panelBytes;
    const a2 = a1 + panelBytes;
    const a3 = a2 + panelBytes;
    sum0 = madd(v128.load(a), factor, sum0);
    sum1 = madd(v128.load(a1), factor, sum1);
    sum2 = madd(v128.load(a2), factor, sum2);
    sum3 = madd(v128.load(a3), factor, sum3);
    if (TILE_ROWS == 6) {
      rest0 = madd(v128.load64_zero(a, 16), factor, rest0);
      rest1 = madd(v128.load64_zero(a1, 16), factor, rest1);
      rest2 = madd(v128.load64_zero(a2, 16), factor, rest2);
      rest3 = madd(v128.load64_zero(a3, 16), factor, rest3);
    }
    b += 32;
  }
  storePanel(sums, sum0, rest0, clamped, minimum, maximum);
  storePanel(sums + rowBytes, sum1, rest1, clamped, minimum, maximum);
  storePanel(sums + 2 * rowBytes, sum2, rest2, clamped, minimum, maximum);
  storePanel(sums + 3 * rowBytes, sum3, rest3, clamped, minimum, maximum);
}


@inline
function storePanel(target: usize, sum: v128, rest: v128, clamped: bool, minimum: f32, maximum: f32): void {
  if (clamped) {
    const low = f32x4.splat(minimum);
    const high = f32x4.splat(maximum);
    sum = clamp(sum, low, high);
    rest = clamp(rest, low, high);
  }
  v128.store(target, sum);
  if (TILE_ROWS == 6) v128.store64_lane(target, rest, 0, 16);
}
