import {
  CROSSING,
  CROSSING_PARTS,
  CROSSING_PART_COUNT,
  CROSSING_SLOPES,
  CROSSING_SLOPE_COUNT,
} from "../generated/bessel";
import { madd_f64x2 } from "../simd/f64x2";
import { number, ONE_32ND, zero } from "./constants";
import { fastSumError, highPart, productError, sumError } from "./doubleDouble";
import { NUMERATOR, NUMERATOR_LOW, SCALED_ARGUMENT, SCALED_ORDER } from "./fields";

/**
 * T = S - v ln((v + S) / x) next to its zero, x = w v with w = 0.6627434193...: with d = x - w v it is d times a power series in
 * d / v, of which no part cancels. Within |d| <= v / 32 what is left out is below 2^-60 of T; outside |T| > v / 19, so that the
 * 2^-59 of the logarithm are below 2^-54 of T.
 *
 * T needs the relative error of a double. How small d becomes beside v is a matter of how well quotients of two doubles
 * approximate w: to 2^-107. Three doubles of w give d to 2^-103 of v, enough for |d| >= 2^-44 v; nearer ones are computed from
 * 183 bits of w.
 */

/** 2^-44 */
const NEAREST = memory.data<f64>([5.684341886080802e-14], 8);


@inline
export function isCrossing(v: v128, x: v128): v128 {
  const distance = f64x2.sub(x, f64x2.mul(v, number(CROSSING)));
  return f64x2.le(f64x2.abs(distance), f64x2.mul(v, number(ONE_32ND)));
}

/** T in two doubles to NUMERATOR and the array after it, where isCrossing(v, x), of the scaled v and x. */
export function crossing(p: usize): void {
  const v = v128.load(p, SCALED_ORDER);
  const x = v128.load(p, SCALED_ARGUMENT);
  const product = f64x2.mul(v, number(CROSSING));
  const first = f64x2.sub(x, product); // exact: both are within a factor of 2
  const rest = f64x2.add(productError(v, number(CROSSING), product), f64x2.mul(v, v128.load_splat<f64>(CROSSING, 8)));
  let d = f64x2.sub(first, rest);
  let dLow = sumError(first, f64x2.neg(rest), d);
  if (v128.any_true(f64x2.lt(f64x2.abs(d), f64x2.mul(v, number(NEAREST))))) {
    // Products of 26 bits of w and half of v are exact, and so are the errors of their sum.
    const vHigh = highPart(v);
    let sum = x;
    dLow = zero();
    for (let half = 0; half < 2 * CROSSING_PART_COUNT; half++) {
      const part = v128.load_splat<f64>(CROSSING_PARTS + ((<usize>(half >> 1)) << 3));
      const term = f64x2.neg(f64x2.mul(part, (half & 1) == 0 ? vHigh : f64x2.sub(v, vHigh)));
      const next = f64x2.add(sum, term);
      dLow = f64x2.add(dLow, sumError(sum, term, next));
      sum = next;
    }
    d = f64x2.add(sum, dLow);
    dLow = fastSumError(sum, dLow, d);
  }
  const ratio = f64x2.div(d, v);
  let slope = v128.load_splat<f64>(CROSSING_SLOPES);
  for (let at: usize = 8; at < (<usize>CROSSING_SLOPE_COUNT) << 3; at += 8) {
    slope = madd_f64x2(slope, ratio, v128.load_splat<f64>(CROSSING_SLOPES + at));
  }
  // The first slope is 26 bits and a rest, so that its product with a high part is exact.
  const steep = v128.load_splat<f64>(CROSSING, 16);
  const top = highPart(d);
  const high = f64x2.mul(top, steep);
  const low = f64x2.mul(f64x2.add(f64x2.sub(d, top), dLow), steep);
  const bend = f64x2.mul(d, madd_f64x2(ratio, slope, v128.load_splat<f64>(CROSSING, 24)));
  const more = f64x2.add(bend, low);
  const sum = f64x2.add(high, more);
  v128.store(p, sum, NUMERATOR);
  v128.store(p, fastSumError(high, more, sum), NUMERATOR_LOW);
}
