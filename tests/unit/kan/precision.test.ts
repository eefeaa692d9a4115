import assert from "node:assert/strict";
import { test } from "node:test";
import { instantiateKernels, VARIANTS } from "../../support/variants.js";
import { SWISH } from "../kernels/rationalSetups.js";
import { at } from "../kernels/values.js";

/**
 * FlashKAT's experiment (arXiv 2505.13813, table 4) on one group: 2^21 elements, x and dy from N(0, 1). The mean absolute error is that
 * of a normal distribution whose variance is the sum over 16 blocks, as errors of blocks are independent (of positive terms they share a bias, the floor too): of the single
 * errors at 2^21, a mean over 16 still moves by a fifth.
 */
const [BLOCKS, ROWS, RUN] = [16, 2 ** 10, 2 ** 7];
const BLOCK = ROWS * RUN;
const LENGTH = BLOCKS * BLOCK;
const SEEDS: readonly number[] = [1, 2, 3, 4];

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
  for (let index = 0; index < x.length; index++) {
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
  for (let index = 0; index < x.length; index++) {
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

/** The kernel's sums before they are rounded to f32, block by block. */
function kernelSums(variant: (typeof VARIANTS)[number]): (x: Float32Array, dy: Float32Array) => Float64Array {
  const kernels = instantiateKernels(variant);
  const reserve = (bytes: number): number => kernels.heap_allocate(bytes);
  const scratch = reserve(kernels.rational_scratch_bytes_f32(1, RUN));
  const [numerator, denominator, dx] = [reserve(4 * 6), reserve(4 * 4), reserve(4 * BLOCK)];
  const [xPointer, dyPointer] = [reserve(4 * BLOCK), reserve(4 * BLOCK)];
  const write = (pointer: number, values: ArrayLike<number>): void =>
    new Float32Array(kernels.memory.buffer, pointer, values.length).set(values);
  write(numerator, a);
  write(denominator, b);
  return (x, dy) => {
    write(xPointer, x);
    write(dyPointer, dy);
    const operands = [xPointer, 0, dyPointer, numerator, 1, denominator, 0, 0, dx, scratch] as const;
    kernels.rational_backward_f32(ROWS, 1, RUN, ...operands);
    const lanes = new Float64Array(kernels.memory.buffer, scratch, 40);
    const sums = Float64Array.from({ length: 10 }, (_, index) =>
      lanes.slice(4 * index, 4 * index + 4).reduce((first, second) => first + second),
    );
    return sums;
  };
}

/** Squared errors added up, for the coefficients of numerator and denominator. */
class Errors {
  readonly #squares = new Float64Array(10);

  add(actual: Float64Array, exact: Float64Array): void {
    exact.forEach(
      (value, index) => (this.#squares[index] = at(this.#squares, index) + (at(actual, index) - value) ** 2),
    );
  }

  /** Mean absolute errors at 2^21 elements. */
  means(): readonly [dNumerator: number, dDenominator: number] {
    const errors = this.#squares.map((square) => Math.sqrt((2 / Math.PI) * (square / SEEDS.length)));
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value) / values.length;
    return [mean(errors.subarray(0, 6)), mean(errors.subarray(6))];
  }
}

for (const kind of ["of both signs", "all positive"] as const) {
  test(`2^21 terms ${kind}: the mean error is below 1.5 times what the terms' own rounding leaves`, (context) => {
    const subjects = [
      { name: "floor", sums: floorSums, errors: new Errors() },
      ...VARIANTS.map((variant) => ({ name: variant, sums: kernelSums(variant), errors: new Errors() })),
    ];
    for (const seed of SEEDS) {
      const [x, dy] = [normal(seed), normal(seed + 1000)];
      if (kind === "all positive") dy.forEach((value, index) => (dy[index] = Math.abs(value)));
      for (let first = 0; first < LENGTH; first += BLOCK) {
        const block = [x.subarray(first, first + BLOCK), dy.subarray(first, first + BLOCK)] as const;
        const exact = exactSums(...block);
        for (const { sums, errors } of subjects) errors.add(sums(...block), exact);
      }
    }
    const [floorA, floorB] = subjects[0]?.errors.means() ?? [NaN, NaN];
    for (const { name, errors } of subjects) {
      const [dA, dB] = errors.means();
      const [a, b] = [
        `${dA.toExponential(2)} (${(dA / floorA).toFixed(2)}x)`,
        `${dB.toExponential(2)} (${(dB / floorB).toFixed(2)}x)`,
      ];
      context.diagnostic(`${name}: dNumerator ${a}, dDenominator ${b}`);
      assert.ok(dA <= 1.5 * floorA, `${name}: dNumerator is off by ${a}`);
      assert.ok(dB <= 1.5 * floorB, `${name}: dDenominator is off by ${b}`);
      // What FlashKAT publishes.
      if (kind === "of both signs") assert.ok(dA < 8.42e-4 && dB < 9.81e-4, `${name}: ${a}, ${b}`);
    }
  });
}
