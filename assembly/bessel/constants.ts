/**
 * Numbers that many kernels use, by address: a broadcast load is 10 bytes shorter than a vector constant, and no slower than
 * the three instructions that V8 makes of one.
 */
const ZERO = memory.data(8, 8);
const HALF = memory.data<f64>([0.5], 8);
const ONE = memory.data<f64>([1], 8);
const TWO = memory.data<f64>([2], 8);

export const ONE_32ND: usize = memory.data<f64>([0.03125], 8);
export const THREE: usize = memory.data<f64>([3], 8);
export const SIX: usize = memory.data<f64>([6], 8);
export const FIFTEEN: usize = memory.data<f64>([15], 8);
export const ONE_AND_HALF: usize = memory.data<f64>([1.5], 8);
export const FIFTEEN_SIXTEENTHS: usize = memory.data<f64>([0.9375], 8);


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
