import { rounded, rounding, type Cases, type Output, type Trial } from "../../case.js";
import { gradient } from "../../gradient.js";
import { layerNorm, layerNormGradient, rowsOf, standardize, type RowNorm } from "../../layerNorm.js";
import type { KernelMemory } from "../../memory.js";
import { at, spread, uniform } from "../../values.js";

const EPSILON = Math.fround(1e-5);

/** [rows, features]: around a vector, the eight accumulators, and no rows. */
const SHAPES: readonly (readonly [number, number])[] = [
  [0, 5],
  [1, 1],
  [3, 2],
  [2, 3],
  [2, 4],
  [5, 7],
  [3, 8],
  [2, 9],
  [4, 15],
  [3, 16],
  [2, 33],
  [1, 192],
  [7, 12],
];

/** Rows whose mean is 0, or 1000 times their deviation, or 10^7 times it, or the same value throughout. */
const INPUTS: readonly (readonly [string, (seed: number, n: number) => Float32Array])[] = [
  ["centred", (seed, n) => uniform(seed, n, -2, 2)],
  ["far from 0", (seed, n) => uniform(seed, n, 999, 1001)],
  ["very far from 0", (seed, n) => uniform(seed, n, 16777210, 16777220)],
  ["constant", (_seed, n) => new Float32Array(n).fill(0.1)],
];

interface Setup extends RowNorm {
  readonly name: string;
  readonly rows: number;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  readonly x: Float32Array;
}

function* setups(): Iterable<Setup> {
  for (const [rows, features] of SHAPES) {
    for (const [kind, make] of INPUTS) {
      const n = rows * features;
      const [gamma, beta] = [uniform(n + 1, features, -2, 2), uniform(n + 2, features, -1, 1)];
      yield { name: `${kind}, ${rows}x${features}`, rows, features, gamma, beta, epsilon: EPSILON, x: make(n, n) };
    }
  }
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function* forward(): Iterable<Trial> {
  const cases = [...setups()];
  for (const [name, value] of [["a NaN", NaN] as const, ["an infinity", Infinity] as const]) {
    const x = uniform(5, 15, -1, 1);
    x[7] = value;
    const [gamma, beta] = [uniform(6, 5, -2, 2), uniform(7, 5, -1, 1)];
    cases.push({ name, rows: 3, features: 5, gamma, beta, epsilon: EPSILON, x });
  }
  for (const setup of cases) {
    const { rows, features, x, gamma, beta } = setup;
    const normals = rowsOf(standardize(setup, x).value, features).map(largest);
    for (const isInPlace of [false, true]) {
      yield {
        name: `${setup.name}${isInPlace ? ", in place" : ""}`,
        run(memory) {
          const source = isInPlace ? memory.inout(x) : memory.input(x);
          const y = isInPlace ? source : memory.output(x.length);
          const affine = [memory.input(gamma), memory.input(beta)] as const;
          memory.call("layer_norm_forward_f32", rows, features, source, ...affine, EPSILON, y);
          const reference = layerNorm(setup, x);
          // Two differences, 1 / deviation, two products, a sum; what is left of the mean beside its f32 is rounded too.
          const tolerance = reference.map((value, index) => {
            const offset = at(beta, index % features);
            const rest = at(normals, Math.floor(index / features)) * at(gamma, index % features);
            return rounding(6, Math.abs(value - offset) + Math.abs(offset)) + rounding(1, rest);
          });
          return [{ name: "y", actual: memory.floats(y, x.length), reference, tolerance }];
        },
      };
    }
  }
}

function* backward(): Iterable<Trial> {
  for (const setup of setups()) {
    const dy = spread(setup.x.length + 3, setup.x.length, 1);
    for (const shared of ["none", "x", "dy"]) {
      yield { name: `${setup.name}, in place of ${shared}`, run: (memory) => runBackward(memory, setup, dy, shared) };
    }
  }
}

function runBackward(memory: KernelMemory, setup: Setup, dy: Float32Array, shared: string): readonly Output[] {
  const { rows, features, x, gamma } = setup;
  const xPointer = shared === "x" ? memory.inout(x) : memory.input(x);
  const dyPointer = shared === "dy" ? memory.inout(dy) : memory.input(dy);
  const dx = shared === "x" ? xPointer : shared === "dy" ? dyPointer : memory.output(x.length);
  const [dGamma, dBeta] = [memory.output(features), memory.output(features)];
  const read = [xPointer, dyPointer, memory.input(gamma)] as const;
  const scratch = memory.scratch(16 * features);
  memory.call("layer_norm_backward_f32", rows, features, ...read, EPSILON, dx, dGamma, dBeta, scratch);

  const normal = standardize(setup, x);
  const largestNormal = rowsOf(normal.value, features).map(largest);
  const largestG = rowsOf(
    dy.map((value, index) => value * at(gamma, index % features)),
    features,
  ).map(largest);
  const scale = (index: number): number => {
    const row = Math.floor(index / features);
    return at(normal.inverse, row) * at(largestG, row) * (2 + at(largestNormal, row) ** 2);
  };
  const byFeature = (term: (index: number) => number): number[] =>
    Array.from({ length: features }, (_, feature) => {
      let total = 0;
      for (let row = 0; row < rows; row++) total += term(row * features + feature);
      return total;
    });
  const expected = layerNormGradient(setup, x, dy);
  const sums = byFeature((index) => at(dy, index));
  const magnitudes = byFeature((index) => Math.abs(at(dy, index)));
  return [
    {
      name: "dx",
      actual: memory.floats(dx, x.length),
      reference: expected,
      tolerance: expected.map((_, index) => rounding(12, scale(index))),
    },
    {
      name: "dGamma",
      actual: memory.floats(dGamma, features),
      reference: byFeature((index) => at(dy, index) * at(normal.value, index)),
      // x^ has 5 roundings of the row's largest, the sum its own.
      tolerance: byFeature((index) => {
        const most = at(largestNormal, Math.floor(index / features));
        return rounding(6, Math.abs(at(dy, index)) * most);
      }),
    },
    {
      name: "dBeta",
      actual: memory.floats(dBeta, features),
      reference: sums,
      tolerance: sums.map((value, feature) => rounded(value) + rows * 2 ** -53 * at(magnitudes, feature)),
    },
    {
      name: "central differences of the forward formula",
      actual: [...expected],
      reference: gradient((values) => layerNorm(setup, values), x, dy),
      // The step, 1e-5, beside the smallest deviation, sqrt(epsilon) = 3e-3, squared; and f64 at the size of x.
      tolerance: expected.map(
        (_, index) => 1e-4 * scale(index) * (1 + features * Math.abs(at(x, index)) * 2 ** -52 * 1e8),
      ),
    },
  ];
}

export const CASES: Cases = { layer_norm_forward_f32: forward, layer_norm_backward_f32: backward };
