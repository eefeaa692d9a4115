import { basisBackward, basisForward } from "./basis";

/** y [n, grids] = 1 - tanh(z)^2, z = (x - low) / width - k spacing / width for centre k; `spacing` comes divided by the width. */
export function switch_basis_forward_f32(
  n: i32,
  grids: i32,
  low: f32,
  spacing: f32,
  inverseWidth: f32,
  x: usize,
  y: usize,
): void {
  basisForward(false, n, grids, low, spacing, inverseWidth, x, y);
}

/** dx = -2 / width sum over centres of dy (1 - tanh(z)^2) tanh(z). */
export function switch_basis_backward_f32(
  n: i32,
  grids: i32,
  low: f32,
  spacing: f32,
  inverseWidth: f32,
  x: usize,
  dy: usize,
  dx: usize,
): void {
  basisBackward(false, n, grids, low, spacing, inverseWidth, x, dy, dx);
}
