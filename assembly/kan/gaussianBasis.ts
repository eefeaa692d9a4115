import { basisBackward, basisForward } from "./basis";

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
  basisForward(true, n, grids, low, spacing, inverseWidth, x, y);
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
  basisBackward(true, n, grids, low, spacing, inverseWidth, x, dy, dx);
}
