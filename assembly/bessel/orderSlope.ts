import { GAMMA_QUOTIENT, GAMMA_QUOTIENT_TERMS } from "../generated/bessel";
import { madd_f64x2 } from "../simd/f64x2";
import { FIVE, FOUR, half, number, one, SEVEN_32NDS, TWELVE_AND_HALF, two, zero } from "./constants";
import { radius } from "./debye";
import {
  ARGUMENT,
  FIELD_BYTES,
  INVERSE,
  ORDER,
  QUOTIENT_LOG,
  QUOTIENT_LOG_LOW,
  RESULT_I,
  RESULT_K,
  SQUARE,
} from "./fields";
import { logarithmOfQuotient } from "./logarithm";
import { K_D, moments, SLOPE } from "./moments";
import { gammaFactor, gammaVariable } from "./powerSeries";

/**
 * The derivative of T in v is -L exactly, that of D_k(q) S^-k is v S^{-k-2} (2 (1 - q) D_k' - k D_k):
 * -L - v / (2 S^2) + the sum for I, L - v / (2 S^2) + the sum with (-1)^k for K.
 */
export function largeOrderSlopes(start: usize, end: usize, pairs: i32): void {
  radius(start, end);
  logarithmOfQuotient(start, end);
  moments(start, end, pairs);
  for (let p = start; p < end; p += 16) {
    const inverse = v128.load(p, INVERSE);
    const q = v128.load(p, SQUARE);
    const l = f64x2.add(v128.load(p, QUOTIENT_LOG), v128.load(p, QUOTIENT_LOG_LOW));
    const scale = f64x2.mul(f64x2.mul(v128.load(p, ORDER), inverse), inverse);
    const rest = f64x2.sub(two(), f64x2.add(q, q));
    const even = f64x2.sub(f64x2.mul(rest, v128.load(p, SLOPE)), v128.load(p, K_D));
    const odd = f64x2.sub(f64x2.mul(rest, v128.load(p, SLOPE + FIELD_BYTES)), v128.load(p, K_D + FIELD_BYTES));
    const base = f64x2.sub(even, half());
    v128.store(p, f64x2.sub(f64x2.mul(scale, f64x2.add(base, odd)), l), RESULT_I);
    v128.store(p, f64x2.add(f64x2.mul(scale, f64x2.sub(base, odd)), l), RESULT_K);
  }
}

/**
 * -ln((v + 4) / x) + 7/32 - Q - v / (v + 4) - v Q' + G_v / G, with Q and G of powerSeries.ts: every sum carries its
 * derivative in v along.
 */
export function smallOrderSlope(start: usize, end: usize, terms: i32): void {
  gammaFactor(start, end);
  logarithmOfQuotient(start, end);
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p, ORDER);
    const inverse = f64x2.div(one(), f64x2.add(v, number(FIVE)));
    const w = gammaVariable(v);
    let value = v128.load_splat<f64>(GAMMA_QUOTIENT);
    let slope = zero();
    for (let at: usize = 8; at < (<usize>GAMMA_QUOTIENT_TERMS) << 3; at += 8) {
      slope = madd_f64x2(slope, w, value);
      value = madd_f64x2(value, w, v128.load_splat<f64>(GAMMA_QUOTIENT + at));
    }
    const slopeInV = f64x2.mul(slope, f64x2.mul(number(TWELVE_AND_HALF), f64x2.mul(inverse, inverse)));
    const share = f64x2.div(v, f64x2.add(v, number(FOUR)));
    const l = f64x2.add(v128.load(p, QUOTIENT_LOG), v128.load(p, QUOTIENT_LOG_LOW));
    const rest = f64x2.sub(f64x2.sub(number(SEVEN_32NDS), value), madd_f64x2(v, slopeInV, share));
    v128.store(p, f64x2.sub(f64x2.add(rest, seriesOrderSlope(v, v128.load(p, ARGUMENT), terms)), l), RESULT_I);
  }
}

/** The derivative of ln G in v. */
@inline
function seriesOrderSlope(v: v128, x: v128, terms: i32): v128 {
  const halfX = f64x2.mul(x, half());
  const y = f64x2.mul(halfX, halfX);
  let denominator = one();
  let denominatorSlope = zero();
  let sum = one();
  let sumSlope = zero();
  for (let k = terms; k > 1; k--) {
    const index = f64x2.splat(<f64>k);
    const factor = f64x2.mul(index, f64x2.add(v, index));
    denominatorSlope = madd_f64x2(denominatorSlope, factor, f64x2.mul(denominator, index));
    denominator = f64x2.mul(denominator, factor);
    sum = madd_f64x2(sum, y, denominator);
    sumSlope = madd_f64x2(sumSlope, y, denominatorSlope);
  }
  const ratio = f64x2.div(sum, denominator);
  const slope = f64x2.div(f64x2.sub(sumSlope, f64x2.mul(ratio, denominatorSlope)), denominator);
  const total = f64x2.add(f64x2.add(v, one()), f64x2.mul(y, ratio));
  return f64x2.div(f64x2.add(one(), f64x2.mul(y, slope)), total);
}
