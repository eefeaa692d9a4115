import { exp_f32x4, ONE } from "../core/elementary";
import { loadLanes, storeLanes, vectorBytes } from "../core/lanes";
import { clamp, madd, select } from "../simd/f32x4";

/** Addresses, as in core/elementary. */
const LARGEST = memory.data<f32>([3.4028234663852886e38], 4);
const LOWEST = memory.data<f32>([-3.4028234663852886e38], 4);
const SIGN = memory.data<i32>([0x80000000], 4);

/** y = clamp(x); `y` may be `x`. A NaN stays NaN, and -0 stays -0 at a bound of 0. */
export function clamp_forward_f32(n: i32, x: usize, minimum: f32, maximum: f32, y: usize): void {
  const minimum_f32x4 = f32x4.splat(minimum);
  const maximum_f32x4 = f32x4.splat(maximum);
  const vectorsEnd = y + vectorBytes(n);
  while (y < vectorsEnd) {
    v128.store(y, clamp(v128.load(x), minimum_f32x4, maximum_f32x4));
    x += 16;
    y += 16;
  }
  for (let left = n & 3; left > 0; left--) {
    v128.store_lane<f32>(y, clamp(v128.load_splat<f32>(x), minimum_f32x4, maximum_f32x4), 0);
    x += 4;
    y += 4;
  }
}

/** dx = dy where minimum < y < maximum, else 0; `dx` may be `y` or `dy`. */
export function clamp_backward_f32(n: i32, y: usize, dy: usize, minimum: f32, maximum: f32, dx: usize): void {
  const minimum_f32x4 = f32x4.splat(minimum);
  const maximum_f32x4 = f32x4.splat(maximum);
  const vectorsEnd = dx + vectorBytes(n);
  while (dx < vectorsEnd) {
    v128.store(dx, v128.and(v128.load(dy), between(v128.load(y), minimum_f32x4, maximum_f32x4)));
    y += 16;
    dy += 16;
    dx += 16;
  }
  for (let left = n & 3; left > 0; left--) {
    const inside = between(v128.load_splat<f32>(y), minimum_f32x4, maximum_f32x4);
    v128.store_lane<f32>(dx, v128.and(v128.load_splat<f32>(dy), inside), 0);
    y += 4;
    dy += 4;
    dx += 4;
  }
}


@inline
function between(value: v128, minimum: v128, maximum: v128): v128 {
  return v128.and(f32x4.lt(minimum, value), f32x4.lt(value, maximum));
}

/**
 * 1 / (1 + e^-x) as e^min(x, 0) / (1 + e^-|x|): the exponential never overflows, and the small side keeps its relative
 * accuracy down to the subnormals.
 */
@inline
function sigmoid_f32x4(x: v128): v128 {
  const one_f32x4 = v128.load_splat<f32>(ONE);
  const small_f32x4 = exp_f32x4(negativeMagnitude(x));
  // The exponential is at most 1, and its NaN stays where the comparison gives 0.
  const numerator_f32x4 = f32x4.pmax(small_f32x4, v128.and(one_f32x4, f32x4.ge(x, f32x4.splat(0))));
  return f32x4.div(numerator_f32x4, f32x4.add(one_f32x4, small_f32x4));
}

/** -|x| in one instruction: V8 takes three each for abs and neg. */
@inline
function negativeMagnitude(x: v128): v128 {
  return v128.or(x, v128.load_splat<i32>(SIGN));
}

/** y = 1 / (1 + e^-x); `y` may be `x`. */
export function sigmoid_forward_f32(n: i32, x: usize, y: usize): void {
  for (let left = n; left > 0; left -= 4) {
    storeLanes(y, sigmoid_f32x4(loadLanes(x, left, f32x4.splat(0))), left);
    x += 16;
    y += 16;
  }
}

/** dx = dy y (1 - y); `dx` may be `y` or `dy`. */
export function sigmoid_backward_f32(n: i32, y: usize, dy: usize, dx: usize): void {
  const vectorsEnd = dx + vectorBytes(n);
  while (dx < vectorsEnd) {
    v128.store(dx, f32x4.mul(v128.load(dy), slopeOfSigmoid(v128.load(y))));
    y += 16;
    dy += 16;
    dx += 16;
  }
  for (let left = n & 3; left > 0; left--) {
    v128.store_lane<f32>(dx, f32x4.mul(v128.load_splat<f32>(dy), slopeOfSigmoid(v128.load_splat<f32>(y))), 0);
    y += 4;
    dy += 4;
    dx += 4;
  }
}


@inline
function slopeOfSigmoid(y: v128): v128 {
  return f32x4.mul(y, f32x4.sub(f32x4.splat(1), y));
}

/** y = x sigmoid(x); `y` may be `x`. The bound turns -Infinity * 0 into the limit, -0. */
export function swish_forward_f32(n: i32, x: usize, y: usize): void {
  for (let left = n; left > 0; left -= 4) {
    const x_f32x4 = loadLanes(x, left, f32x4.splat(0));
    const bounded_f32x4 = f32x4.pmax(x_f32x4, v128.load_splat<f32>(LOWEST));
    storeLanes(y, f32x4.mul(bounded_f32x4, sigmoid_f32x4(x_f32x4)), left);
    x += 16;
    y += 16;
  }
}

/**
 * dx = dy s (1 + x (1 - s)), s = sigmoid(x); `dx` may be `x` or `dy`. s and 1 - s come from one exponential each without
 * cancelling, and the bounds turn Infinity * 0 into the limits 0 and 1 of the slope.
 */
export function swish_backward_f32(n: i32, x: usize, dy: usize, dx: usize): void {
  for (let left = n; left > 0; left -= 4) {
    const x_f32x4 = loadLanes(x, left, f32x4.splat(0));
    const one_f32x4 = v128.load_splat<f32>(ONE);
    const small_f32x4 = exp_f32x4(negativeMagnitude(x_f32x4));
    const larger_f32x4 = f32x4.div(one_f32x4, f32x4.add(one_f32x4, small_f32x4));
    const smaller_f32x4 = f32x4.mul(small_f32x4, larger_f32x4);
    const isRight = f32x4.ge(x_f32x4, f32x4.splat(0));
    const sigmoid_f32x4 = select(larger_f32x4, smaller_f32x4, isRight);
    const complement_f32x4 = select(smaller_f32x4, larger_f32x4, isRight);
    const bounded_f32x4 = clamp(x_f32x4, v128.load_splat<f32>(LOWEST), v128.load_splat<f32>(LARGEST));
    const slope_f32x4 = f32x4.mul(sigmoid_f32x4, madd(bounded_f32x4, complement_f32x4, one_f32x4));
    storeLanes(dx, f32x4.mul(loadLanes(dy, left, f32x4.splat(0)), slope_f32x4), left);
    x += 16;
    dy += 16;
    dx += 16;
  }
}
