/**
 * The f32x4 operations whose best form depends on the variant. Everything else of f32x4 is the same in all variants and
 * is written directly.
 */

/** `c + a * b`: one relaxed_madd (fused where the engine fuses) or a product rounded before the sum. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/** `c - a * b`, rounded as `madd`. */
@inline
export function nmadd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/**
 * `value` clamped to `[minimum, maximum]`; a NaN value stays NaN. The pseudo-minimum maps to one machine instruction
 * (minps), the IEEE minimum to seven.
 */
@inline
export function clamp(value: v128, minimum: v128, maximum: v128): v128 {
  return f32x4.pmin(f32x4.pmax(value, minimum), maximum);
}

/** The lanes of `whenTrue` where `mask` is all ones, of `whenFalse` where it is zero; masks are whole lanes. */
@inline
export function select(whenTrue: v128, whenFalse: v128, mask: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_laneselect(whenTrue, whenFalse, mask);
  return v128.bitselect(whenTrue, whenFalse, mask);
}

/** The lanes added as (0 + 2) + (1 + 3): one fixed order for every caller. */
@inline
export function sumLanes(value: v128): f32 {
  const pairs_f32x4 = f32x4.add(value, v128.shuffle<f32>(value, value, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs_f32x4, 0) + f32x4.extract_lane(pairs_f32x4, 1);
}
