/**
 * Numbers that many kernels use, by address: a broadcast load is 10 bytes shorter than a vector constant, and no slower than
 * the three instructions that V8 makes of one.
 */
const ZERO = memory.data(8, 8);
const HALF = memory.data<f64>([0.5], 8);
const ONE = memory.data<f64>([1], 8);
const TWO = memory.data<f64>([2], 8);

export const ONE_32ND: usize = memory.data<f64>([0.03125], 8);
export const SEVEN_32NDS: usize = memory.data<f64>([0.21875], 8);
export const ONE_AND_HALF: usize = memory.data<f64>([1.5], 8);
export const FOUR: usize = memory.data<f64>([4], 8);
export const FIVE: usize = memory.data<f64>([5], 8);
export const TWELVE_AND_HALF: usize = memory.data<f64>([12.5], 8);


@inline
export function number(constant: usize): v128 {
  return v128.load_splat<f64>(constant);
}


@inline
export function zero(): v128 {
  return v128.load_splat<f64>(ZERO);
}


@inline
export function half(): v128 {
  return v128.load_splat<f64>(HALF);
}


@inline
export function one(): v128 {
  return v128.load_splat<f64>(ONE);
}


@inline
export function two(): v128 {
  return v128.load_splat<f64>(TWO);
}
