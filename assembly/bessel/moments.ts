import { DEBYE_LOGARITHM } from "../generated/bessel";
import { madd_f64x2 } from "../simd/f64x2";
import { zero } from "./constants";
import { FIELD_BYTES, INVERSE, MOMENTS, SQUARE } from "./fields";
import { pairBytes, seriesBytes } from "./debye";

/**
 * What derivatives of the Debye series need: the sums over k of S^-k times k D_k(q), k^2 D_k, D_k', k D_k' and D_k'',
 * even and odd k apart. Horner's rule gives a polynomial and its two derivatives in one pass, six chains.
 */
/** Each is even k, then odd k. */
export const K_D: usize = MOMENTS;
export const KK_D: usize = MOMENTS + 2 * FIELD_BYTES;
export const SLOPE: usize = MOMENTS + 4 * FIELD_BYTES;
export const K_SLOPE: usize = MOMENTS + 6 * FIELD_BYTES;
export const BEND: usize = MOMENTS + 8 * FIELD_BYTES;

export function moments(start: usize, end: usize, pairs: i32): void {
  for (let p = start; p < end; p += 16) {
    const q = v128.load(p, SQUARE);
    const inverse = v128.load(p, INVERSE);
    const t = f64x2.mul(inverse, inverse);
    let evenKD = zero();
    let oddKD = zero();
    let evenKKD = zero();
    let oddKKD = zero();
    let evenSlope = zero();
    let oddSlope = zero();
    let evenKSlope = zero();
    let oddKSlope = zero();
    let evenBend = zero();
    let oddBend = zero();
    let at = DEBYE_LOGARITHM + seriesBytes(pairs);
    for (let pair = pairs; pair > 0; pair--) {
      at -= pairBytes(pair);
      let upper = v128.load_splat<f64>(at);
      let lower = v128.load_splat<f64>(at, 8);
      let upperSlope = zero();
      let lowerSlope = zero();
      let upperBend = zero();
      let lowerBend = zero();
      for (let each = at + 16, stop = at + pairBytes(pair); each < stop; each += 16) {
        upperBend = madd_f64x2(upperBend, q, upperSlope);
        lowerBend = madd_f64x2(lowerBend, q, lowerSlope);
        upperSlope = madd_f64x2(upperSlope, q, upper);
        lowerSlope = madd_f64x2(lowerSlope, q, lower);
        upper = madd_f64x2(upper, q, v128.load_splat<f64>(each));
        lower = madd_f64x2(lower, q, v128.load_splat<f64>(each, 8));
      }
      const even = f64x2.splat(<f64>(2 * pair));
      const odd = f64x2.splat(<f64>(2 * pair - 1));
      upper = f64x2.mul(upper, even);
      lower = f64x2.mul(lower, odd);
      evenKD = madd_f64x2(evenKD, t, upper);
      oddKD = madd_f64x2(oddKD, t, lower);
      evenKKD = madd_f64x2(evenKKD, t, f64x2.mul(upper, even));
      oddKKD = madd_f64x2(oddKKD, t, f64x2.mul(lower, odd));
      evenSlope = madd_f64x2(evenSlope, t, upperSlope);
      oddSlope = madd_f64x2(oddSlope, t, lowerSlope);
      evenKSlope = madd_f64x2(evenKSlope, t, f64x2.mul(upperSlope, even));
      oddKSlope = madd_f64x2(oddKSlope, t, f64x2.mul(lowerSlope, odd));
      evenBend = madd_f64x2(evenBend, t, f64x2.add(upperBend, upperBend));
      oddBend = madd_f64x2(oddBend, t, f64x2.add(lowerBend, lowerBend));
    }
    v128.store(p, f64x2.mul(evenKD, t), K_D);
    v128.store(p, f64x2.mul(oddKD, inverse), K_D + FIELD_BYTES);
    v128.store(p, f64x2.mul(evenKKD, t), KK_D);
    v128.store(p, f64x2.mul(oddKKD, inverse), KK_D + FIELD_BYTES);
    v128.store(p, f64x2.mul(evenSlope, t), SLOPE);
    v128.store(p, f64x2.mul(oddSlope, inverse), SLOPE + FIELD_BYTES);
    v128.store(p, f64x2.mul(evenKSlope, t), K_SLOPE);
    v128.store(p, f64x2.mul(oddKSlope, inverse), K_SLOPE + FIELD_BYTES);
    v128.store(p, f64x2.mul(evenBend, t), BEND);
    v128.store(p, f64x2.mul(oddBend, inverse), BEND + FIELD_BYTES);
  }
}
