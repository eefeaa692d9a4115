/** The f64x2 operations whose best form depends on the variant; the others are written directly. */

/** `c + a * b`: one relaxed_madd (fused where the engine fuses) or a product rounded before the sum. */
@inline
export function madd_f64x2(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(a, b, c);
  return f64x2.add(c, f64x2.mul(a, b));
}

/** `c - a * b`, rounded as `madd_f64x2`. */
@inline
export function nmadd_f64x2(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_nmadd(a, b, c);
  return f64x2.sub(c, f64x2.mul(a, b));
}

/** The lanes of `whenTrue` where `mask` is all ones, of `whenFalse` where it is zero; masks are whole lanes. */
@inline
export function select_f64x2(whenTrue: v128, whenFalse: v128, mask: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i64x2.relaxed_laneselect(whenTrue, whenFalse, mask);
  return v128.bitselect(whenTrue, whenFalse, mask);
}
