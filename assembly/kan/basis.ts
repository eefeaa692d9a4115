import { exp_f32x4 } from "../core/elementary";
import { loadLanes, storeLanes } from "../core/lanes";
import { clamp, madd, nmadd, sumLanes } from "../simd/f32x4";

/** e^-256 is 0 in f32; beyond, 0 times the distance would not be. */
const FARTHEST: f32 = 16;

/**
 * y [n, grids] = b(z), z = (x - low) / width - k spacing / width for centre k; `spacing` comes divided by the width. b is Gaussian, e^-z^2, or
 * reflectional, 1 - tanh(z)^2.
 */
@inline
export function basisForward(
  isGaussian: bool,
  n: i32,
  grids: i32,
  low: f32,
  spacing: f32,
  inverseWidth: f32,
  x: usize,
  y: usize,
): void {
  const spacing_f32x4 = f32x4.splat(spacing);
  for (let index = 0; index < n; index++) {
    const place_f32x4 = f32x4.splat((load<f32>(x) - low) * inverseWidth);
    let centre_f32x4 = f32x4(0, 1, 2, 3);
    for (let left = grids; left > 0; left -= 4) {
      const z_f32x4 = nmadd(centre_f32x4, spacing_f32x4, place_f32x4);
      storeLanes(y, isGaussian ? gaussian(near(z_f32x4)) : reflectional(z_f32x4), left);
      centre_f32x4 = f32x4.add(centre_f32x4, f32x4.splat(4));
      y += (<usize>min(left, 4)) << 2;
    }
    x += 4;
  }
}

/** dx = -2 / width sum over centres of dy s(z): the slope of b is -2 s, s(z) = z e^-z^2 or (1 - tanh(z)^2) tanh(z). */
@inline
export function basisBackward(
  isGaussian: bool,
  n: i32,
  grids: i32,
  low: f32,
  spacing: f32,
  inverseWidth: f32,
  x: usize,
  dy: usize,
  dx: usize,
): void {
  const spacing_f32x4 = f32x4.splat(spacing);
  for (let index = 0; index < n; index++) {
    const place_f32x4 = f32x4.splat((load<f32>(x) - low) * inverseWidth);
    let centre_f32x4 = f32x4(0, 1, 2, 3);
    let sum_f32x4 = f32x4.splat(0);
    for (let left = grids; left > 0; left -= 4) {
      const z_f32x4 = nmadd(centre_f32x4, spacing_f32x4, place_f32x4);
      const slope_f32x4 = isGaussian ? gaussianSlope(near(z_f32x4)) : reflectionalSlope(z_f32x4);
      sum_f32x4 = madd(loadLanes(dy, left, f32x4.splat(0)), slope_f32x4, sum_f32x4);
      centre_f32x4 = f32x4.add(centre_f32x4, f32x4.splat(4));
      dy += (<usize>min(left, 4)) << 2;
    }
    store<f32>(dx, -2 * inverseWidth * sumLanes(sum_f32x4));
    x += 4;
    dx += 4;
  }
}


@inline
function near(z_f32x4: v128): v128 {
  return clamp(z_f32x4, f32x4.splat(-FARTHEST), f32x4.splat(FARTHEST));
}


@inline
function gaussian(z_f32x4: v128): v128 {
  return exp_f32x4(f32x4.neg(f32x4.mul(z_f32x4, z_f32x4)));
}


@inline
function gaussianSlope(z_f32x4: v128): v128 {
  return f32x4.mul(z_f32x4, gaussian(z_f32x4));
}

/** 1 - tanh(z)^2 as 4 e / (1 + e)^2 with e = e^(-2 |z|), which does not cancel. */
@inline
function reflectional(z_f32x4: v128): v128 {
  const power_f32x4 = decay(z_f32x4);
  return bump(power_f32x4, inverseSum(power_f32x4));
}


@inline
function reflectionalSlope(z_f32x4: v128): v128 {
  const power_f32x4 = decay(z_f32x4);
  const inverse_f32x4 = inverseSum(power_f32x4);
  const magnitude_f32x4 = f32x4.mul(f32x4.sub(f32x4.splat(1), power_f32x4), inverse_f32x4);
  const sign_f32x4 = v128.and(z_f32x4, i32x4.splat(0x80000000));
  const tanh_f32x4 = v128.or(magnitude_f32x4, sign_f32x4);
  return f32x4.mul(bump(power_f32x4, inverse_f32x4), tanh_f32x4);
}

/** e^(-2 |z|). */
@inline
function decay(z_f32x4: v128): v128 {
  return exp_f32x4(f32x4.mul(f32x4.abs(z_f32x4), f32x4.splat(-2)));
}


@inline
function inverseSum(power_f32x4: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), power_f32x4));
}


@inline
function bump(power_f32x4: v128, inverse_f32x4: v128): v128 {
  const product_f32x4 = f32x4.mul(power_f32x4, inverse_f32x4);
  return f32x4.mul(f32x4.mul(product_f32x4, inverse_f32x4), f32x4.splat(4));
}
