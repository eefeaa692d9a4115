import { madd_f64x2 } from "../simd/f64x2";

/** ln 2 in two parts; the first has 42 bits, so that its product with an exponent (11 bits) is exact. */
const LN2_HIGH = memory.data<f64>([0.6931471805598903], 8);
const LN2_LOW = memory.data<f64>([5.497923018708371e-14], 8);
const LOG2_E = memory.data<f64>([1.4426950408889634], 8);
/** 1.5 * 2^52: adding it rounds to an integer that then stands in the low bits. */
const ROUNDING = memory.data<f64>([6755399441055744], 8);
/** 1 / 13!, ..., 1 / 2!: on |r| <= ln 2 / 2 what is left out is 2^-57 of e^r. */
const FACTORIALS = memory.data<f64>(
  [
    1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7, 2.7557319223985893e-6,
    2.48015873015873e-5, 1.984126984126984e-4, 1.388888888888889e-3, 8.333333333333333e-3, 4.1666666666666664e-2,
    0.16666666666666666, 0.5,
  ],
  8,
);
const FACTORIAL_BYTES: usize = 96;

/** e^x lane by lane for |x| <= 700, to 1 ULP: x = k ln 2 + r, and 2^k is added to the exponent. */
@inline
export function exponential(x: v128): v128 {
  const rounding = v128.load_splat<f64>(ROUNDING);
  const shifted = f64x2.add(f64x2.mul(x, v128.load_splat<f64>(LOG2_E)), rounding);
  const k = f64x2.sub(shifted, rounding);
  const high = f64x2.sub(x, f64x2.mul(k, v128.load_splat<f64>(LN2_HIGH)));
  const low = f64x2.mul(k, v128.load_splat<f64>(LN2_LOW));
  const r = f64x2.sub(high, low);
  let series = v128.load_splat<f64>(FACTORIALS);
  for (let at = FACTORIALS + 8; at < FACTORIALS + FACTORIAL_BYTES; at += 8) {
    series = madd_f64x2(series, r, v128.load_splat<f64>(at));
  }
  const second = f64x2.sub(f64x2.mul(f64x2.mul(r, r), series), low);
  const significand = f64x2.add(f64x2.splat(1), f64x2.add(high, second));
  return i64x2.add(significand, i64x2.shl(i64x2.sub(shifted, rounding), 52));
}
