import { loadLanes, storeLanes } from "../core/lanes";
import { BLOCK_ROWS } from "../simd/tile";
import { matmul_scratch_bytes_f32, multiplyStrided } from "./matmul";
import { softmax_backward_f32, softmax_f32 } from "./softmax";
import { START_STORED, START_ZERO } from "./tile";

/**
 * Multi-head self-attention over qkv [batch, tokens, 3, heads, headSize], as timm and PyTorch lay it out: per image and head
 * softmax(Q K^T / sqrt(headSize)) V. Heads are read where they lie, by strides. Queries run BLOCK_ROWS at a time, as many
 * as the product packs at once, so that scratch grows with the tokens and not with their square.
 */

/** Bytes of `floats` floats, up to a multiple of 16. */
@inline
function floatBytes(floats: i32): i32 {
  return ((floats + 3) & ~3) << 2;
}


@inline
function queryRows(tokens: i32): i32 {
  return min(tokens, BLOCK_ROWS);
}

/** Bytes of scratch that `attention_forward_f32` needs: scaled queries, their probabilities, and what products need. */
export function attention_scratch_bytes_f32(tokens: i32, headSize: i32): i32 {
  const rows = queryRows(tokens);
  return floatBytes(rows * headSize) + floatBytes(rows * tokens) + productBytes(tokens, headSize);
}

/** Bytes of scratch that `attention_backward_f32` needs: the gradient of the probabilities too, and turned products. */
export function attention_backward_scratch_bytes_f32(tokens: i32, headSize: i32): i32 {
  const rows = queryRows(tokens);
  const turned = matmul_scratch_bytes_f32(tokens, headSize, rows);
  const arrays = floatBytes(rows * headSize) + 2 * floatBytes(rows * tokens);
  return arrays + max(productBytes(tokens, headSize), turned);
}


@inline
function productBytes(tokens: i32, headSize: i32): i32 {
  const rows = queryRows(tokens);
  return max(matmul_scratch_bytes_f32(rows, tokens, headSize), matmul_scratch_bytes_f32(rows, headSize, tokens));
}

/** y [batch, tokens, heads, headSize], the heads side by side. */
export function attention_forward_f32(
  batch: i32,
  tokens: i32,
  heads: i32,
  headSize: i32,
  qkv: usize,
  y: usize,
  scratch: usize,
): void {
  const headBytes = (<usize>headSize) << 2;
  const rowBytes = headBytes * heads;
  const scores = scratch + floatBytes(queryRows(tokens) * headSize);
  const work = scores + floatBytes(queryRows(tokens) * tokens);
  for (let image = 0; image < batch; image++) {
    for (let head = 0; head < heads; head++) {
      const query = qkv + <usize>head * headBytes;
      const value = query + 2 * rowBytes;
      const sums = y + <usize>head * headBytes;
      for (let row = 0; row < tokens; row += BLOCK_ROWS) {
        const rows = min(tokens - row, BLOCK_ROWS);
        attend(row, rows, tokens, headSize, query, rowBytes, scratch, scores, work);
        const target = sums + <usize>row * rowBytes;
        product(
          rows,
          headSize,
          tokens,
          scores,
          (<usize>tokens) << 2,
          4,
          value,
          4,
          3 * rowBytes,
          target,
          rowBytes,
          work,
        );
      }
    }
    qkv += <usize>tokens * rowBytes * 3;
    y += <usize>tokens * rowBytes;
  }
}

/**
 * dqkv from dy [batch, tokens, heads, headSize]. With P the probabilities, made again: dV = P^T dy; dS = softmax's gradient of
 * dy V^T; dQ = dS K / sqrt(headSize); dK = dS^T Q / sqrt(headSize).
 */
export function attention_backward_f32(
  batch: i32,
  tokens: i32,
  heads: i32,
  headSize: i32,
  qkv: usize,
  dy: usize,
  dqkv: usize,
  scratch: usize,
): void {
  const headBytes = (<usize>headSize) << 2;
  const rowBytes = headBytes * heads;
  for (let image = 0; image < batch; image++) {
    for (let head = 0; head < heads; head++) {
      const offset = <usize>head * headBytes;
      headBackward(tokens, headSize, qkv + offset, rowBytes, dy + offset, dqkv + offset, scratch);
    }
    qkv += <usize>tokens * rowBytes * 3;
    dqkv += <usize>tokens * rowBytes * 3;
    dy += <usize>tokens * rowBytes;
  }
}

function headBackward(
  tokens: i32,
  headSize: i32,
  query: usize,
  rowBytes: usize,
  dy: usize,
  dQuery: usize,
  scratch: usize,
): void {
  const headBytes = (<usize>headSize) << 2;
  const scoreBytes = (<usize>tokens) << 2;
  const stride = rowBytes * 3;
  const scores = scratch + floatBytes(queryRows(tokens) * headSize);
  const dScores = scores + floatBytes(queryRows(tokens) * tokens);
  const work = dScores + floatBytes(queryRows(tokens) * tokens);
  const key = query + rowBytes;
  const value = key + rowBytes;
  const dKey = dQuery + rowBytes;
  const dValue = dKey + rowBytes;
  for (let row = 0; row < tokens; row += BLOCK_ROWS) {
    const rows = min(tokens - row, BLOCK_ROWS);
    const start = row == 0 ? START_ZERO : START_STORED;
    const gradient = dy + <usize>row * rowBytes;
    const dQueries = dQuery + <usize>row * stride;
    attend(row, rows, tokens, headSize, query, rowBytes, scratch, scores, work);
    product(tokens, headSize, rows, scores, 4, scoreBytes, gradient, 4, rowBytes, dValue, stride, work, start);
    product(rows, tokens, headSize, gradient, rowBytes, 4, value, stride, 4, dScores, scoreBytes, work);
    softmax_backward_f32(rows, tokens, scores, dScores, dScores);
    product(rows, headSize, tokens, dScores, scoreBytes, 4, key, 4, stride, dQueries, stride, work);
    scaleRows(rows, headSize, dQueries, stride, dQueries, stride);
    product(tokens, headSize, rows, dScores, 4, scoreBytes, scratch, 4, headBytes, dKey, stride, work, start);
  }
}

/** Leaves the scaled queries `row` to `row + rows` at `scaled` and their probabilities over all tokens at `scores`. */
function attend(
  row: i32,
  rows: i32,
  tokens: i32,
  headSize: i32,
  query: usize,
  rowBytes: usize,
  scaled: usize,
  scores: usize,
  work: usize,
): void {
  const headBytes = (<usize>headSize) << 2;
  const stride = rowBytes * 3;
  scaleRows(rows, headSize, query + <usize>row * stride, stride, scaled, headBytes);
  const key = query + rowBytes;
  product(rows, tokens, headSize, scaled, headBytes, 4, key, stride, 4, scores, (<usize>tokens) << 2, work);
  softmax_f32(rows, tokens, scores, scores);
}

/** y = x / sqrt(columns), rows apart by their strides in bytes; `y` may be `x`. */
function scaleRows(rows: i32, columns: i32, x: usize, stride: usize, y: usize, targetStride: usize): void {
  const scale_f32x4 = f32x4.splat(<f32>(1 / sqrt<f64>(<f64>columns)));
  for (let row = 0; row < rows; row++) {
    for (let left = columns, offset: usize = 0; left > 0; left -= 4, offset += 16) {
      storeLanes(y + offset, f32x4.mul(loadLanes(x + offset, left, scale_f32x4), scale_f32x4), left);
    }
    x += stride;
    y += targetStride;
  }
}

/** y = a b, or with START_STORED y + a b. */
function product(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  rowStride: usize,
  depthStrideA: usize,
  b: usize,
  columnStride: usize,
  depthStrideB: usize,
  y: usize,
  rowBytes: usize,
  work: usize,
  start: i32 = START_ZERO,
): void {
  const infinity = f32.POSITIVE_INFINITY;
  multiplyStrided(
    m,
    n,
    k,
    a,
    rowStride,
    depthStrideA,
    b,
    columnStride,
    depthStrideB,
    y,
    rowBytes,
    start,
    0,
    -infinity,
    infinity,
    work,
  );
}
