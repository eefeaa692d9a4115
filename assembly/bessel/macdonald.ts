import {
  GAMMA_EVEN,
  GAMMA_ODD,
  GAMMA_TERMS,
  HALF_LOGARITHM_OF_QUARTER_PI,
  KERNEL_K,
  KERNEL_K_COLUMNS,
  KERNEL_K_LENGTHS,
} from "../generated/bessel";
import { exponential } from "../core/exponential";
import { madd_f64x2, nmadd_f64x2, select_f64x2 } from "../simd/f64x2";
import { half, one, zero } from "./constants";
import { productError, sumError } from "./doubleDouble";
import {
  ARGUMENT,
  EXPONENT,
  FIELD_BYTES,
  INVERSE,
  LOG,
  LOG_LOW,
  NUMERATOR,
  NUMERATOR_LOW,
  ORDER,
  QUOTIENT_LOG,
  QUOTIENT_LOG_LOW,
  RADIUS,
  RADIUS_LOW,
  RESULT_K,
  SQUARE,
} from "./fields";
import { logarithm } from "./logarithm";

/**
 * ln K_v(x) for small order and argument: v = n + mu with n whole and |mu| <= 1/2; K_mu and K_mu+1 by Temme's series
 * (x <= 1) or from a table of polynomials; then the forward recurrence (DLMF 10.29.1), which is stable, for
 * k_j = (x / 2)^j K_mu+j:
 *
 *   k_j+1 = (x / 2)^2 k_j-1 + (mu + j) k_j,  ln K_v(x) = ln k_n - n ln(x / 2).
 *
 * That form needs no division, mu + j is exact, and nothing overflows however small x is.
 */

/** Larger orders are not for this file; a bound on n keeps the elements past a range from running on. */
const MOST_STEPS: f64 = 24;

/** n = SQUARE and ln(x / 2), to QUOTIENT_LOG. */
function reduce(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const x = v128.load(p, ARGUMENT);
    const isTiny = f64x2.lt(x, f64x2.splat(9.332636185032189e-302)); // 2^-1000: a subnormal has no exponent of its own
    const lifted = select_f64x2(f64x2.mul(x, f64x2.splat(1.6069380442589903e60)), x, isTiny); // 2^200
    v128.store(p, lifted, NUMERATOR);
    v128.store(p, zero(), NUMERATOR_LOW);
    v128.store(p, select_f64x2(f64x2.splat(-201), f64x2.splat(-1), isTiny), EXPONENT);
    v128.store(p, f64x2.pmin(f64x2.nearest(v128.load(p, ORDER)), f64x2.splat(MOST_STEPS)), SQUARE);
  }
  logarithm(start, end, NUMERATOR, QUOTIENT_LOG, FIELD_BYTES);
}

/**
 * K_mu and (x / 2) K_mu+1 for x <= 1 to RADIUS and INVERSE, by Temme's series in the form of DLMF 10.31 for every mu:
 * nine terms are exact there. See: N. M. Temme, On the numerical evaluation of the modified Bessel function of the third
 * kind, J. Comput. Phys. 19 (1975) 324-337.
 */
function temme(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const mu = f64x2.sub(v128.load(p, ORDER), v128.load(p, SQUARE));
    const mu2 = f64x2.mul(mu, mu);
    const logarithm = f64x2.neg(f64x2.add(v128.load(p, QUOTIENT_LOG), v128.load(p, QUOTIENT_LOG_LOW)));
    let odd = v128.load_splat<f64>(GAMMA_ODD);
    let even = v128.load_splat<f64>(GAMMA_EVEN);
    for (let at: usize = 8; at < (<usize>GAMMA_TERMS) << 3; at += 8) {
      odd = madd_f64x2(odd, mu2, v128.load_splat<f64>(GAMMA_ODD + at));
      even = madd_f64x2(even, mu2, v128.load_splat<f64>(GAMMA_EVEN + at));
    }
    const inverseGammaPlus = nmadd_f64x2(mu, odd, even);
    const inverseGammaMinus = madd_f64x2(mu, odd, even);
    const sigma = f64x2.mul(mu, logarithm);
    const grown = exponential(sigma);
    const shrunk = f64x2.div(one(), grown);
    const cosh = f64x2.mul(f64x2.add(grown, shrunk), half());
    const sinh = sinhQuotient(sigma, f64x2.mul(f64x2.sub(grown, shrunk), half()));
    const gammas = f64x2.mul(inverseGammaPlus, inverseGammaMinus);
    let f = f64x2.div(madd_f64x2(f64x2.mul(even, sinh), logarithm, f64x2.mul(odd, cosh)), gammas);
    let a = f64x2.div(f64x2.mul(grown, half()), inverseGammaPlus);
    let b = f64x2.div(f64x2.mul(shrunk, half()), inverseGammaMinus);
    const halfX = f64x2.mul(v128.load(p, ARGUMENT), half());
    const y = f64x2.mul(halfX, halfX);
    let sum = f;
    let next = a;
    let power = one();
    for (let k = 1; k <= 9; k++) {
      const index = f64x2.splat(<f64>k);
      const inverse = f64x2.div(one(), f64x2.sub(f64x2.splat(<f64>(k * k)), mu2));
      f = f64x2.mul(madd_f64x2(index, f, f64x2.add(a, b)), inverse);
      a = f64x2.mul(a, f64x2.mul(f64x2.add(index, mu), inverse));
      b = f64x2.mul(b, f64x2.mul(f64x2.sub(index, mu), inverse));
      power = f64x2.mul(power, f64x2.mul(y, f64x2.splat(1 / <f64>k)));
      sum = madd_f64x2(power, f, sum);
      next = madd_f64x2(power, nmadd_f64x2(index, f, a), next);
    }
    v128.store(p, sum, RADIUS);
    v128.store(p, next, INVERSE);
  }
}

/** sinh(sigma) / sigma: by its series within 1, where the difference of exponentials cancels. */
@inline
function sinhQuotient(sigma: v128, sinh: v128): v128 {
  const square = f64x2.mul(sigma, sigma);
  let series = f64x2.splat(1 / 355687428096000.0); // 1 / 17!
  series = madd_f64x2(series, square, f64x2.splat(1 / 1307674368000.0));
  series = madd_f64x2(series, square, f64x2.splat(1 / 6227020800.0));
  series = madd_f64x2(series, square, f64x2.splat(1 / 39916800.0));
  series = madd_f64x2(series, square, f64x2.splat(1 / 362880.0));
  series = madd_f64x2(series, square, f64x2.splat(1 / 5040.0));
  series = madd_f64x2(series, square, f64x2.splat(1 / 120.0));
  series = madd_f64x2(series, square, f64x2.splat(1 / 6.0));
  series = madd_f64x2(series, square, one());
  return select_f64x2(series, f64x2.div(sinh, sigma), f64x2.lt(square, one()));
}

/**
 * g = sqrt(2 x / pi) e^x K_mu(x) to RADIUS and (x / 2) times the same of K_mu+1 to INVERSE, for 1 <= x <= 24: g and
 * h = -sqrt(2 x / pi) e^x K_mu'(x) are polynomials in 1 / (x + 1) and mu^2, and K_mu+1 is h + (mu / x) g.
 */
function fitted(start: usize, end: usize): void {
  for (let p = start; p < end; p += 32) {
    const mu0 = f64x2.sub(v128.load(p, ORDER), v128.load(p, SQUARE));
    const mu1 = f64x2.sub(v128.load(p, ORDER + 16), v128.load(p, SQUARE + 16));
    const square0 = f64x2.mul(mu0, mu0);
    const square1 = f64x2.mul(mu1, mu1);
    const x0 = v128.load(p, ARGUMENT);
    const x1 = v128.load(p, ARGUMENT + 16);
    const t0 = fitVariable(x0);
    const t1 = fitVariable(x1);
    let g0 = zero();
    let g1 = zero();
    let h0 = zero();
    let h1 = zero();
    let at = KERNEL_K;
    for (let column = 0; column < KERNEL_K_COLUMNS; column++) {
      const stop = at + ((<usize>load<i32>(KERNEL_K_LENGTHS + ((<usize>column) << 2))) << 4);
      let columnG0 = v128.load_splat<f64>(at);
      let columnH0 = v128.load_splat<f64>(at, 8);
      let columnG1 = columnG0;
      let columnH1 = columnH0;
      for (at += 16; at < stop; at += 16) {
        const coefficientG = v128.load_splat<f64>(at);
        const coefficientH = v128.load_splat<f64>(at, 8);
        columnG0 = madd_f64x2(columnG0, t0, coefficientG);
        columnH0 = madd_f64x2(columnH0, t0, coefficientH);
        columnG1 = madd_f64x2(columnG1, t1, coefficientG);
        columnH1 = madd_f64x2(columnH1, t1, coefficientH);
      }
      g0 = madd_f64x2(g0, square0, columnG0);
      h0 = madd_f64x2(h0, square0, columnH0);
      g1 = madd_f64x2(g1, square1, columnG1);
      h1 = madd_f64x2(h1, square1, columnH1);
    }
    v128.store(p, g0, RADIUS);
    v128.store(p, g1, RADIUS + 16);
    v128.store(p, f64x2.mul(half(), madd_f64x2(mu0, g0, f64x2.mul(x0, h0))), INVERSE);
    v128.store(p, f64x2.mul(half(), madd_f64x2(mu1, g1, f64x2.mul(x1, h1))), INVERSE + 16);
  }
}

/** 1 / (x + 1) on [1/25, 1/2] as t on [-1, 1]. */
@inline
function fitVariable(x: v128): v128 {
  const inverse = f64x2.div(f64x2.splat(100), f64x2.add(x, one()));
  return f64x2.mul(f64x2.sub(inverse, f64x2.splat(27)), f64x2.splat(1.0 / 23));
}

/** From k_0 and k_1 in RADIUS and INVERSE to k_n and k_n+1 there; lanes that have arrived keep their values. */
function recur(start: usize, end: usize): void {
  for (let p = start; p < end; p += 16) {
    const n = v128.load(p, SQUARE);
    const mu = f64x2.sub(v128.load(p, ORDER), n);
    const halfX = f64x2.mul(v128.load(p, ARGUMENT), half());
    const y = f64x2.mul(halfX, halfX);
    let current = v128.load(p, RADIUS);
    let next = v128.load(p, INVERSE);
    let step = zero();
    const steps = <i32>max(f64x2.extract_lane(n, 0), f64x2.extract_lane(n, 1));
    for (let left = steps; left > 0; left--) {
      const isActive = f64x2.gt(n, step);
      step = f64x2.add(step, one());
      const after = madd_f64x2(y, current, f64x2.mul(f64x2.add(mu, step), next));
      current = select_f64x2(next, current, isActive);
      next = select_f64x2(after, next, isActive);
    }
    v128.store(p, current, RADIUS);
    v128.store(p, next, INVERSE);
    v128.store(p, zero(), RADIUS_LOW);
    v128.store(p, zero(), EXPONENT);
  }
}

/** k_n and k_n+1 to RADIUS and INVERSE, n to SQUARE, ln(x / 2) to QUOTIENT_LOG; k is K or, above x = 1, that of `fitted`. */
export function macdonaldPair(start: usize, end: usize, isTemme: bool): void {
  reduce(start, end);
  if (isTemme) temme(start, end);
  else fitted(start, end);
  recur(start, end);
}

/** ln K_v(x) or, scaled, ln(K_v(x) e^x). */
export function macdonald(start: usize, end: usize, isTemme: bool, isScaled: bool): void {
  macdonaldPair(start, end, isTemme);
  logarithm(start, end, RADIUS, LOG, FIELD_BYTES);
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
