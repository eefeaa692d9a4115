import { HALF_LOGARITHM_OF_QUARTER_PI } from "../generated/bessel";
import { madd_f64x2, select_f64x2 } from "../simd/f64x2";
import { half, number, one, zero } from "./constants";
import { productError, sumError } from "./doubleDouble";
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
  RESULT_K,
  SQUARE,
} from "./fields";
import { fitted } from "./fitted";
import { logarithm, TINY, TINY_FACTOR } from "./logarithm";
import { temme } from "./temme";

/**
 * ln K_v(x) for small order and argument: v = n + mu with n whole and |mu| <= 1/2; K_mu and K_mu+1 by Temme's series
 * (x <= 1) or from a table of polynomials; then the forward recurrence (DLMF 10.29.1), which is stable, for
 * k_j = (x / 2)^j K_mu+j:
 *
 *   k_j+1 = (x / 2)^2 k_j-1 + (mu + j) k_j,  ln K_v(x) = ln k_n - n ln(x / 2).
 *
 * That form needs no division, mu + j is exact, and nothing overflows however small x is.
 */

/**
 * Larger orders are not for this file; a bound on n keeps the elements past a range from running on. It is pmin's first
 * operand, which a NaN there leaves: a NaN for n would be a trap.
 */
const MOST_STEPS: f64 = 20;

/** n = SQUARE and ln(x / 2), to QUOTIENT_LOG. */
function reduce(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const x = v128.load(p, ARGUMENT);
    const isTiny = f64x2.lt(x, number(TINY));
    const lifted = select_f64x2(f64x2.mul(x, number(TINY_FACTOR)), x, isTiny);
    v128.store(p, lifted, NUMERATOR);
    v128.store(p, zero(), NUMERATOR_LOW);
    v128.store(p, select_f64x2(f64x2.splat(-201), f64x2.splat(-1), isTiny), EXPONENT);
    v128.store(p, f64x2.pmin(f64x2.splat(MOST_STEPS), f64x2.nearest(v128.load(p, ORDER))), SQUARE);
  }
  logarithm(start, end, NUMERATOR, QUOTIENT_LOG);
}

/**
 * From k_0 and k_1 in RADIUS and INVERSE to k_n and k_n+1 there, and their derivatives in mu in EVEN and ODD along with them;
 * lanes that have arrived keep their values. The derivatives cost 2 of 40 ns, a loop without them 250 bytes.
 */
function recur(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const n = v128.load(p, SQUARE);
    const mu = f64x2.sub(v128.load(p, ORDER), n);
    const halfX = f64x2.mul(v128.load(p, ARGUMENT), half());
    const y = f64x2.mul(halfX, halfX);
    let current = v128.load(p, RADIUS);
    let currentSlope = v128.load(p, EVEN);
    let next = v128.load(p, INVERSE);
    let nextSlope = v128.load(p, ODD);
    let step = zero();
    const steps = <i32>max(f64x2.extract_lane(n, 0), f64x2.extract_lane(n, 1));
    for (let left = steps; left > 0; left--) {
      const isActive = f64x2.gt(n, step);
      step = f64x2.add(step, one());
      const factor = f64x2.add(mu, step);
      const after = madd_f64x2(y, current, f64x2.mul(factor, next));
      const afterSlope = madd_f64x2(y, currentSlope, madd_f64x2(factor, nextSlope, next));
      current = select_f64x2(next, current, isActive);
      currentSlope = select_f64x2(nextSlope, currentSlope, isActive);
      next = select_f64x2(after, next, isActive);
      nextSlope = select_f64x2(afterSlope, nextSlope, isActive);
    }
    v128.store(p, current, RADIUS);
    v128.store(p, f64x2.div(currentSlope, current), RESULT_K);
    v128.store(p, next, INVERSE);
    v128.store(p, zero(), RADIUS_LOW);
    v128.store(p, zero(), EXPONENT);
  }
}

/**
 * k_n and k_n+1 to RADIUS and INVERSE, n to SQUARE, ln(x / 2) to QUOTIENT_LOG; k is K or, above x = 1, that of `fitted`. With
 * isSloped the derivative of ln K_v(x) in v to RESULT_K: k_n' / k_n, as ln(x / 2) has no part in it at a fixed n.
 */
export function macdonaldPair(start: usize, end: usize, isTemme: bool, isSloped: bool): void {
  reduce(start, end);
  if (isTemme) temme(start, end, isSloped);
  else fitted(start, end);
  recur(start, end);
}

/** ln K_v(x) or, scaled, ln(K_v(x) e^x). */
export function macdonald(start: usize, end: usize, isTemme: bool, isScaled: bool): void {
  macdonaldPair(start, end, isTemme, false);
  logarithm(start, end, RADIUS, LOG);
  const extra = f64x2.splat(isTemme ? 0 : 0.5); // of ln(x / 2), and ln(pi / 4) / 2: the factor sqrt(2 x / pi)
  const constant = isTemme ? zero() : v128.load_splat<f64>(HALF_LOGARITHM_OF_QUARTER_PI);
  // e^x is in Temme's values not yet, and in the fitted ones already.
  const sign = f64x2.splat(isTemme ? (isScaled ? 1 : 0) : isScaled ? 0 : -1);
  for (let p = start; p < end; p += 16) {
    const power = f64x2.add(v128.load(p, SQUARE), extra);
    const halfLog = v128.load(p, QUOTIENT_LOG);
    const product = f64x2.mul(power, halfLog);
    const productLow = f64x2.add(
      productError(power, halfLog, product),
      f64x2.mul(power, v128.load(p, QUOTIENT_LOG_LOW)),
    );
    const log = v128.load(p, LOG);
    const first = f64x2.sub(log, product);
    const x = f64x2.mul(v128.load(p, ARGUMENT), sign);
    const second = f64x2.add(first, x);
    const third = f64x2.add(second, constant);
    const errors = f64x2.add(
      f64x2.add(sumError(log, f64x2.neg(product), first), sumError(first, x, second)),
      sumError(second, constant, third),
    );
    const low = f64x2.sub(v128.load(p, LOG_LOW), productLow);
    v128.store(p, f64x2.add(third, f64x2.add(errors, low)), RESULT_K);
  }
}
