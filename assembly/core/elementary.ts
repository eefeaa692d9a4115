import { clamp, madd, nmadd, select } from "../simd/f32x4";
import { loadLanes, storeLanes } from "./lanes";

/** ln 2 in two parts; the first has 15 bits, so that its product with an exponent (8 bits) is exact in f32. */
const LN2_HIGH: f32 = reinterpret<f32>(0x3f317200); // 0.693145751953125
const LN2_LOW: f32 = reinterpret<f32>(0x35bfbe8e); // 1.428606765330187e-6
const LOG2_E: f32 = 1.4426950408889634;

/** 1.5 * 2^23: adding it rounds to an integer that then stands in the low bits. Cheaper than nearest + trunc_sat. */
const ROUNDING: f32 = 12582912;

/** Below, e^x rounds to 0; above, to Infinity. Beyond them the two scale factors would leave f32's exponents. */
const EXP_LOWEST: f32 = -104;
const EXP_HIGHEST: f32 = 89;

/** (e^r - 1 - r) / r^2 on |r| <= 0.3468 by Remez exchange: contributes 0.05 ULP. */
const EXP_0: f32 = reinterpret<f32>(0x3efffffe); // 0.4999999403953552
const EXP_1: f32 = reinterpret<f32>(0x3e2aaa49); // 0.1666652113199234
const EXP_2: f32 = reinterpret<f32>(0x3d2aac79); // 0.04166838899254799
const EXP_3: f32 = reinterpret<f32>(0x3c091d10); // 0.00836874544620514
const EXP_4: f32 = reinterpret<f32>(0x3ab511e6); // 0.001381453825160861

/**
 * e^x lane by lane. Max error 0.90 ULP, measured on every f32; subnormal results, overflow, infinities and NaN included.
 *
 * x = k ln2 + (high - low) with |high - low| <= ln2 / 2. `high` is exact and enters the sum last but one, so that the
 * rounding of high - low only reaches the second-order term.
 */
@inline
export function exp_f32x4(x: v128): v128 {
  const bounded_f32x4 = clamp(x, f32x4.splat(EXP_LOWEST), f32x4.splat(EXP_HIGHEST));
  const shifted_f32x4 = madd(bounded_f32x4, f32x4.splat(LOG2_E), f32x4.splat(ROUNDING));
  const k_f32x4 = f32x4.sub(shifted_f32x4, f32x4.splat(ROUNDING));
  const high_f32x4 = nmadd(k_f32x4, f32x4.splat(LN2_HIGH), bounded_f32x4);
  const low_f32x4 = f32x4.mul(k_f32x4, f32x4.splat(LN2_LOW));
  const r_f32x4 = f32x4.sub(high_f32x4, low_f32x4);
  let series_f32x4 = madd(r_f32x4, f32x4.splat(EXP_4), f32x4.splat(EXP_3));
  series_f32x4 = madd(r_f32x4, series_f32x4, f32x4.splat(EXP_2));
  series_f32x4 = madd(r_f32x4, series_f32x4, f32x4.splat(EXP_1));
  series_f32x4 = madd(r_f32x4, series_f32x4, f32x4.splat(EXP_0));
  const second_f32x4 = f32x4.sub(f32x4.mul(f32x4.mul(r_f32x4, r_f32x4), series_f32x4), low_f32x4);
  const significand_f32x4 = f32x4.add(f32x4.splat(1), f32x4.add(high_f32x4, second_f32x4));
  // k runs from -150 to 128, more than one factor's exponent holds: two factors, of which only the last product rounds.
  const k_i32x4 = i32x4.sub(shifted_f32x4, i32x4.splat(reinterpret<i32>(ROUNDING)));
  const half_i32x4 = i32x4.shr_s(k_i32x4, 1);
  const first_f32x4 = powerOfTwo(half_i32x4);
  const last_f32x4 = powerOfTwo(i32x4.sub(k_i32x4, half_i32x4));
  return f32x4.mul(f32x4.mul(significand_f32x4, first_f32x4), last_f32x4);
}

/** 2^k for -127 < k < 128. */
@inline
function powerOfTwo(k_i32x4: v128): v128 {
  return i32x4.shl(i32x4.add(k_i32x4, i32x4.splat(127)), 23);
}

const SMALLEST_NORMAL: f32 = reinterpret<f32>(0x00800000); // 2^-126
const SUBNORMAL_SCALE: f32 = 33554432; // 2^25
const SUBNORMAL_EXPONENT: i32 = 25;
const ROOT_HALF_BITS: i32 = 0x3f3504f3;
const ONE_BITS: i32 = 0x3f800000;
const SIGNIFICAND_BITS: i32 = 0x007fffff;

/** (ln((1+s)/(1-s)) - 2s) / s^3 in s^2 on |s| <= 0.1717 by Remez exchange: contributes 0.03 ULP. */
const LOG_0: f32 = reinterpret<f32>(0x3f2aaabd); // 0.6666677671722052
const LOG_1: f32 = reinterpret<f32>(0x3eccaf4e); // 0.39977495558589315
const LOG_2: f32 = reinterpret<f32>(0x3e98f33c); // 0.2987307383401629

/**
 * ln x lane by lane. Max error 0.84 ULP, measured on every f32, subnormals included. ln 0 = -Infinity,
 * ln Infinity = Infinity, NaN below 0.
 *
 * x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2); with s = f / (2 + f), ln(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))).
 * One division buys four fewer terms than a polynomial in f and keeps the large terms exact.
 * See: FreeBSD msun e_logf.c for the decomposition.
 */
@inline
export function log_f32x4(x: v128): v128 {
  const isSubnormal = f32x4.lt(x, f32x4.splat(SMALLEST_NORMAL));
  const scaled_f32x4 = select(f32x4.mul(x, f32x4.splat(SUBNORMAL_SCALE)), x, isSubnormal);
  const bits_i32x4 = i32x4.add(scaled_f32x4, i32x4.splat(ONE_BITS - ROOT_HALF_BITS));
  const bias_i32x4 = i32x4.add(i32x4.splat(127), v128.and(isSubnormal, i32x4.splat(SUBNORMAL_EXPONENT)));
  const k_f32x4 = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(bits_i32x4, 23), bias_i32x4));
  const significand_f32x4 = i32x4.add(v128.and(bits_i32x4, i32x4.splat(SIGNIFICAND_BITS)), i32x4.splat(ROOT_HALF_BITS));
  const f_f32x4 = f32x4.sub(significand_f32x4, f32x4.splat(1));
  const s_f32x4 = f32x4.div(f_f32x4, f32x4.add(f_f32x4, f32x4.splat(2)));
  const z_f32x4 = f32x4.mul(s_f32x4, s_f32x4);
  const half_f32x4 = f32x4.mul(f32x4.mul(f_f32x4, f_f32x4), f32x4.splat(0.5));
  let series_f32x4 = madd(z_f32x4, f32x4.splat(LOG_2), f32x4.splat(LOG_1));
  series_f32x4 = madd(z_f32x4, series_f32x4, f32x4.splat(LOG_0));
  series_f32x4 = madd(z_f32x4, series_f32x4, half_f32x4);
  const low_f32x4 = f32x4.mul(k_f32x4, f32x4.splat(LN2_LOW));
  const small_f32x4 = f32x4.sub(madd(s_f32x4, series_f32x4, low_f32x4), half_f32x4);
  const finite_f32x4 = madd(k_f32x4, f32x4.splat(LN2_HIGH), f32x4.add(f_f32x4, small_f32x4));
  const isFinite = f32x4.lt(x, f32x4.splat(Infinity));
  const above_f32x4 = select(finite_f32x4, x, isFinite);
  const isZero = f32x4.eq(x, f32x4.splat(0));
  const below_f32x4 = select(f32x4.splat(-Infinity), f32x4.splat(NaN), isZero);
  return select(below_f32x4, above_f32x4, f32x4.le(x, f32x4.splat(0)));
}

/** y = e^x; `y` may be `x`. */
export function exp_f32(n: i32, x: usize, y: usize): void {
  for (let left = n; left > 0; left -= 4) {
    storeLanes(y, exp_f32x4(loadLanes(x, left, f32x4.splat(0))), left);
    x += 16;
    y += 16;
  }
}

/** y = ln x; `y` may be `x`. */
export function log_f32(n: i32, x: usize, y: usize): void {
  for (let left = n; left > 0; left -= 4) {
    storeLanes(y, log_f32x4(loadLanes(x, left, f32x4.splat(1))), left);
    x += 16;
    y += 16;
  }
}
