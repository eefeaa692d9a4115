/**
 * Error-free transformations: a sum or product and what its rounding lost, as two doubles. Only single operations of
 * IEEE 754, no relaxed multiply-add, which an engine may fuse or not.
 */

/** The upper 26 bits of a significand. */
const HIGH_BITS = memory.data<u64>([0xfffffffff8000000], 8);

/** A double with the lower 27 bits of its significand cut off: its product with another such is exact. */
@inline
export function highPart(a: v128): v128 {
  return v128.and(a, v128.load_splat<u64>(HIGH_BITS));
}

/** a + b - sum, exactly, for sum = fl(a + b). See: Knuth, TAOCP 2, 4.2.2. */
@inline
export function sumError(a: v128, b: v128, sum: v128): v128 {
  const b_f64x2 = f64x2.sub(sum, a);
  const a_f64x2 = f64x2.sub(sum, b_f64x2);
  return f64x2.add(f64x2.sub(a, a_f64x2), f64x2.sub(b, b_f64x2));
}

/** The same for |a| >= |b| or a = 0. See: Dekker 1971. */
@inline
export function fastSumError(a: v128, b: v128, sum: v128): v128 {
  return f64x2.add(f64x2.sub(a, sum), b);
}

/** a b - product for product = fl(a b), to 2^-106 of the product: the halves' last product has 54 bits. */
@inline
export function productError(a: v128, b: v128, product: v128): v128 {
  const aHigh = highPart(a);
  const bHigh = highPart(b);
  const aLow = f64x2.sub(a, aHigh);
  const bLow = f64x2.sub(b, bHigh);
  const first = f64x2.sub(f64x2.mul(aHigh, bHigh), product);
  const second = f64x2.add(first, f64x2.mul(aHigh, bLow));
  const third = f64x2.add(second, f64x2.mul(aLow, bHigh));
  return f64x2.add(third, f64x2.mul(aLow, bLow));
}

/** a^2 - square for square = fl(a^2), as `productError`. */
@inline
export function squareError(a: v128, square: v128): v128 {
  const high = highPart(a);
  const low = f64x2.sub(a, high);
  const first = f64x2.sub(f64x2.mul(high, high), square);
  const cross = f64x2.mul(high, low);
  return f64x2.add(f64x2.add(first, f64x2.add(cross, cross)), f64x2.mul(low, low));
}
