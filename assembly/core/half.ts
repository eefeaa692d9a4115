/** binary16 bits to f32, exactly. */

/** 2^112 moves a binary16 exponent, whose bias is 15, to that of f32, 127; a subnormal becomes normal on the way. */
const REBIAS: f32 = 5.192296858534828e33;

/** Four values from their bits in the low halves of the lanes. */
@inline
export function widen_f16x4(bits_i32x4: v128): v128 {
  const magnitude_i32x4 = v128.and(bits_i32x4, i32x4.splat(0x7fff));
  const sign_i32x4 = i32x4.shl(v128.xor(bits_i32x4, magnitude_i32x4), 16);
  const scaled_f32x4 = f32x4.mul(i32x4.shl(magnitude_i32x4, 13), f32x4.splat(REBIAS));
  // Infinity and NaN: exponent 31 became 143 and must be 255; the bits below stay.
  const special_i32x4 = v128.and(i32x4.gt_s(magnitude_i32x4, i32x4.splat(0x7bff)), i32x4.splat(0x7f800000));
  return v128.or(v128.or(scaled_f32x4, special_i32x4), sign_i32x4);
}
