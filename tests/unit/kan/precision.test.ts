import assert from "node:assert/strict";
import { test } from "node:test";
import { instantiateKernels, VARIANTS } from "../../support/variants.js";
import { SWISH } from "../kernels/rationalSetups.js";
import { at } from "../kernels/values.js";

/** FlashKAT's experiment (arXiv 2505.13813, table 4) on one group: 2^21 elements, x and dy from N(0, 1). */
const [ROWS, RUN] = [2 ** 14, 2 ** 7];
const LENGTH = ROWS * RUN;
/** A mean over few is decided by the largest coefficient's luck. */
const SEEDS: readonly number[] = Array.from({ length: 16 }, (_, seed) => seed + 1);

const a = [...Float32Array.from(SWISH.numerator)] as [number, number, number, number, number, number];
const b = [...Float32Array.from(SWISH.denominator, Math.abs)] as [number, number, number, number];

function normal(seed: number): Float32Array {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
  return Float32Array.from({ length: LENGTH }, () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()));
}

/** The ten sums in f64. */
function exactSums(x: Float32Array, dy: Float32Array): Float64Array {
  const totals = new Float64Array(10);
  for (let index = 0; index < LENGTH; index++) {
    const value = at(x, index);
    const t = Math.abs(value);
    const p = a[0] + value * (a[1] + value * (a[2] + value * (a[3] + value * (a[4] + value * a[5]))));
    const r = 1 / (1 + t * (b[0] + t * (b[1] + t * (b[2] + t * b[3]))));
    const scaled = at(dy, index) * r;
    let term = scaled;
    for (let i = 0; i < 6; i++, term *= value) totals[i] = at(totals, i) + term;
    term = scaled * p * r;
    for (let j = 6; j < 10; j++) totals[j] = at(totals, j) + (term *= t);
  }
  return totals;
}

/** The exact sums of terms that were computed in f32, in the kernels' steps: what no order of summation can better. */
function floorSums(x: Float32Array, dy: Float32Array): Float64Array {
  const f = Math.fround;
  const totals = new Float64Array(10);
  for (let index = 0; index < LENGTH; index++) {
    const value = at(x, index);
    const t = Math.abs(value);
    let p = f(f(f(a[5] * value) + a[4]) * value);
    p = f(f(f(p + a[3]) * value) + a[2]);
    p = f(f(f(f(p * value) + a[1]) * value) + a[0]);
    let q = f(f(f(b[3] * t) + b[2]) * t);
    q = f(f(f(f(q + b[1]) * t) + b[0]) * t);
    const r = f(1 / f(q + 1));
    const scaled = f(at(dy, index) * r);
    let term = scaled;
    for (let i = 0; i < 6; i++, term = f(term * value)) totals[i] = at(totals, i) + term;
    term = f(scaled * f(p * r));
    for (let j = 6; j < 10; j++) totals[j] = at(totals, j) + (term = f(term * t));
  }
  return totals;
}

/** The kernel's sums before they are rounded to f32. */
function kernelSums(variant: (typeof VARIANTS)[number], x: Float32Array, dy: Float32Array): Float64Array {
  const kernels = instantiateKernels(variant);
  const place = (values: Float32Array): number => {
    const pointer = kernels.heap_allocate(values.byteLength);
    new Float32Array(kernels.memory.buffer, pointer, values.length).set(values);
    return pointer;
  };
  const scratch = kernels.heap_allocate(kernels.rational_scratch_bytes_f32(1, RUN));
  const [numerator, denominator] = [place(Float32Array.from(a)), place(Float32Array.from(b))];
  const [xPointer, dyPointer] = [place(x), place(dy)];
  const operands = [xPointer, 0, dyPointer, numerator, 1, denominator, 0, 0, dyPointer, scratch] as const;
  kernels.rational_backward_f32(ROWS, 1, RUN, ...operands);
  const lanes = new Float64Array(kernels.memory.buffer, scratch, 40);
  return Float64Array.from({ length: 10 }, (_, index) => lanes.slice(4 * index, 4 * index + 4).reduce((x, y) => x + y));
}

function meanError(actual: Float64Array, exact: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index++) total += Math.abs(at(actual, index) - at(exact, index)) / (to - from);
  return total / SEEDS.length;
}

for (const kind of ["of both signs", "all positive"] as const) {
  test(`2^21 terms ${kind}: the mean error is below 1.5 times what the terms' own rounding leaves`, (context) => {
    const errors: Record<string, [dNumerator: number, dDenominator: number]> = {};
    const add = (name: string, actual: Float64Array, exact: Float64Array): void => {
      const [dNumerator, dDenominator] = errors[name] ?? [0, 0];
      errors[name] = [dNumerator + meanError(actual, exact, 0, 6), dDenominator + meanError(actual, exact, 6, 10)];
    };
    for (const seed of SEEDS) {
      const x = normal(seed);
      const dy = normal(seed + 1000);
      if (kind === "all positive") dy.forEach((value, index) => (dy[index] = Math.abs(value)));
      const exact = exactSums(x, dy);
      add("floor", floorSums(x, dy), exact);
      for (const variant of VARIANTS) add(variant, kernelSums(variant, x, dy), exact);
    }
    const [floorA, floorB] = errors["floor"] ?? [NaN, NaN];
    for (const [name, [dA, dB]] of Object.entries(errors)) {
      context.diagnostic(`${name}: ${dA.toExponential(2)} (x${(dA / floorA).toFixed(2)}), ${dB.toExponential(2)} (x${(dB / floorB).toFixed(2)})`);
      assert.ok(dA <= 1.5 * floorA, `${name}: dNumerator is off by ${dA}, the floor is ${floorA}`);
      assert.ok(dB <= 1.5 * floorB, `${name}: dDenominator is off by ${dB}, the floor is ${floorB}`);
      // What FlashKAT publishes for its gradients of numerator and denominator.
      if (kind === "of both signs") assert.ok(dA < 8.42e-4 && dB < 1.5 * 9.81e-4, name);
    }
  });
}
