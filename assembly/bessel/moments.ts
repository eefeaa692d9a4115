import { DEBYE_LOGARITHM } from "../generated/bessel";
import { madd_f64x2 } from "../simd/f64x2";
import { zero } from "./constants";
import { FIELD_BYTES, INVERSE, MOMENTS, SQUARE } from "./fields";
import { pairBytes, seriesBytes } from "./debye";

/**
 * What derivatives of the Debye series need: the sums over k of S^-k times k D_k(q), k^2 D_k, D_k', k D_k' and D_k'',
 * even and odd k apart. Horner's rule gives a polynomial and its two derivatives in one pass.
 */
/** Each is even k, then odd k. */
export const K_D: usize = MOMENTS;
export const KK_D: usize = MOMENTS + 2 * FIELD_BYTES;
export const SLOPE: usize = MOMENTS + 4 * FIELD_BYTES;
export const K_SLOPE: usize = MOMENTS + 6 * FIELD_BYTES;
export const BEND: usize = MOMENTS + 8 * FIELD_BYTES;

/** An element at a time, a vector being its even and its odd part, as the table has them. */
export function moments(start: usize, end: usize, pairs: i32): void {
  for (let p = start; p < end; p += 8) {
    const q = v128.load_splat<f64>(p, SQUARE);
    const inverse = v128.load_splat<f64>(p, INVERSE);
    const t = f64x2.mul(inverse, inverse);
    let kD = zero();
    let kkD = zero();
    let slopes = zero();
    let kSlopes = zero();
    let bends = zero();
    let at = DEBYE_LOGARITHM + seriesBytes(pairs);
    for (let pair = pairs; pair > 0; pair--) {
      at -= pairBytes(pair);
      let value = v128.load(at);
      let slope = zero();
      let bend = zero();
      for (let each = at + 16, stop = at + pairBytes(pair); each < stop; each += 16) {
        bend = madd_f64x2(bend, q, slope);
        slope = madd_f64x2(slope, q, value);
        value = madd_f64x2(value, q, v128.load(each));
      }
      const k = f64x2.replace_lane(f64x2.splat(<f64>(2 * pair)), 1, <f64>(2 * pair - 1));
      value = f64x2.mul(value, k);
      kD = madd_f64x2(kD, t, value);
      kkD = madd_f64x2(kkD, t, f64x2.mul(value, k));
      slopes = madd_f64x2(slopes, t, slope);
      kSlopes = madd_f64x2(kSlopes, t, f64x2.mul(slope, k));
      bends = madd_f64x2(bends, t, f64x2.add(bend, bend));
    }
    const power = v128.shuffle<f64>(t, inverse, 0, 2);
    storeParities(p + K_D, f64x2.mul(kD, power));
    storeParities(p + KK_D, f64x2.mul(kkD, power));
    storeParities(p + SLOPE, f64x2.mul(slopes, power));
    storeParities(p + K_SLOPE, f64x2.mul(kSlopes, power));
    storeParities(p + BEND, f64x2.mul(bends, power));
  }
}


@inline
function storeParities(to: usize, value: v128): void {
  store<f64>(to, f64x2.extract_lane(value, 0));
  store<f64>(to + FIELD_BYTES, f64x2.extract_lane(value, 1));
}
