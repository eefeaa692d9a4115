import { clamp, madd } from "../simd/f32x4";
import { START_COLUMN_BIAS, START_ROW_BIAS, START_STORED } from "./tile";

/** Columns of a tile of one row: eight chains of additions, where a tile of one row and 8 columns has two. */
export const ROW_COLUMNS: i32 = 32;

/** c [1, columns] = start + a b for a multiple of 32 columns. */
export function multiplyRows(
  columns: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  const panelBytes = (<usize>depth) << 5;
  for (let column = 0; column < columns; column += ROW_COLUMNS) {
    multiplyRow(depth, a, b, panelBytes, c, start, bias, clamped, minimum, maximum);
    b += 4 * panelBytes;
    c += 4 * ROW_COLUMNS;
    if (start == START_COLUMN_BIAS) bias += 4 * ROW_COLUMNS;
  }
}

/** c [1, 32] = start + a b over `depth`: four panels of b, `panelBytes` apart. The sums are those of `multiplyTiles`. */
function multiplyRow(
  depth: i32,
  a: usize,
  b: usize,
  panelBytes: usize,
  c: usize,
  start: i32,
  bias: usize,
  clamped: bool,
  minimum: f32,
  maximum: f32,
): void {
  let sum0 = f32x4.splat(0);
  if (start == START_ROW_BIAS) sum0 = v128.load32_splat(bias);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  let sum4 = sum0;
  let sum5 = sum0;
  let sum6 = sum0;
  let sum7 = sum0;
  if (start == START_STORED || start == START_COLUMN_BIAS) {
    const from = start == START_STORED ? c : bias;
    sum0 = v128.load(from);
    sum1 = v128.load(from, 16);
    sum2 = v128.load(from, 32);
    sum3 = v128.load(from, 48);
    sum4 = v128.load(from, 64);
    sum5 = v128.load(from, 80);
    sum6 = v128.load(from, 96);
    sum7 = v128.load(from, 112);
  }
  let panel1 = b + panelBytes;
  let panel2 = panel1 + panelBytes;
  let panel3 = panel2 + panelBytes;
  for (const end = a + ((<usize>depth) << 2); a != end; a += 4) {
    const factor = v128.load32_splat(a);
    sum0 = madd(factor, v128.load(b), sum0);
    sum1 = madd(factor, v128.load(b, 16), sum1);
    sum2 = madd(factor, v128.load(panel1), sum2);
    sum3 = madd(factor, v128.load(panel1, 16), sum3);
    sum4 = madd(factor, v128.load(panel2), sum4);
    sum5 = madd(factor, v128.load(panel2, 16), sum5);
    sum6 = madd(factor, v128.load(panel3), sum6);
    sum7 = madd(factor, v128.load(panel3, 16), sum7);
    b += 32;
    panel1 += 32;
    panel2 += 32;
    panel3 += 32;
  }
  if (clamped) {
    const low = f32x4.splat(minimum);
    const high = f32x4.splat(maximum);
    sum0 = clamp(sum0, low, high);
    sum1 = clamp(sum1, low, high);
    sum2 = clamp(sum2, low, high);
    sum3 = clamp(sum3, low, high);
    sum4 = clamp(sum4, low, high);
    sum5 = clamp(sum5, low, high);
    sum6 = clamp(sum6, low, high);
    sum7 = clamp(sum7, low, high);
  }
  v128.store(c, sum0);
  v128.store(c, sum1, 16);
  v128.store(c, sum2, 32);
  v128.store(c, sum3, 48);
  v128.store(c, sum4, 64);
  v128.store(c, sum5, 80);
  v128.store(c, sum6, 96);
  v128.store(c, sum7, 112);
}
