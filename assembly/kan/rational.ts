import { loadLanes, storeLanes, vectorBytes } from "../core/lanes";
import { ONE } from "../core/elementary";
import { narrowRows_f16, widenRows_f16 } from "../core/halfRows";
import { madd } from "../simd/f32x4";
import { blockRows, blockWidth, coefficientsAt, tableCoefficients, takeCoefficients } from "./blocks";

/** Values of binary16 that are widened at once, 64 rows of four columns or less of a run. */
const PIECE: i32 = 256;
const FLOATS: usize = memory.data(1024, 16);

/**
 * y = P(x) / Q(x) on [rows, groups, run]; P = a0 + a1 x + .. + a5 x^5. Form 0 (A): Q = 1 + |b1 x| + .. + |b4 x^4|; form 1 (B):
 * Q = 1 + |b1 x + .. + b4 x^4|. `y` may be `x`.
 *
 * Horner throughout: nine operations on the two multiplying ports for each vector, beside which one division fits: 2.8 G elements
 * a second, in cache and out of it, of 3.4 at most. A chain is some 30 cycles long and the next vectors fill it. Powers of x would
 * overflow sooner.
 */
export function rational_forward_f32(
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  y: usize,
): void {
  const isTabled = tableCoefficients(groups, run, numerator, isShared, denominator, form);
  forwardRows(rows, groups, run, x, numerator, isShared, denominator, form, isTabled, y);
}

/** `rational_forward_f32` after `tableCoefficients`, which said whether all are in the table. */
export function forwardRows(
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  isTabled: bool,
  y: usize,
): void {
  forward(false, rows, groups, run, x, numerator, isShared, denominator, form, isTabled, y);
}

/**
 * The same on binary16: widened, computed in f32 and rounded once, 256 values at a time in L1. One loop for all three would be slower, 1.1
 * instead of 1.4 G elements a second: its chain of 90 cycles lets too few vectors be under way.
 */
export function rational_forward_f16(
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  y: usize,
): void {
  const isTabled = tableCoefficients(groups, run, numerator, isShared, denominator, form);
  forward(true, rows, groups, run, x, numerator, isShared, denominator, form, isTabled, y);
}


@inline
function forward(
  isHalf: bool,
  rows: i32,
  groups: i32,
  run: i32,
  x: usize,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
  isTabled: bool,
  y: usize,
): void {
  const shift: usize = isHalf ? 1 : 2;
  const rowBytes = (<usize>groups * run) << shift;
  const width = blockWidth(run);
  const walk = blockRows(run);
  for (; rows > 0; rows -= walk) {
    let columns = groups * run;
    for (let block = 0, at: usize = 0; columns > 0; block++, at += (<usize>width) << shift, columns -= width) {
      if (!isTabled) takeCoefficients(0, block, groups, run, numerator, isShared, denominator, form);
      const coefficients = coefficientsAt(isTabled ? block : 0);
      const count = min(rows, walk);
      const end = min(width, columns);
      if (isHalf) forwardHalves(form, coefficients, count, rowBytes, end, x + at, y + at);
      else if (form == 0) forwardBlock(true, coefficients, count, rowBytes, end, x + at, y + at);
      else forwardBlock(false, coefficients, count, rowBytes, end, x + at, y + at);
    }
    x += rowBytes * walk;
    y += rowBytes * walk;
  }
}

/** A block in pieces, by way of L1. */
function forwardHalves(
  form: i32,
  coefficients: usize,
  rows: i32,
  rowBytes: usize,
  width: i32,
  x: usize,
  y: usize,
): void {
  for (let at = 0; at < width; at += PIECE) {
    const piece = min(PIECE, width - at);
    const offset = (<usize>at) << 1;
    const end = widenRows_f16(rows, rowBytes, piece, x + offset, FLOATS);
    forwardFloats(form, coefficients, (<i32>((end - FLOATS) >>> 4)) << 2);
    narrowRows_f16(rows, rowBytes, piece, FLOATS, y + offset);
  }
}

/** A piece in place. */
function forwardFloats(form: i32, coefficients: usize, count: i32): void {
  if (form == 0) forwardBlock(true, coefficients, 1, 0, count, FLOATS, FLOATS);
  else forwardBlock(false, coefficients, 1, 0, count, FLOATS, FLOATS);
}


@inline
function forwardBlock(
  isFormA: bool,
  coefficients: usize,
  rows: i32,
  rowBytes: usize,
  width: i32,
  x: usize,
  y: usize,
): void {
  const a0 = v128.load(coefficients);
  const a1 = v128.load(coefficients, 16);
  const a2 = v128.load(coefficients, 32);
  const a3 = v128.load(coefficients, 48);
  const a4 = v128.load(coefficients, 64);
  const a5 = v128.load(coefficients, 80);
  const b1 = v128.load(coefficients, 96);
  const b2 = v128.load(coefficients, 112);
  const b3 = v128.load(coefficients, 128);
  const b4 = v128.load(coefficients, 144);
  const one = v128.load_splat<f32>(ONE);
  const bytes = vectorBytes(width);
  const left = width & 3;
  const fromXToY = y - x;
  for (; rows > 0; rows--) {
    let at = x;
    for (const end = x + bytes; at < end; at += 16) {
      v128.store(at + fromXToY, evaluate(isFormA, v128.load(at), a0, a1, a2, a3, a4, a5, b1, b2, b3, b4, one));
    }
    if (left != 0) {
      const last_f32x4 = loadLanes(at, left, f32x4.splat(0));
      storeLanes(at + fromXToY, evaluate(isFormA, last_f32x4, a0, a1, a2, a3, a4, a5, b1, b2, b3, b4, one), left);
    }
    x += rowBytes;
  }
}


@inline
function evaluate(
  isFormA: bool,
  x: v128,
  a0: v128,
  a1: v128,
  a2: v128,
  a3: v128,
  a4: v128,
  a5: v128,
  b1: v128,
  b2: v128,
  b3: v128,
  b4: v128,
  one: v128,
): v128 {
  let p = madd(a5, x, a4);
  p = madd(p, x, a3);
  p = madd(p, x, a2);
  p = madd(p, x, a1);
  p = madd(p, x, a0);
  const t = isFormA ? f32x4.abs(x) : x;
  let q = madd(b4, t, b3);
  q = madd(q, t, b2);
  q = madd(q, t, b1);
  if (isFormA) q = madd(q, t, one);
  else q = f32x4.add(one, f32x4.abs(f32x4.mul(q, t)));
  return f32x4.div(p, q);
}
