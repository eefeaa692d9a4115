/**
 * How a kernel's conformance is written down. tests/unit/kernels/cases/<family>/<file>.ts exports
 *
 *     export const CASES: Cases = { add_f32: function* () { yield { name, run(memory) { ... return outputs; } }; } };
 *
 * for every kernel of assembly/<family>/<file>.ts. registry.test.ts runs each trial over every variant at several
 * misalignments, and checks the outputs against their references, the guards around every buffer, that inputs are as they
 * were, and that `scalar` gives the bits of `simd`.
 */
import type { KernelMemory } from "./memory.js";

export interface Output {
  readonly name: string;
  /** What the kernel wrote, as `memory.floats` reads it (a Float32Array), or the f64 or i32 that it returned (an array). */
  readonly actual: ArrayLike<number>;
  /** What it should have written, in f64. NaN asks for NaN; what lies beyond f32 asks for an infinity. */
  readonly reference: ArrayLike<number>;
  /** Largest |actual - reference|, for all elements or one by one; derived from the terms' absolute sum, see `rounding`. */
  readonly tolerance: number | ArrayLike<number>;
}

export interface Trial {
  /** What tells this trial from the others of its kernel: "n=17, in place". */
  readonly name: string;
  /** Room for its arrays and their guards (128 bytes each); 64 KiB unless given. */
  readonly bytes?: number;
  /** Places buffers, calls the kernel, and returns what came out. Must be repeatable: the same inputs every time. */
  readonly run: (memory: KernelMemory) => readonly Output[];
}

export type Cases = Readonly<Record<string, () => Iterable<Trial>>>;

/** Half an ULP of 1 in f32: the relative error of one rounding. */
export const UNIT_ROUNDOFF: number = 2 ** -24;
const SMALLEST_SUBNORMAL = 2 ** -149;

/** The spacing of f32 at `value`. */
export function ulp(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude < 2 ** -125) return SMALLEST_SUBNORMAL;
  const exponent = Math.floor(Math.log2(magnitude));
  return 2 ** (magnitude < 2 ** exponent ? exponent - 24 : exponent - 23);
}

/** The error of one correct rounding to f32; the last bits of the reference's own f64 are let through. */
export function rounded(value: number): number {
  return 0.5 * ulp(value) + Math.abs(value) * 2 ** -50;
}

/** Room for `roundings` f32 roundings of values up to `magnitude`, and for as many of subnormals. */
export function rounding(roundings: number, magnitude: number): number {
  return roundings * (UNIT_ROUNDOFF * Math.abs(magnitude) + SMALLEST_SUBNORMAL / 2);
}

/** Element counts around every vector width and unroll, and two primes. */
export const COUNTS: readonly number[] = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 101, 251];

/** Values on which kernels differ: zeros of both signs, subnormals, the limits, infinities and NaN. */
export const SPECIAL_VALUES: readonly number[] = [
  0,
  -0,
  2 ** -149,
  -(2 ** -149),
  2 ** -127,
  -(2 ** -127),
  2 ** -126,
  1,
  -1,
  2 ** -24,
  3.4028234663852886e38,
  -3.4028234663852886e38,
  Infinity,
  -Infinity,
  NaN,
];
