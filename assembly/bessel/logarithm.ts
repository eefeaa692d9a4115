import { LOGARITHM_OF_2, LOGARITHMS, LOGARITHMS_LOW } from "../generated/bessel";
import { madd_f64x2, select_f64x2 } from "../simd/f64x2";
import { one, two } from "./constants";
import { fastSumError, highPart } from "./doubleDouble";
import { ARGUMENT, EXPONENT, FIELD_BYTES, NUMERATOR, NUMERATOR_LOW, QUOTIENT_LOG } from "./fields";

/**
 * Logarithms in two doubles. A number is 2^k m with m in [1, 2]; t is the multiple of 1/64 next to m, its logarithm comes
 * from a table, and ln(m / t) = 2 artanh(s) with s = (m - t) / (m + t), |s| <= 2^-8: m - t is exact.
 */

const SIGNIFICAND_BITS = memory.data<u64>([0x000fffffffffffff], 8);
const EXPONENT_BITS = memory.data<u64>([0x7ff0000000000000], 8);
/** Twice the exponent of 1: less the exponent bits of a number these are those of its inverse's power of two. */
const INVERSE_EXPONENT = memory.data<u64>([0x7fe0000000000000], 8);
/** 2^52, whose last bits hold an integer that is or-ed to them, and 2^52 with the exponent's bias. */
const INTEGER = memory.data<u64>([0x4330000000000000], 8);
const INTEGER_AND_BIAS = memory.data<f64>([4503599627371519], 8);
/** 1.5 * 2^46: adding it rounds to a multiple of 1/64 whose number stands in the low bits. */
const ROUNDING = memory.data<f64>([105553116266496], 8);

const TWO_THIRDS = memory.data<f64>([0.6666666666666666], 8);
const TWO_FIFTHS = memory.data<f64>([0.4], 8);
const TWO_SEVENTHS = memory.data<f64>([0.2857142857142857], 8);
const TWO_NINTHS = memory.data<f64>([0.2222222222222222], 8);
const TWO_11THS = memory.data<f64>([0.18181818181818182], 8);

/** Arguments below are multiplied by 2^200, so that subnormal ones get an exponent. */
export const TINY = memory.data<f64>([9.332636185032189e-302], 8); // 2^-1000
export const TINY_FACTOR = memory.data<f64>([1.6069380442589903e60], 8); // 2^200
const TINY_EXPONENT = memory.data<f64>([200], 8);


@inline
function splat(constant: usize): v128 {
  return v128.load_splat<f64>(constant);
}


@inline
function exponentOf(value: v128): v128 {
  return f64x2.sub(v128.or(i64x2.shr_u(value, 52), splat(INTEGER)), splat(INTEGER_AND_BIAS));
}


@inline
function significandOf(value: v128): v128 {
  return v128.or(v128.and(value, splat(SIGNIFICAND_BITS)), one());
}

/** 2^-k for 2^k <= value < 2^(k + 1). */
@inline
function inversePower(value: v128): v128 {
  return i64x2.sub(splat(INVERSE_EXPONENT), v128.and(value, splat(EXPONENT_BITS)));
}

/** Which entry of the table is that of t, for `rounded` = t + ROUNDING: 0 for t = 1. */
@inline
function entry(rounded: v128, lane: u8): usize {
  return <usize>(lane == 0 ? i32x4.extract_lane(rounded, 0) : i32x4.extract_lane(rounded, 2)) - 64;
}

/** 2 artanh(s) - 2 s; what is left out is below 2^-58 of 2 s for |s| < 1/32. */
@inline
export function twiceArtanhTail(s: v128): v128 {
  const w = f64x2.mul(s, s);
  let tail = madd_f64x2(w, splat(TWO_11THS), splat(TWO_NINTHS));
  tail = madd_f64x2(w, tail, splat(TWO_SEVENTHS));
  tail = madd_f64x2(w, tail, splat(TWO_FIFTHS));
  tail = madd_f64x2(w, tail, splat(TWO_THIRDS));
  return f64x2.mul(f64x2.mul(s, w), tail);
}

/**
 * k ln 2 + ln(t) + 2 artanh(s), with t in `rounded`, in two doubles to `to` and the array after that. The larger part is the
 * nearest double to 2^-50 of it.
 */
@inline
function storeLogarithm(to: usize, k: v128, rounded: v128, s: v128): void {
  const tail = twiceArtanhTail(s);
  const first = entry(rounded, 0);
  const second = entry(rounded, 1);
  const table = f64x2.replace_lane(
    v128.load64_zero(LOGARITHMS + (first << 3)),
    1,
    load<f64>(LOGARITHMS + (second << 3)),
  );
  const tableLow = f64x2.promote_low_f32x4(
    f32x4.replace_lane(v128.load32_zero(LOGARITHMS_LOW + (first << 2)), 1, load<f32>(LOGARITHMS_LOW + (second << 2))),
  );
  const exponents = f64x2.mul(k, v128.load_splat<f64>(LOGARITHM_OF_2));
  const head = f64x2.add(exponents, table);
  const headError = fastSumError(exponents, table, head);
  const twice = f64x2.add(s, s);
  const sum = f64x2.add(head, twice);
  // Where it is not 0 the head is at least ln(128 / 127), and then |twice| below 1/256, or ln(65/64) and 1/128.
  const error = f64x2.add(headError, fastSumError(head, twice, sum));
  const exponentsLow = madd_f64x2(k, v128.load_splat<f64>(LOGARITHM_OF_2, 8), tableLow);
  v128.store(to, sum);
  v128.store(to + FIELD_BYTES, f64x2.add(f64x2.add(error, exponentsLow), tail));
}

/**
 * The logarithms of the numbers at `from`, whose small parts are in the array after it, to `to` and the array after that: within
 * 2^-59, and near 1 within 2^-51 of them. EXPONENT is added to the exponent; the numbers are positive and normal.
 */
export function logarithm(start: usize, end: usize, from: usize, to: usize): void {
  for (let p = start; p < end; p += 16) {
    const u = v128.load(p + from);
    const m = significandOf(u);
    const low = f64x2.mul(v128.load(p + from + FIELD_BYTES), inversePower(u));
    const k = f64x2.add(exponentOf(u), v128.load(p, EXPONENT));
    const rounded = f64x2.add(m, splat(ROUNDING));
    const t = f64x2.sub(rounded, splat(ROUNDING));
    const s = f64x2.div(f64x2.add(f64x2.sub(m, t), low), f64x2.add(m, t));
    storeLogarithm(p + to, k, rounded, s);
  }
}

/**
 * ln(NUMERATOR / ARGUMENT) + EXPONENT ln 2 in two doubles, as `logarithm`. The numerator comes in two doubles, the argument may
 * be subnormal.
 *
 * Numerator and argument become a and b in [1, 2), a doubled where it is less; t is next to a / b, and s = (a - t b) / (a + t b),
 * of which t b is exact in two parts.
 */
export function logarithmOfQuotient(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const numerator = v128.load(p, NUMERATOR);
    const x = v128.load(p, ARGUMENT);
    const isTiny = f64x2.lt(x, splat(TINY));
    const denominator = select_f64x2(f64x2.mul(x, splat(TINY_FACTOR)), x, isTiny);
    const b = significandOf(denominator);
    const significand = significandOf(numerator);
    const isLess = f64x2.lt(significand, b);
    const doubling = select_f64x2(two(), one(), isLess);
    const a = f64x2.mul(significand, doubling);
    const aLow = f64x2.mul(f64x2.mul(v128.load(p, NUMERATOR_LOW), inversePower(numerator)), doubling);
    const difference = f64x2.sub(exponentOf(numerator), exponentOf(denominator));
    const shift = f64x2.add(v128.load(p, EXPONENT), v128.and(isTiny, splat(TINY_EXPONENT)));
    const k = f64x2.sub(f64x2.add(difference, shift), v128.and(isLess, one()));
    const rounded = f64x2.add(f64x2.div(a, b), splat(ROUNDING));
    const t = f64x2.sub(rounded, splat(ROUNDING));
    const bHigh = highPart(b);
    const rest = f64x2.mul(t, f64x2.sub(b, bHigh));
    const gap = f64x2.sub(f64x2.sub(a, f64x2.mul(t, bHigh)), f64x2.sub(rest, aLow));
    storeLogarithm(p + QUOTIENT_LOG, k, rounded, f64x2.div(gap, f64x2.add(a, f64x2.mul(t, b))));
  }
}
