import { backwardTrials, forwardTrials, type Bump } from "../../basis.js";
import type { Cases } from "../../case.js";

/** At an infinity, where 0 times it is NaN, the limit. */
function product(z: number, value: number): number {
  return value === 0 ? 0 : z * value;
}

const value = (z: number): number => Math.exp(-z * z);

const GAUSSIAN: Bump = {
  value,
  slope: (z) => product(-2 * z, value(z)),
  // The square is rounded, which e^ turns into that many times z^2; e^ itself 0.9 ULP.
  valueRoundings: (z) => (Number.isFinite(z) ? 3 + Math.min(z * z, 200) : 0),
  slopeRoundings: (z) => (Number.isFinite(z) ? 2 * Math.min(Math.abs(z), 15) * (6 + Math.min(z * z, 200)) : 0),
  bend: (z) => (value(z) === 0 ? 0 : Math.abs(4 * z * z - 2) * value(z)),
};

export const CASES: Cases = {
  gaussian_basis_forward_f32: forwardTrials("gaussian_basis_forward_f32", GAUSSIAN),
  gaussian_basis_backward_f32: backwardTrials("gaussian_basis_backward_f32", GAUSSIAN),
};
