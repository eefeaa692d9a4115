import { GAMMA_QUOTIENT, GAMMA_QUOTIENT_TERMS } from "../generated/bessel";
import { madd_f64x2 } from "../simd/f64x2";
import { FIVE, FOUR, half, number, one, ONE_AND_HALF, SEVEN_32NDS, TWELVE_AND_HALF, zero } from "./constants";
import { productError, squareError, sumError } from "./doubleDouble";
import {
  ARGUMENT,
  EVEN,
  EXPONENT,
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
} from "./fields";
import { logarithm, logarithmOfQuotient } from "./logarithm";

/**
 * ln I_v(x) for small order and argument by the power series (DLMF 10.25.2), all of whose terms are positive:
 *
 *   I_v(x) = (x / 2)^v / Gamma(2 + v) G,  G = (v + 1) sum_k y^k / (k! (v + 1)_k),  y = x^2 / 4
 *   ln Gamma(2 + v) = v (ln((v + 4) / 2) - 7/32 + Q(v)), |Q| < 0.06
 *   ln I_v(x) = v (7/32 - Q(v) - ln((v + 4) / x)) + ln G.
 *
 * The first two cancel to nothing where I is near 1: the logarithms are taken in two doubles, and G, of which the error of
 * one double would be 2 to 3 of its ulps. With v as a factor of all but ln G, a small order leaves small errors.
 */
export function powerSeries(start: usize, end: usize, terms: i32, isScaled: bool): void {
  if (gammaFactor(start, end)) logarithmOfQuotient(start, end);
  else clearQuotient(start, end);
  sums(start, end, terms);
  growth(start, end);
  logarithm(start, end, RADIUS, LOG);
  logarithmOfI(start, end, isScaled);
}

/** What an order of 0 is multiplied with. */
function clearQuotient(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    v128.store(p, zero(), QUOTIENT_LOG);
    v128.store(p, zero(), QUOTIENT_LOG_LOW);
  }
}

/** v + 4, and EVEN = Q(v), which neighbours of one order share. Returns whether there is an order above 0: else ln x does not count. */
export function gammaFactor(start: usize, end: usize): bool {
  let all = zero();
  let last = f64x2.splat(-1);
  let quotient = zero();
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p, ORDER);
    if (v128.any_true(f64x2.ne(v, last))) quotient = polynomial(gammaVariable(v), GAMMA_QUOTIENT, GAMMA_QUOTIENT_TERMS);
    last = v;
    all = v128.or(all, v);
    const sum = f64x2.add(v, number(FOUR));
    v128.store(p, sum, NUMERATOR);
    v128.store(p, sumError(v, number(FOUR), sum), NUMERATOR_LOW);
    v128.store(p, zero(), EXPONENT);
    v128.store(p, quotient, EVEN);
  }
  return v128.any_true(all);
}

/** 3/2 - 25 / (2 v + 10), the variable of Q. */
@inline
export function gammaVariable(v: v128): v128 {
  return f64x2.sub(number(ONE_AND_HALF), f64x2.div(number(TWELVE_AND_HALF), f64x2.add(v, number(FIVE))));
}

/** Horner's rule over the even and the odd powers apart, two chains. The number of coefficients, highest first, is odd. */
@inline
function polynomial(w: v128, table: usize, terms: i32): v128 {
  const square = f64x2.mul(w, w);
  let even = v128.load_splat<f64>(table);
  let odd = zero();
  for (let at = table + 8, stop = table + ((<usize>terms) << 3); at < stop; at += 16) {
    odd = madd_f64x2(odd, square, v128.load_splat<f64>(at));
    even = madd_f64x2(even, square, v128.load_splat<f64>(at, 8));
  }
  return madd_f64x2(odd, w, even);
}

/**
 * G = v + 1 + y ODD / RADIUS by Horner's rule without division: with d_k = k (v + k), the numerator takes the product of
 * d_j for j > k at each step. For v and x below 24 that is below 1e151 after 40 terms. Two vectors hide the latency.
 */
export function sums(start: usize, end: usize, terms: i32): void {
  for (let p = start; p < end; p += 32) {
    const v0 = v128.load(p, ORDER);
    const v1 = v128.load(p, ORDER + 16);
    const half0 = f64x2.mul(v128.load(p, ARGUMENT), half());
    const half1 = f64x2.mul(v128.load(p, ARGUMENT + 16), half());
    const y0 = f64x2.mul(half0, half0);
    const y1 = f64x2.mul(half1, half1);
    let numerator0 = one();
    let numerator1 = one();
    let denominator0 = one();
    let denominator1 = one();
    for (let k = terms; k > 1; k--) {
      const index = f64x2.splat(<f64>k);
      const square = f64x2.splat(<f64>(k * k));
      denominator0 = f64x2.mul(denominator0, madd_f64x2(index, v0, square));
      denominator1 = f64x2.mul(denominator1, madd_f64x2(index, v1, square));
      numerator0 = madd_f64x2(numerator0, y0, denominator0);
      numerator1 = madd_f64x2(numerator1, y1, denominator1);
    }
    v128.store(p, numerator0, ODD);
    v128.store(p, numerator1, ODD + 16);
    v128.store(p, denominator0, RADIUS);
    v128.store(p, denominator1, RADIUS + 16);
  }
}

/** G in two doubles. y is: the error of its rounding counts as often as the index of the largest term, which is up to 2. */
function growth(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p, ORDER);
    const halfX = f64x2.mul(v128.load(p, ARGUMENT), half());
    const y = f64x2.mul(halfX, halfX);
    const rest = f64x2.div(v128.load(p, ODD), v128.load(p, RADIUS));
    const product = f64x2.mul(rest, y);
    const productLow = f64x2.add(productError(rest, y, product), f64x2.mul(rest, squareError(halfX, y)));
    const base = f64x2.add(v, one());
    const sum = f64x2.add(base, product);
    const errors = f64x2.add(sumError(v, one(), base), sumError(base, product, sum));
    v128.store(p, sum, RADIUS);
    v128.store(p, f64x2.add(errors, productLow), RADIUS_LOW);
  }
}

function logarithmOfI(start: usize, end: usize, isScaled: bool): void {
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p, ORDER);
    const constant = number(SEVEN_32NDS);
    const l = v128.load(p, QUOTIENT_LOG);
    const gap = f64x2.sub(constant, l);
    const gapLow = f64x2.sub(
      f64x2.sub(sumError(constant, f64x2.neg(l), gap), v128.load(p, QUOTIENT_LOG_LOW)),
      v128.load(p, EVEN),
    );
    const product = f64x2.mul(v, gap);
    const productLow = f64x2.add(productError(v, gap, product), f64x2.mul(v, gapLow));
    const log = v128.load(p, LOG);
    const sum = f64x2.add(product, log);
    const low = f64x2.add(sumError(product, log, sum), f64x2.add(productLow, v128.load(p, LOG_LOW)));
    const x = isScaled ? v128.load(p, ARGUMENT) : zero();
    const scaled = f64x2.sub(sum, x);
    v128.store(p, f64x2.add(scaled, f64x2.add(sumError(sum, f64x2.neg(x), scaled), low)), RESULT_I);
  }
}
