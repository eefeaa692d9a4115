import { GAMMA_EVEN, GAMMA_ODD, GAMMA_TERMS } from "../generated/bessel";
import { exponential } from "../core/exponential";
import { madd_f64x2, nmadd_f64x2, select_f64x2 } from "../simd/f64x2";
import { half, one, zero } from "./constants";
import { ARGUMENT, EVEN, INVERSE, ODD, ORDER, QUOTIENT_LOG, QUOTIENT_LOG_LOW, RADIUS, SQUARE } from "./fields";

/** At x = 1 the tenth term is below 2^-56 of the sum. Beyond x = 1 the first terms cancel: at 2 a digit is lost. */
const TERMS: i32 = 9;

/** 1 / 19!, 1 / 17!, ..., 1 / 3!: sinh(s) / s within |s| = 1 but for 2^-62, and its derivative. */
const INVERSE_FACTORIALS = memory.data<f64>(
  [
    8.22063524662433e-18, 2.8114572543455206e-15, 7.647163731819816e-13, 1.6059043836821613e-10, 2.505210838544172e-8,
    2.7557319223985893e-6, 1.984126984126984e-4, 8.333333333333333e-3, 0.16666666666666666,
  ],
  8,
);
const INVERSE_FACTORIAL_COUNT: i32 = 9;

/**
 * K_mu(x) and (x / 2) K_mu+1(x) for x <= 1 to RADIUS and INVERSE by Temme's series, mu = ORDER - SQUARE in [-1/2, 1/2] and
 * QUOTIENT_LOG = ln(x / 2); with isSloped their derivatives in mu to EVEN and ODD. See: N. M. Temme, On the numerical
 * evaluation of the modified Bessel function of the third kind, J. Comput. Phys. 19 (1975) 324-337.
 */
export function temme(start: usize, end: usize, isSloped: bool): void {
  for (let p = start; p < end; p += 16) {
    const mu = f64x2.sub(v128.load(p, ORDER), v128.load(p, SQUARE));
    const mu2 = f64x2.mul(mu, mu);
    const twice = f64x2.add(mu, mu);
    const logarithm = f64x2.neg(f64x2.add(v128.load(p, QUOTIENT_LOG), v128.load(p, QUOTIENT_LOG_LOW)));
    let odd = v128.load_splat<f64>(GAMMA_ODD);
    let even = v128.load_splat<f64>(GAMMA_EVEN);
    let oddSlope = zero();
    let evenSlope = zero();
    for (let at: usize = 8; at < (<usize>GAMMA_TERMS) << 3; at += 8) {
      oddSlope = madd_f64x2(oddSlope, mu2, odd);
      evenSlope = madd_f64x2(evenSlope, mu2, even);
      odd = madd_f64x2(odd, mu2, v128.load_splat<f64>(GAMMA_ODD + at));
      even = madd_f64x2(even, mu2, v128.load_splat<f64>(GAMMA_EVEN + at));
    }
    const plus = nmadd_f64x2(mu, odd, even); // 1 / Gamma(1 + mu)
    const minus = madd_f64x2(mu, odd, even); // 1 / Gamma(1 - mu)
    const sigma = f64x2.mul(mu, logarithm);
    const grown = exponential(sigma);
    const shrunk = f64x2.div(one(), grown);
    const cosh = f64x2.mul(f64x2.add(grown, shrunk), half());
    const isNear = f64x2.lt(f64x2.abs(sigma), one());
    const quotient = select_f64x2(
      sinhQuotient(sigma, false),
      f64x2.div(f64x2.mul(f64x2.sub(grown, shrunk), half()), sigma),
      isNear,
    );
    const gammas = f64x2.mul(plus, minus);
    const evenLog = f64x2.mul(even, logarithm);
    let f = f64x2.div(madd_f64x2(evenLog, quotient, f64x2.mul(odd, cosh)), gammas);
    let a = f64x2.div(f64x2.mul(grown, half()), plus);
    let b = f64x2.div(f64x2.mul(shrunk, half()), minus);
    let fSlope = zero();
    let aSlope = zero();
    let bSlope = zero();
    if (isSloped) {
      oddSlope = f64x2.mul(oddSlope, twice);
      evenSlope = f64x2.mul(evenSlope, twice);
      const change = madd_f64x2(mu, oddSlope, odd);
      const plusRate = f64x2.div(f64x2.sub(evenSlope, change), plus);
      const minusRate = f64x2.div(f64x2.add(evenSlope, change), minus);
      const bend = select_f64x2(
        f64x2.mul(sinhQuotient(sigma, true), sigma),
        f64x2.div(f64x2.sub(cosh, quotient), sigma),
        isNear,
      );
      fSlope = madd_f64x2(f64x2.mul(odd, logarithm), f64x2.mul(sigma, quotient), f64x2.mul(oddSlope, cosh));
      fSlope = madd_f64x2(f64x2.mul(evenSlope, logarithm), quotient, fSlope);
      fSlope = madd_f64x2(f64x2.mul(evenLog, logarithm), bend, fSlope);
      fSlope = nmadd_f64x2(f, f64x2.add(plusRate, minusRate), f64x2.div(fSlope, gammas));
      aSlope = f64x2.mul(a, f64x2.sub(logarithm, plusRate));
      bSlope = f64x2.neg(f64x2.mul(b, f64x2.add(logarithm, minusRate)));
    }
    const halfX = f64x2.mul(v128.load(p, ARGUMENT), half());
    const y = f64x2.mul(halfX, halfX);
    let sum = f;
    let next = a;
    let sumSlope = fSlope;
    let nextSlope = aSlope;
    let power = one();
    for (let k = 1; k <= TERMS; k++) {
      const index = f64x2.splat(<f64>k);
      const inverse = f64x2.div(one(), f64x2.sub(f64x2.mul(index, index), mu2));
      const up = f64x2.mul(f64x2.add(index, mu), inverse);
      const down = f64x2.mul(f64x2.sub(index, mu), inverse);
      f = f64x2.mul(madd_f64x2(index, f, f64x2.add(a, b)), inverse);
      power = f64x2.mul(power, f64x2.mul(y, f64x2.splat(1.0 / <f64>k)));
      sum = madd_f64x2(power, f, sum);
      a = f64x2.mul(a, up);
      b = f64x2.mul(b, down);
      next = madd_f64x2(power, nmadd_f64x2(index, f, a), next);
      if (!isSloped) continue;
      fSlope = madd_f64x2(index, fSlope, madd_f64x2(twice, f, f64x2.add(aSlope, bSlope)));
      fSlope = f64x2.mul(fSlope, inverse);
      aSlope = f64x2.mul(f64x2.add(aSlope, a), up);
      bSlope = f64x2.mul(f64x2.sub(bSlope, b), down);
      sumSlope = madd_f64x2(power, fSlope, sumSlope);
      nextSlope = madd_f64x2(power, nmadd_f64x2(index, fSlope, aSlope), nextSlope);
    }
    v128.store(p, sum, RADIUS);
    v128.store(p, next, INVERSE);
    v128.store(p, sumSlope, EVEN);
    v128.store(p, nextSlope, ODD);
  }
}

/** sinh(s) / s, or its derivative over s, by their series in s^2. */
function sinhQuotient(sigma: v128, isSlope: bool): v128 {
  const square = f64x2.mul(sigma, sigma);
  let series = zero();
  for (let k = 2 * INVERSE_FACTORIAL_COUNT; k > 0; k -= 2) {
    const inverse = v128.load_splat<f64>(INVERSE_FACTORIALS + ((<usize>(2 * INVERSE_FACTORIAL_COUNT - k)) << 2));
    series = madd_f64x2(series, square, isSlope ? f64x2.mul(inverse, f64x2.splat(<f64>k)) : inverse);
  }
  return isSlope ? series : madd_f64x2(series, square, one());
}
