import { matmul_f32, matmul_scratch_bytes_f32, multiplyStrided } from "../dense/matmul";
import { START_STORED, START_ZERO } from "../dense/tile";
import { rational_forward_f32 } from "./rational";
import { rational_backward_f32, rational_scratch_bytes_f32 } from "./rationalBackward";
import { rational_gradients_f32 } from "./rationalSums";

/**
 * Rows whose F(x) is made again at once for dWeight, which each reads and writes as a whole. From 240 to 1,920 the time is the same, to what
 * could be measured; scratch is not. Whole walks of every run, so that the sums have the bits of one call on all rows.
 */
const CHUNK_ROWS: i32 = 448;

/** Bytes of F(x) for a chunk, a multiple of 16. */
@inline
function chunkBytes(m: i32, features: i32): i32 {
  return ((min(m, CHUNK_ROWS) * features + 3) & ~3) << 2;
}

/** Bytes of scratch that `rational_matmul_backward_f32` needs: the sums of the coefficients, F(x) of a chunk, and what products need. */
export function rational_matmul_backward_scratch_bytes_f32(m: i32, n: i32, groups: i32, run: i32): i32 {
  const features = groups * run;
  const rows = min(m, CHUNK_ROWS);
  const products = max(matmul_scratch_bytes_f32(rows, features, n), matmul_scratch_bytes_f32(n, features, rows));
  return <i32>rational_scratch_bytes_f32(groups, run) + chunkBytes(m, features) + products;
}

/**
 * dx (0 where nobody asks for it), dWeight, dNumerator and dDenominator of `rational_matmul_f32`; dBias is the sum of dy's columns. Forward keeps
 * nothing but x: F(x) is made again, a tenth of what the rational function's own gradient takes.
 */
export function rational_matmul_backward_f32(
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
  dy: usize,
  dx: usize,
  dWeight: usize,
  dNumerator: usize,
  dDenominator: usize,
  scratch: usize,
): void {
  const features = groups * run;
  const rowBytes = (<usize>features) << 2;
  const gradientBytes = (<usize>n) << 2;
  const infinity = f32.POSITIVE_INFINITY;
  const values = scratch + rational_scratch_bytes_f32(groups, run);
  const work = values + chunkBytes(m, features);
  let row = 0;
  do {
    const rows = min(m - row, CHUNK_ROWS);
    const isContinued = row > 0;
    rational_forward_f32(rows, groups, run, x, numerator, isShared, denominator, form, values);
    multiplyStrided(
      n,
      features,
      rows,
      dy,
      4,
      gradientBytes,
      values,
      4,
      rowBytes,
      dWeight,
      rowBytes,
      isContinued ? START_STORED : START_ZERO,
      0,
      -infinity,
      infinity,
      work,
    );
    // The gradient of F(x), then dx in its place: where nobody asks for dx, over F(x), which has been read.
    const target = dx ? dx + <usize>row * rowBytes : values;
    matmul_f32(rows, features, n, dy, weight, target, 0, 0, 0, -infinity, infinity, work);
    rational_backward_f32(
      rows,
      groups,
      run,
      x,
      0,
      target,
      numerator,
      isShared,
      denominator,
      form,
      i32(isContinued),
      target,
      scratch,
    );
    x += <usize>rows * rowBytes;
    dy += <usize>rows * gradientBytes;
    row += CHUNK_ROWS;
  } while (row < m);
  rational_gradients_f32(groups, run, isShared, denominator, form, scratch, dNumerator, dDenominator);
}
