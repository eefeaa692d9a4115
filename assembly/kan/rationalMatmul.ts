import { panelRows } from "../dense/gemm";
import { matmul_scratch_bytes_f32, multiplyPackedRowBlock, multiplyRowBlock } from "../dense/matmul";
import { packRows } from "../dense/packing";
import { START_COLUMN_BIAS, START_ZERO } from "../dense/tile";
import { BLOCK_DEPTH, BLOCK_ROWS, TILE_ROWS } from "../simd/tile";
import { tableCoefficients } from "./blocks";
import { forwardRows } from "./rational";

/**
 * The layer of a Kolmogorov-Arnold transformer: a rational function in groups, then a linear layer. Rows of F(x) are made as the product packs
 * them, a few at a time, and are nowhere in memory as a whole.
 */

/** Floats of F(x) that wait to be packed: 32 KiB, the nearest cache, where a panel of rows is not more. */
const STRIP_FLOATS: i32 = 8192;

/** Rows of a strip: whole panels. */
@inline
function stripRows(rows: i32, features: i32): i32 {
  return min(rows, max(STRIP_FLOATS / max(features, 1) / TILE_ROWS, 1) * TILE_ROWS);
}

/** Bytes of scratch that `rational_matmul_f32` and `rational_matmul_packed_f32` need: the product's, then a strip. */
export function rational_matmul_scratch_bytes_f32(m: i32, n: i32, groups: i32, run: i32): i32 {
  const features = groups * run;
  return matmul_scratch_bytes_f32(m, n, features) + stripRows(min(m, BLOCK_ROWS), features) * features * 4;
}

/** y [m, n] = clamp(F(x) weight^T + bias), x [m, groups, run], weight [n, groups * run]: the bits of F and the product apart. */
export function rational_matmul_f32(
  m: i32,
  n: i32,
  groups: i32,
  run: i32,
  x: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  weight: usize,
  y: usize,
  bias: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const k = groups * run;
  const depthBytes = (<usize>k) << 2;
  const rowBytes = (<usize>n) << 2;
  const start = bias ? START_COLUMN_BIAS : START_ZERO;
  const packedB = scratch + ((<usize>((min(m, BLOCK_ROWS) * k + 3) & ~3)) << 2);
  const strip = scratch + matmul_scratch_bytes_f32(m, n, k);
  for (let row = 0; row < m; row += BLOCK_ROWS) {
    const rows = min(m - row, BLOCK_ROWS);
    packRationalRows(rows, groups, run, x, numerator, isShared, denominator, form, strip, scratch);
    multiplyRowBlock(rows, n, k, scratch, weight, depthBytes, 4, y, rowBytes, start, bias, minimum, maximum, packedB);
    x += <usize>rows * depthBytes;
    y += <usize>rows * rowBytes;
  }
}

/** `rational_matmul_f32` with the weight packed by `matmul_pack_f32`: the same bits. */
export function rational_matmul_packed_f32(
  m: i32,
  n: i32,
  groups: i32,
  run: i32,
  x: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  packed: usize,
  y: usize,
  bias: usize,
  minimum: f32,
  maximum: f32,
  scratch: usize,
): void {
  const k = groups * run;
  const spare = scratch + ((<usize>((min(m, BLOCK_ROWS) * k + 3) & ~3)) << 2);
  const strip = scratch + matmul_scratch_bytes_f32(m, n, k);
  for (let row = 0; row < m; row += BLOCK_ROWS) {
    const rows = min(m - row, BLOCK_ROWS);
    packRationalRows(rows, groups, run, x, numerator, isShared, denominator, form, strip, scratch);
    multiplyPackedRowBlock(rows, n, k, scratch, packed, y, bias, minimum, maximum, spare);
    x += (<usize>rows * k) << 2;
    y += (<usize>rows * n) << 2;
  }
}

/** F(x) in the order of `packRowBlock`. A strip that ends inside a panel is begun anew at it: two rows at most are made twice. */
function packRationalRows(
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  strip: usize,
  packed: usize,
): void {
  const depth = groups * run;
  const rowBytes = (<usize>depth) << 2;
  const longest = stripRows(rows, depth);
  const isTabled = tableCoefficients(groups, run, numerator, isShared, denominator, form);
  let first = 0;
  let end = 0;
  for (let row = 0; row < rows;) {
    const height = panelRows(rows - row);
    if (row + height > end) {
      first = row;
      end = min(row + longest, rows);
      const from = x + <usize>first * rowBytes;
      forwardRows(end - first, groups, run, from, numerator, isShared, denominator, form, isTabled, strip);
    }
    const source = strip + <usize>(row - first) * rowBytes;
    for (let from = 0; from < depth; from += BLOCK_DEPTH) {
      const depths = min(depth - from, BLOCK_DEPTH);
      const target = packed + ((<usize>(rows * from + row * depths)) << 2);
      packRows(height, depths, source + ((<usize>from) << 2), rowBytes, 4, target);
    }
    row += height;
  }
}
