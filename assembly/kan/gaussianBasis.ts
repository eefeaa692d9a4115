import { exp_f32x4 } from "../core/elementary";
import { loadLanes, storeLanes } from "../core/lanes";
import { clamp, madd, nmadd, sumLanes } from "../simd/f32x4";

/** e^-256 is 0 in f32; beyond, 0 times the distance would not be. */
const FARTHEST: f32 = 16;

/** y [n, grids] = e^-z^2, z = (x - low) / width - k spacing / width for centre k; `spacing` comes divided by the width. */
export function gaussian_basis_forward_f32(
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
      const z_f32x4 = distance(place_f32x4, centre_f32x4, spacing_f32x4);
      storeLanes(y, exp_f32x4(f32x4.neg(f32x4.mul(z_f32x4, z_f32x4))), left);
      centre_f32x4 = f32x4.add(centre_f32x4, f32x4.splat(4));
      y += (<usize>min(left, 4)) << 2;
    }
    x += 4;
  }
}

/** dx = -2 / width sum over centres of dy z e^-z^2. */
export function gaussian_basis_backward_f32(
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
      const z_f32x4 = distance(place_f32x4, centre_f32x4, spacing_f32x4);
      const slope_f32x4 = f32x4.mul(z_f32x4, exp_f32x4(f32x4.neg(f32x4.mul(z_f32x4, z_f32x4))));
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
function distance(place_f32x4: v128, centre_f32x4: v128, spacing_f32x4: v128): v128 {
  const z_f32x4 = nmadd(centre_f32x4, spacing_f32x4, place_f32x4);
  return clamp(z_f32x4, f32x4.splat(-FARTHEST), f32x4.splat(FARTHEST));
}
