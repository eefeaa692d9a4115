import { madd } from "../simd/f32x4";

/**
 * Whether `madd` rounds once on this engine and processor. (1 + 2^-12)^2 - (1 + 2^-11) is 2^-24 when the product is kept
 * exact and 0 when it is rounded first. The operands come from memory so that no optimiser folds the answer.
 */
export function fused_madd(operand: f32): i32 {
  const factor_f32x4 = f32x4.splat(operand);
  const square_f32x4 = f32x4.splat(-(operand * operand));
  return f32x4.extract_lane(madd(factor_f32x4, factor_f32x4, square_f32x4), 0) != 0 ? 1 : 0;
}
