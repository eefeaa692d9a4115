import { promoteHigh, promoteLow, sumPair } from "./lanes";

/**
 * The sum of x in f64. Element i of each whole group of eight goes to accumulator i, which hides the latency of f64 adds
 * (3 to 4 cycles) behind four independent chains; the rest is added one by one at the end.
 */
export function sum_f32(n: i32, x: usize): f64 {
  return sumOf(false, n, x);
}

/** The sum of x^2 in f64, in which the square of an f32 is exact; the order is that of `sum_f32`. */
export function sum_squares_f32(n: i32, x: usize): f64 {
  return sumOf(true, n, x);
}


@inline
function sumOf(isSquared: bool, n: i32, x: usize): f64 {
  let sum01_f64x2 = f64x2.splat(0);
  let sum23_f64x2 = f64x2.splat(0);
  let sum45_f64x2 = f64x2.splat(0);
  let sum67_f64x2 = f64x2.splat(0);
  const groupsEnd = x + ((<usize>(n & ~7)) << 2);
  while (x < groupsEnd) {
    const first_f32x4 = v128.load(x);
    const second_f32x4 = v128.load(x, 16);
    sum01_f64x2 = f64x2.add(sum01_f64x2, term(isSquared, promoteLow(first_f32x4)));
    sum23_f64x2 = f64x2.add(sum23_f64x2, term(isSquared, promoteHigh(first_f32x4)));
    sum45_f64x2 = f64x2.add(sum45_f64x2, term(isSquared, promoteLow(second_f32x4)));
    sum67_f64x2 = f64x2.add(sum67_f64x2, term(isSquared, promoteHigh(second_f32x4)));
    x += 32;
  }
  let sum = sumEight(sum01_f64x2, sum23_f64x2, sum45_f64x2, sum67_f64x2);
  for (let left = n & 7; left > 0; left--) {
    const value = <f64>load<f32>(x);
    sum += isSquared ? value * value : value;
    x += 4;
  }
  return sum;
}


@inline
function term(isSquared: bool, value_f64x2: v128): v128 {
  return isSquared ? f64x2.mul(value_f64x2, value_f64x2) : value_f64x2;
}

/** Eight f64 accumulators added in one fixed order. */
@inline
export function sumEight(sum01_f64x2: v128, sum23_f64x2: v128, sum45_f64x2: v128, sum67_f64x2: v128): f64 {
  return sumPair(f64x2.add(f64x2.add(sum01_f64x2, sum45_f64x2), f64x2.add(sum23_f64x2, sum67_f64x2)));
}
