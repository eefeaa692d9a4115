import { backwardTrials, forwardTrials, type Bump } from "../../basis.js";
import type { Cases } from "../../case.js";

/** 1 - tanh(z)^2 as 1 / cosh(z)^2, which does not cancel. */
const value = (z: number): number => 1 / Math.cosh(z) ** 2;

const SWITCH: Bump = {
  value,
  slope: (z) => -2 * value(z) * Math.tanh(z),
  // The power has 2 roundings, 1 / (1 + it) at most 3 twice, and two products.
  valueRoundings: () => 10,
  slopeRoundings: () => 2 * (10 + 6),
  bend: (z) => value(z) * Math.abs(6 * Math.tanh(z) ** 2 - 2),
};

export const CASES: Cases = {
  switch_basis_forward_f32: forwardTrials("switch_basis_forward_f32", SWITCH),
  switch_basis_backward_f32: backwardTrials("switch_basis_backward_f32", SWITCH),
};
