import { ONE } from "../core/elementary";
import { loadLanes, storeLanes, vectorBytes } from "../core/lanes";
import { narrowRows_f16, widenRows_f16 } from "../core/halfRows";
import { madd, nmadd } from "../simd/f32x4";
import { blockCount, blockRows, blockWidth, coefficientsAt, tableCoefficients, takeCoefficients } from "./blocks";
import { addTerms, BLOCK_SUM_BYTES, TERM_BYTES } from "./rationalSums";

/** Floats of the longest piece of a run whose terms wait in scratch: 64 vectors, 3 KiB. */
const PIECE: i32 = 256;

/** A piece in f32. */
const X: usize = memory.data(3072, 16);
const Y: usize = X + 1024;
const DY: usize = X + 2048;

const SIGN = memory.data<i32>([<i32>0x80000000], 4);

/** Bytes of the sums and, behind them, of the terms of one piece. */
export function rational_scratch_bytes_f32(groups: i32, run: i32): usize {
  return BLOCK_SUM_BYTES * blockCount(groups, run) + TERM_BYTES * (PIECE >>> 2);
}

/**
 * dx of `rational_forward_f32`, and the sums from which `rational_gradients_f32` makes dNumerator and dDenominator: added to what
 * scratch holds when `isContinued`. `y` is forward's result or 0; `dx` may be `dy`, `x` or `y`.
 *
 * With r = 1/Q and f = P r: dx = dy r (P' - f Q'), the term of a_i is dy r x^i, that of b_j -dy r f |x|^j sgn(b_j) (form B:
 * -dy r f sgn(q) x^j). Q^2 would overflow at |x| = 4e5. Two passes over each piece, as ten sums beside eleven
 * constants are more than the registers: the first leaves x, dy r and dy r f in scratch for the second.
 *
 * Sums are taken in f32 over 8 vectors of a block at a time and then in f64, in the order of the rows: calls on 64 rows and on the next 64 give the bits
 * of one call on 128.
 */
export function rational_backward_f32(
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  y: usize,
  dy: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  isContinued: i32,
  dx: usize,
  scratch: usize,
): void {
  backward(false, rows, groups, run, x, y, dy, numerator, isShared, denominator, form, isContinued, dx, scratch);
}

/** The same on binary16: x, y and dy are widened, sums and terms those of f32, and dx is rounded once. */
export function rational_backward_f16(
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  y: usize,
  dy: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  isContinued: i32,
  dx: usize,
  scratch: usize,
): void {
  backward(true, rows, groups, run, x, y, dy, numerator, isShared, denominator, form, isContinued, dx, scratch);
}

function backward(
  isHalf: bool,
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  y: usize,
  dy: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  isContinued: i32,
  dx: usize,
  scratch: usize,
): void {
  const blocks = blockCount(groups, run);
  const terms = scratch + BLOCK_SUM_BYTES * blocks;
  if (isContinued == 0) for (let sum = scratch; sum < terms; sum += 16) v128.store(sum, f64x2.splat(0));
  const shift: usize = isHalf ? 1 : 2;
  const rowBytes = (<usize>groups * run) << shift;
  const width = blockWidth(run);
  const walk = blockRows(run);
  const hasY = y != 0;
  const fromXToY = y - x;
  const fromXToDy = dy - x;
  const fromXToDx = dx - x;
  const isTabled = tableCoefficients(groups, run, numerator, isShared, denominator, form);
  for (; rows > 0; rows -= walk) {
    let columns = groups * run;
    let start = x;
    for (let block = 0; block < blocks; block++) {
      if (!isTabled) takeCoefficients(0, block, groups, run, numerator, isShared, denominator, form);
      const coefficients = coefficientsAt(isTabled ? block : 0);
      const sums = scratch + BLOCK_SUM_BYTES * block;
      const end = min(width, columns);
      const count = min(rows, walk);
      for (let at = 0; at < end; at += PIECE) {
        const piece = min(PIECE, end - at);
        const from = start + ((<usize>at) << shift);
        const termsEnd = isHalf
          ? halvesPass(form, hasY, coefficients, count, rowBytes, piece, from, fromXToY, fromXToDy, fromXToDx, terms)
          : floatsPass(form, hasY, coefficients, count, rowBytes, piece, from, fromXToY, fromXToDy, fromXToDx, terms);
        addTerms(form, terms, termsEnd, sums);
      }
      columns -= width;
      start += (<usize>width) << shift;
    }
    x += rowBytes * walk;
  }
}

/** A piece of binary16 by way of L1; dx takes the place of dy there. */
function halvesPass(
  form: i32,
  hasY: bool,
  coefficients: usize,
  rows: i32,
  rowBytes: usize,
  width: i32,
  x: usize,
  fromXToY: usize,
  fromXToDy: usize,
  fromXToDx: usize,
  terms: usize,
): usize {
  const count = <i32>((widenRows_f16(rows, rowBytes, width, x, X) - X) >>> 2);
  widenRows_f16(rows, rowBytes, width, x + fromXToDy, DY);
  if (hasY) widenRows_f16(rows, rowBytes, width, x + fromXToY, Y);
  const end = floatsPass(form, hasY, coefficients, 1, 0, count, X, Y - X, DY - X, DY - X, terms);
  narrowRows_f16(rows, rowBytes, width, DY, x + fromXToDx);
  return end;
}

/** Terms and dx of `rows` of `width`; returns where the terms end. */
function floatsPass(
  form: i32,
  hasY: bool,
  coefficients: usize,
  rows: i32,
  rowBytes: usize,
  width: i32,
  x: usize,
  fromXToY: usize,
  fromXToDy: usize,
  fromXToDx: usize,
  terms: usize,
): usize {
  if (form == 0) {
    return hasY
      ? piecePass(true, true, coefficients, rows, rowBytes, width, x, fromXToY, fromXToDy, fromXToDx, terms)
      : piecePass(true, false, coefficients, rows, rowBytes, width, x, 0, fromXToDy, fromXToDx, terms);
  }
  return hasY
    ? piecePass(false, true, coefficients, rows, rowBytes, width, x, fromXToY, fromXToDy, fromXToDx, terms)
    : piecePass(false, false, coefficients, rows, rowBytes, width, x, 0, fromXToDy, fromXToDx, terms);
}


@inline
function piecePass(
  isFormA: bool,
  hasY: bool,
  coefficients: usize,
  rows: i32,
  rowBytes: usize,
  width: i32,
  x: usize,
  fromXToY: usize,
  fromXToDy: usize,
  fromXToDx: usize,
  terms: usize,
): usize {
  const bytes = vectorBytes(width);
  const left = width & 3;
  const zero_f32x4 = f32x4.splat(0);
  for (; rows > 0; rows--) {
    let at = x;
    for (const end = x + bytes; at < end; at += 16, terms += TERM_BYTES) {
      const y_f32x4 = hasY ? v128.load(at + fromXToY) : zero_f32x4;
      const dx_f32x4 = vectorPass(
        isFormA,
        hasY,
        coefficients,
        v128.load(at),
        y_f32x4,
        v128.load(at + fromXToDy),
        terms,
      );
      v128.store(at + fromXToDx, dx_f32x4);
    }
    if (left != 0) {
      // Lanes past the end have x = dy = 0, whose terms are 0.
      const x_f32x4 = loadLanes(at, left, zero_f32x4);
      const y_f32x4 = hasY ? loadLanes(at + fromXToY, left, zero_f32x4) : zero_f32x4;
      const dy_f32x4 = loadLanes(at + fromXToDy, left, zero_f32x4);
      storeLanes(at + fromXToDx, vectorPass(isFormA, hasY, coefficients, x_f32x4, y_f32x4, dy_f32x4, terms), left);
      terms += TERM_BYTES;
    }
    x += rowBytes;
  }
  return terms;
}

/** dx; x, dy / Q and what the terms of b start from go to `terms`. */
@inline
function vectorPass(isFormA: bool, hasY: bool, coefficients: usize, x: v128, y: v128, dy: v128, terms: usize): v128 {
  v128.store(terms, x);
  // A value and its derivative by one Horner scheme: no constants beside the coefficients.
  let p = v128.load(coefficients, 80);
  let slope = p;
  p = madd(p, x, v128.load(coefficients, 64));
  slope = madd(slope, x, p);
  p = madd(p, x, v128.load(coefficients, 48));
  slope = madd(slope, x, p);
  p = madd(p, x, v128.load(coefficients, 32));
  slope = madd(slope, x, p);
  p = madd(p, x, v128.load(coefficients, 16));
  slope = madd(slope, x, p);
  if (!hasY) p = madd(p, x, v128.load(coefficients));
  const t = isFormA ? f32x4.abs(x) : x;
  let q = v128.load(coefficients, 144);
  let qSlope = q;
  q = madd(q, t, v128.load(coefficients, 128));
  qSlope = madd(qSlope, t, q);
  q = madd(q, t, v128.load(coefficients, 112));
  qSlope = madd(qSlope, t, q);
  q = madd(q, t, v128.load(coefficients, 96));
  qSlope = madd(qSlope, t, q);
  const one = v128.load_splat<f32>(ONE);
  // What Q' takes its sign from; adding 0 makes -0 positive.
  let signed = x;
  if (isFormA) q = madd(q, t, one);
  else {
    signed = f32x4.mul(q, t);
    q = f32x4.add(one, f32x4.abs(signed));
  }
  const sign = v128.and(f32x4.add(signed, f32x4.splat(0)), v128.load_splat<i32>(SIGN));
  const r = f32x4.div(one, q);
  const f = hasY ? y : f32x4.mul(p, r);
  const scaled = f32x4.mul(dy, r);
  v128.store(terms, scaled, 16);
  const product = f32x4.mul(scaled, f);
  v128.store(terms, isFormA ? product : v128.xor(product, sign), 32);
  return f32x4.mul(scaled, nmadd(v128.xor(qSlope, sign), f, slope));
}
