import { clamp, madd, nmadd, select } from "../simd/f32x4";
import { loadLanes, storeFour, storeLanes } from "./lanes";

/**
 * Every constant below is an address. V8 builds a vector constant from two immediates in three to four instructions at
 * each use, and a broadcast load takes one: e^x went from 1.06 to 1.28 elements per ns (`simd`, Node 20) and from 1.09 to
 * 1.62 (`relaxed`, Node 24).
 *
 * ln 2 in two parts; the first has 15 bits, so that its product with an exponent (8 bits) is exact in f32.
 */
const LN2_HIGH = memory.data<f32>([0.693145751953125], 4); // 0x3f317200
const LN2_LOW = memory.data<f32>([1.428606765330187e-6], 4); // 0x35bfbe8e
const LOG2_E = memory.data<f32>([1.4426950408889634], 4);
export const ONE = memory.data<f32>([1], 4);

/**
 * 1.5 * 2^23 + 254: adding it rounds to an integer, which then stands 254 too large in the low nine bits. Cheaper than nearest + trunc_sat,
 * and halves of 254 are the bias of an exponent.
 */
const ROUNDING = memory.data<f32>([12583166], 4);

/** Below, e^x rounds to 0; above, to Infinity. Beyond them the two scale factors would leave f32's exponents. */
const EXP_LOWEST = memory.data<f32>([-104], 4);
const EXP_HIGHEST = memory.data<f32>([89], 4);

/** (e^r - 1 - r) / r^2 on |r| <= 0.3468 by Remez exchange: contributes 0.05 ULP. */
const EXP_0 = memory.data<f32>([0.4999999403953552], 4); // 0x3efffffe
const EXP_1 = memory.data<f32>([0.1666652113199234], 4); // 0x3e2aaa49
const EXP_2 = memory.data<f32>([0.04166838899254799], 4); // 0x3d2aac79
const EXP_3 = memory.data<f32>([0.00836874544620514], 4); // 0x3c091d10
const EXP_4 = memory.data<f32>([0.001381453825160861], 4); // 0x3ab511e6

/**
 * e^x lane by lane. Max error 0.90 ULP, measured on every f32; subnormal results, overflow, infinities and NaN included.
 *
 * x = k ln2 + (high - low) with |high - low| <= ln2 / 2. `high` is exact and enters the sum last but one, so that the
 * rounding of high - low only reaches the second-order term.
 */
@inline
export function exp_f32x4(x: v128): v128 {
  const rounding_f32x4 = v128.load_splat<f32>(ROUNDING);
  const one_f32x4 = v128.load_splat<f32>(ONE);
  const bounded_f32x4 = clamp(x, v128.load_splat<f32>(EXP_LOWEST), v128.load_splat<f32>(EXP_HIGHEST));
  const shifted_f32x4 = madd(bounded_f32x4, v128.load_splat<f32>(LOG2_E), rounding_f32x4);
  const k_f32x4 = f32x4.sub(shifted_f32x4, rounding_f32x4);
  const high_f32x4 = nmadd(k_f32x4, v128.load_splat<f32>(LN2_HIGH), bounded_f32x4);
  const low_f32x4 = f32x4.mul(k_f32x4, v128.load_splat<f32>(LN2_LOW));
  const r_f32x4 = f32x4.sub(high_f32x4, low_f32x4);
  let series_f32x4 = madd(r_f32x4, v128.load_splat<f32>(EXP_4), v128.load_splat<f32>(EXP_3));
  series_f32x4 = madd(r_f32x4, series_f32x4, v128.load_splat<f32>(EXP_2));
  series_f32x4 = madd(r_f32x4, series_f32x4, v128.load_splat<f32>(EXP_1));
  series_f32x4 = madd(r_f32x4, series_f32x4, v128.load_splat<f32>(EXP_0));
  const second_f32x4 = f32x4.sub(f32x4.mul(f32x4.mul(r_f32x4, r_f32x4), series_f32x4), low_f32x4);
  const significand_f32x4 = f32x4.add(one_f32x4, f32x4.add(high_f32x4, second_f32x4));
  // k runs from -150 to 128, more than one factor's exponent holds: two factors, of which only the last product rounds.
  const half_i32x4 = i32x4.shr_u(shifted_f32x4, 1);
  const first_f32x4 = i32x4.shl(half_i32x4, 23);
  const last_f32x4 = i32x4.shl(i32x4.sub(shifted_f32x4, half_i32x4), 23);
  return f32x4.mul(f32x4.mul(significand_f32x4, first_f32x4), last_f32x4);
}

/** 1.5 * 2^23 + 103: what is added to k is the bias of a factor 2^(k - 24). */
const DECAY_ROUNDING = memory.data<f32>([12583015], 4);

/**
 * addend + 2^-24 e^-x lane by lane for -104 <= x <= 64, a scale that keeps the exponential and its reciprocal among the normal numbers; NaN stays
 * NaN. Max error of the exponential alone 1.04 ULP; a sum has hardly more, because both are rounded as one.
 *
 * Shorter than `exp_f32x4`: one factor is enough, the last bits of high - low are given up, and the series is summed in pairs rather than term by
 * term (without a fused multiply-add its latency is more than the engine's window hides).
 */
@inline
export function addScaledDecay_f32x4(x: v128, addend: v128): v128 {
  const rounding_f32x4 = v128.load_splat<f32>(DECAY_ROUNDING);
  const shifted_f32x4 = nmadd(x, v128.load_splat<f32>(LOG2_E), rounding_f32x4);
  const k_f32x4 = f32x4.sub(shifted_f32x4, rounding_f32x4);
  const high_f32x4 = madd(k_f32x4, v128.load_splat<f32>(LN2_HIGH), x);
  const r_f32x4 = madd(k_f32x4, v128.load_splat<f32>(LN2_LOW), high_f32x4);
  const square_f32x4 = f32x4.mul(r_f32x4, r_f32x4);
  const third_f32x4 = nmadd(r_f32x4, v128.load_splat<f32>(EXP_3), v128.load_splat<f32>(EXP_2));
  const last_f32x4 = madd(square_f32x4, v128.load_splat<f32>(EXP_4), third_f32x4);
  const first_f32x4 = nmadd(r_f32x4, v128.load_splat<f32>(EXP_1), v128.load_splat<f32>(EXP_0));
  const series_f32x4 = madd(square_f32x4, last_f32x4, first_f32x4);
  // 1 - e^-r, whose product with a power of two is exact.
  const loss_f32x4 = nmadd(square_f32x4, series_f32x4, r_f32x4);
  const power_f32x4 = i32x4.shl(shifted_f32x4, 23);
  return f32x4.add(power_f32x4, nmadd(loss_f32x4, power_f32x4, addend));
}

const SMALLEST_NORMAL = memory.data<f32>([1.1754943508222875e-38], 4); // 2^-126
const SUBNORMAL_SCALE = memory.data<f32>([33554432], 4); // 2^25
const SUBNORMAL_EXPONENT = memory.data<i32>([25], 4);
const EXPONENT_BIAS = memory.data<i32>([127], 4);
const ROOT_HALF = memory.data<i32>([0x3f3504f3], 4); // sqrt(1/2)
const ONE_LESS_ROOT_HALF = memory.data<i32>([0x3f800000 - 0x3f3504f3], 4);
const SIGNIFICAND = memory.data<i32>([0x007fffff], 4);
const HALF = memory.data<f32>([0.5], 4);
const TWO = memory.data<f32>([2], 4);

/** (ln((1+s)/(1-s)) - 2s) / s^3 in s^2 on |s| <= 0.1717 by Remez exchange: contributes 0.03 ULP. */
const LOG_0 = memory.data<f32>([0.6666677671722052], 4); // 0x3f2aaabd
const LOG_1 = memory.data<f32>([0.39977495558589315], 4); // 0x3eccaf4e
const LOG_2 = memory.data<f32>([0.2987307383401629], 4); // 0x3e98f33c

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
  const isSubnormal = f32x4.lt(x, v128.load_splat<f32>(SMALLEST_NORMAL));
  const scaled_f32x4 = select(f32x4.mul(x, v128.load_splat<f32>(SUBNORMAL_SCALE)), x, isSubnormal);
  const bits_i32x4 = i32x4.add(scaled_f32x4, v128.load_splat<i32>(ONE_LESS_ROOT_HALF));
  const shift_i32x4 = v128.and(isSubnormal, v128.load_splat<i32>(SUBNORMAL_EXPONENT));
  const bias_i32x4 = i32x4.add(v128.load_splat<i32>(EXPONENT_BIAS), shift_i32x4);
  const k_f32x4 = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(bits_i32x4, 23), bias_i32x4));
  const fraction_i32x4 = v128.and(bits_i32x4, v128.load_splat<i32>(SIGNIFICAND));
  const significand_f32x4 = i32x4.add(fraction_i32x4, v128.load_splat<i32>(ROOT_HALF));
  const f_f32x4 = f32x4.sub(significand_f32x4, v128.load_splat<f32>(ONE));
  const s_f32x4 = f32x4.div(f_f32x4, f32x4.add(f_f32x4, v128.load_splat<f32>(TWO)));
  const z_f32x4 = f32x4.mul(s_f32x4, s_f32x4);
  const half_f32x4 = f32x4.mul(f32x4.mul(f_f32x4, f_f32x4), v128.load_splat<f32>(HALF));
  let series_f32x4 = madd(z_f32x4, v128.load_splat<f32>(LOG_2), v128.load_splat<f32>(LOG_1));
  series_f32x4 = madd(z_f32x4, series_f32x4, v128.load_splat<f32>(LOG_0));
  series_f32x4 = madd(z_f32x4, series_f32x4, half_f32x4);
  const low_f32x4 = f32x4.mul(k_f32x4, v128.load_splat<f32>(LN2_LOW));
  const small_f32x4 = f32x4.sub(madd(s_f32x4, series_f32x4, low_f32x4), half_f32x4);
  const finite_f32x4 = madd(k_f32x4, v128.load_splat<f32>(LN2_HIGH), f32x4.add(f_f32x4, small_f32x4));
  return logOfLimits(x, finite_f32x4);
}

/** `finite` where 0 < x < Infinity, and the logarithm's limits elsewhere. */
@inline
function logOfLimits(x: v128, finite_f32x4: v128): v128 {
  const zero_f32x4 = f32x4.splat(0);
  const isFinite = f32x4.lt(x, f32x4.splat(Infinity));
  const above_f32x4 = select(finite_f32x4, x, isFinite);
  const below_f32x4 = select(f32x4.splat(-Infinity), f32x4.splat(NaN), f32x4.eq(x, zero_f32x4));
  return select(below_f32x4, above_f32x4, f32x4.le(x, zero_f32x4));
}

/** y = e^x; `y` may be `x`. Four vectors at a time share the loads of the constants (1.15 times as fast). */
export function exp_f32(n: i32, x: usize, y: usize): void {
  let left = n;
  for (; left >= 16; left -= 16) {
    const first_f32x4 = exp_f32x4(v128.load(x));
    const second_f32x4 = exp_f32x4(v128.load(x, 16));
    const third_f32x4 = exp_f32x4(v128.load(x, 32));
    const fourth_f32x4 = exp_f32x4(v128.load(x, 48));
    storeFour(y, first_f32x4, second_f32x4, third_f32x4, fourth_f32x4);
    x += 64;
    y += 64;
  }
  for (; left > 0; left -= 4) {
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
