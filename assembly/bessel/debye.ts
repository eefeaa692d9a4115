import { DEBYE_LOGARITHM, HALF_LOGARITHM_OF_2_PI, HALF_LOGARITHM_OF_HALF_PI } from "../generated/bessel";
import { madd_f64x2, select_f64x2 } from "../simd/f64x2";
import { half, number, one, ONE_32ND, zero } from "./constants";
import { crossing, isCrossing } from "./crossing";
import { fastSumError, productError, squareError, sumError } from "./doubleDouble";
import {
  ARGUMENT,
  EVEN,
  EXPONENT,
  INVERSE,
  LOG,
  LOG_LOW,
  NUMERATOR,
  NUMERATOR_LOW,
  ODD,
  ORDER,
  QUOTIENT_LOG,
  QUOTIENT_LOG_LOW,
  RADIUS,
  RADIUS_LOW,
  RESULT_I,
  RESULT_K,
  SCALED_ARGUMENT,
  SCALED_ORDER,
  SQUARE,
  UNSCALE,
} from "./fields";
import { logarithm, logarithmOfQuotient, twiceArtanhTail } from "./logarithm";

/**
 * The uniform expansions for large order or argument (DLMF 10.41.3, 10.41.4, 10.40.1, 10.40.2) in the logarithm: with
 * S = hypot(v, x), q = v^2 / S^2, T = S - v ln((v + S) / x) and polynomials D_k,
 *
 *   ln I_v(x) =  T - ln(2 pi S) / 2 + sum_k D_k(q) S^-k
 *   ln K_v(x) = -T + ln(pi / (2 S)) / 2 + sum_k (-1)^k D_k(q) S^-k.
 *
 * Both Hankel's (q = 0) and Stirling's (q = 1) regimes are inside, and S alone says how many terms are needed. T and the
 * logarithm of S cancel where a result is near 0: both are taken in two doubles.
 */

/** Inputs with a larger one above this are scaled, so that no square overflows: T is homogeneous. */
const LARGE = memory.data<f64>([3.273390607896142e150], 8); // 2^500
const SCALE = memory.data<f64>([2.409919865102884e-181], 8); // 2^-600
const UNSCALING = memory.data<f64>([4.149515568880993e180], 8); // 2^600
const SCALE_EXPONENT = memory.data<f64>([600], 8);

/** S, what the series need, and v + S, the numerator of e^L. */
export function radius(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const order = v128.load(p, ORDER);
    const argument = v128.load(p, ARGUMENT);
    const isLarge = f64x2.gt(f64x2.pmax(order, argument), number(LARGE));
    const factor = select_f64x2(number(SCALE), one(), isLarge);
    const v = f64x2.mul(order, factor);
    const x = f64x2.mul(argument, factor);
    const vv = f64x2.mul(v, v);
    const xx = f64x2.mul(x, x);
    const square = f64x2.add(vv, xx);
    const squareLow = f64x2.add(sumError(vv, xx, square), f64x2.add(squareError(v, vv), squareError(x, xx)));
    const s = f64x2.sqrt(square);
    const back = f64x2.mul(s, s);
    const inverse = f64x2.div(one(), s);
    const rest = f64x2.add(f64x2.sub(square, back), f64x2.sub(squareLow, squareError(s, back)));
    const p_f64x2 = f64x2.mul(v, inverse);
    v128.store(p, s, RADIUS);
    const low = f64x2.mul(rest, f64x2.mul(inverse, half()));
    const sum = f64x2.add(v, s);
    v128.store(p, low, RADIUS_LOW);
    v128.store(p, sum, NUMERATOR);
    v128.store(p, f64x2.add(fastSumError(s, v, sum), low), NUMERATOR_LOW);
    v128.store(p, f64x2.mul(inverse, factor), INVERSE);
    v128.store(p, f64x2.mul(p_f64x2, p_f64x2), SQUARE);
    v128.store(p, v, SCALED_ORDER);
    v128.store(p, x, SCALED_ARGUMENT);
    v128.store(p, select_f64x2(number(UNSCALING), one(), isLarge), UNSCALE);
    v128.store(p, v128.and(isLarge, number(SCALE_EXPONENT)), EXPONENT);
  }
}

/**
 * EVEN = sum_m D_2m(q) S^-2m and ODD = sum_m D_2m-1(q) S^-(2m-1) over the first `pairs` pairs. Two vectors and
 * both parities are four chains, the latency of a multiply-add.
 */
export function series(start: usize, end: usize, pairs: i32): void {
  const last = DEBYE_LOGARITHM + seriesBytes(pairs);
  for (let p = start; p < end; p += 32) {
    const q0 = v128.load(p, SQUARE);
    const q1 = v128.load(p, SQUARE + 16);
    const inverse0 = v128.load(p, INVERSE);
    const inverse1 = v128.load(p, INVERSE + 16);
    const t0 = f64x2.mul(inverse0, inverse0);
    const t1 = f64x2.mul(inverse1, inverse1);
    let even0 = zero();
    let even1 = zero();
    let odd0 = zero();
    let odd1 = zero();
    let coefficients = last;
    for (let pair = pairs; pair > 0; pair--) {
      coefficients -= pairBytes(pair);
      let upper0 = v128.load_splat<f64>(coefficients);
      let lower0 = v128.load_splat<f64>(coefficients, 8);
      let upper1 = upper0;
      let lower1 = lower0;
      for (let at = coefficients + 16, stop = coefficients + pairBytes(pair); at < stop; at += 16) {
        const upper = v128.load_splat<f64>(at);
        const lower = v128.load_splat<f64>(at, 8);
        upper0 = madd_f64x2(upper0, q0, upper);
        lower0 = madd_f64x2(lower0, q0, lower);
        upper1 = madd_f64x2(upper1, q1, upper);
        lower1 = madd_f64x2(lower1, q1, lower);
      }
      even0 = madd_f64x2(even0, t0, upper0);
      odd0 = madd_f64x2(odd0, t0, lower0);
      even1 = madd_f64x2(even1, t1, upper1);
      odd1 = madd_f64x2(odd1, t1, lower1);
    }
    v128.store(p, f64x2.mul(even0, t0), EVEN);
    v128.store(p, f64x2.mul(even1, t1), EVEN + 16);
    v128.store(p, f64x2.mul(odd0, inverse0), ODD);
    v128.store(p, f64x2.mul(odd1, inverse1), ODD + 16);
  }
}

/** Pair m holds 2 m + 1 coefficients of each parity. */
@inline
export function pairBytes(pair: i32): usize {
  return (<usize>(2 * pair + 1)) << 4;
}

/** Bytes of the first pairs. */
@inline
export function seriesBytes(pairs: i32): usize {
  return (<usize>(pairs * (pairs + 2))) << 4;
}

/** ln I_v(x) and, scaled, ln(I_v(x) e^-x); ln K_v(x) and ln(K_v(x) e^x). */
export function debye(start: usize, end: usize, pairs: i32, isI: bool, isK: bool, isScaled: bool): void {
  radius(start, end);
  logarithmOfQuotient(start, end);
  logarithm(start, end, RADIUS, LOG);
  series(start, end, pairs);
  exponent(start, end);
  if (isScaled) scale(start, end);
  if (isI) result(start, end, 1, HALF_LOGARITHM_OF_2_PI, RESULT_I);
  if (isK) result(start, end, -1, HALF_LOGARITHM_OF_HALF_PI, RESULT_K);
}

/** NUMERATOR = T = S - v L in two doubles. */
function exponent(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p, SCALED_ORDER);
    const x = v128.load(p, SCALED_ARGUMENT);
    const l = v128.load(p, QUOTIENT_LOG);
    const product = f64x2.mul(v, l);
    const productLow = f64x2.add(productError(v, l, product), f64x2.mul(v, v128.load(p, QUOTIENT_LOG_LOW)));
    const s = v128.load(p, RADIUS);
    let high = f64x2.sub(s, product);
    const error = sumError(s, f64x2.neg(product), high);
    let low = f64x2.add(error, f64x2.sub(v128.load(p, RADIUS_LOW), productLow));
    const isNear = isCrossing(v, x);
    if (v128.any_true(isNear)) {
      crossing(p);
      high = select_f64x2(v128.load(p, NUMERATOR), high, isNear);
      low = select_f64x2(v128.load(p, NUMERATOR_LOW), low, isNear);
    }
    const unscale = v128.load(p, UNSCALE);
    v128.store(p, f64x2.mul(high, unscale), NUMERATOR);
    v128.store(p, f64x2.mul(low, unscale), NUMERATOR_LOW);
  }
}

/**
 * From NUMERATOR = T to T - x. With r = v / (S + x), L = 2 artanh(r) and T - x = v (r - L): where r is below 1/32 this is
 * -v (r + 2 r^3 / 3 + 2 r^5 / 5 ...), beyond it T - x is as large as a 64th of v at least, of which T has 2^-59.
 */
function scale(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p, ORDER);
    const x = v128.load(p, ARGUMENT);
    const scaledV = v128.load(p, SCALED_ORDER);
    const scaledX = v128.load(p, SCALED_ARGUMENT);
    const s = v128.load(p, RADIUS);
    const sum = f64x2.add(s, scaledX);
    const sumLow = f64x2.add(fastSumError(s, scaledX, sum), v128.load(p, RADIUS_LOW));
    const ratio = f64x2.div(scaledV, sum);
    const back = f64x2.mul(ratio, sum);
    const error = f64x2.add(productError(ratio, sum, back), f64x2.mul(ratio, sumLow));
    const low = f64x2.add(f64x2.div(f64x2.sub(f64x2.sub(scaledV, back), error), sum), twiceArtanhTail(ratio));
    const product = f64x2.mul(v, ratio);
    const productLow = f64x2.add(productError(v, ratio, product), f64x2.mul(v, low));
    const t = v128.load(p, NUMERATOR);
    const difference = f64x2.sub(t, x);
    const differenceLow = f64x2.add(sumError(t, f64x2.neg(x), difference), v128.load(p, NUMERATOR_LOW));
    const isSmall = f64x2.lt(ratio, number(ONE_32ND));
    v128.store(p, select_f64x2(f64x2.neg(product), difference, isSmall), NUMERATOR);
    v128.store(p, select_f64x2(f64x2.neg(productLow), differenceLow, isSmall), NUMERATOR_LOW);
  }
}

/** ln I_v(x) with the sign 1, ln K_v(x) with -1: sign (T - constant) - ln(S) / 2 + EVEN + sign ODD. */
function result(start: usize, end: usize, sign: f64, constant: usize, to: usize): void {
  const sign_f64x2 = f64x2.splat(sign);
  const minusConstant = f64x2.neg(number(constant));
  const share = f64x2.mul(sign_f64x2, f64x2.splat(-0.5));
  for (let p = start; p < end; p += 16) {
    const terms = f64x2.add(v128.load(p, EVEN), f64x2.mul(sign_f64x2, v128.load(p, ODD)));
    const t = v128.load(p, NUMERATOR);
    const h = f64x2.mul(v128.load(p, LOG), share);
    const first = f64x2.add(t, h);
    const second = f64x2.add(first, minusConstant);
    const errors = f64x2.add(sumError(t, h, first), sumError(first, minusConstant, second));
    const low = f64x2.add(v128.load(p, NUMERATOR_LOW), f64x2.mul(v128.load(p, LOG_LOW), share));
    const rest = f64x2.add(terms, f64x2.mul(sign_f64x2, f64x2.add(errors, low)));
    v128.store(p + to, f64x2.add(f64x2.mul(sign_f64x2, second), rest));
  }
}
