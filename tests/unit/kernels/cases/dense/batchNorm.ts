import { rounded, rounding, type Cases, type Output, type Trial } from "../../case.js";
import {
  backward as reference,
  byChannel,
  channelMoments,
  channelOf,
  largestMagnitude,
  normalize,
  sum,
  type Norm,
} from "../../batchNorm.js";
import { gradient } from "../../gradient.js";
import type { KernelMemory } from "../../memory.js";
import { at, spread, uniform } from "../../values.js";

const EPSILON = Math.fround(1e-5);

/** [batch, channels, size]: planes of one value by vectors of channels, and planes below, at and past a vector. */
const SHAPES: readonly (readonly [number, number, number])[] = [
  [1, 1, 1],
  [1, 5, 1],
  [2, 3, 1],
  [7, 4, 1],
  [5, 9, 1],
  [3, 17, 1],
  [1, 2, 2],
  [2, 3, 3],
  [3, 2, 4],
  [1, 1, 5],
  [2, 2, 7],
  [2, 3, 16],
  [3, 2, 17],
  [2, 1, 33],
];

/** Inputs whose mean is 0, or 1000 times their deviation, or the same value throughout. */
const INPUTS: readonly (readonly [string, (seed: number, n: number) => Float32Array])[] = [
  ["centred", (seed, n) => uniform(seed, n, -2, 2)],
  ["far from 0", (seed, n) => uniform(seed, n, 999, 1001)],
  ["constant", (_seed, n) => new Float32Array(n).fill(0.1)],
];

interface Setup extends Norm {
  readonly name: string;
  readonly x: Float32Array;
}

function* setups(): Iterable<Setup> {
  for (const [batch, channels, size] of SHAPES) {
    for (const [kind, make] of INPUTS) {
      const n = batch * channels * size;
      const gamma = uniform(n + 1, channels, -2, 2);
      const beta = uniform(n + 2, channels, -1, 1);
      const name = `${kind}, ${[batch, channels, size].join("x")}`;
      yield { name, batch, channels, size, gamma, beta, epsilon: EPSILON, x: make(n, n) };
    }
  }
}

function* statistics(): Iterable<Trial> {
  const cases = [...setups()];
  cases.push(
    extreme("a mean 10^7 times the deviation", Float32Array.of(16777216, 16777218, 16777216, 16777214, 16777220)),
  );
  cases.push(extreme("an outlier first", Float32Array.of(1e8, 1, 2, 3, 4, 5, 6, 7)));
  cases.push(extreme("a NaN", Float32Array.of(1, 2, NaN, 4, 5)));
  cases.push(extreme("an infinity", Float32Array.of(1, 2, 3, 4, Infinity)));
  for (const setup of cases) {
    yield {
      name: setup.name,
      run(memory) {
        const mean = memory.output(setup.channels);
        const variance = memory.output(setup.channels);
        const { batch, channels, size } = setup;
        memory.call("batch_norm_statistics_f32", batch, channels, size, memory.input(setup.x), mean, variance);
        const moments = channelMoments(setup, setup.x);
        return [
          {
            name: "mean",
            actual: memory.floats(mean, channels),
            reference: moments.mean,
            tolerance: moments.mean.map((value, channel) => {
              const largest = largestMagnitude(byChannel(setup, setup.x)[channel] ?? []);
              return rounded(value) + batch * size * 2 ** -53 * largest;
            }),
          },
          {
            name: "variance",
            actual: memory.floats(variance, channels),
            reference: moments.variance,
            tolerance: moments.variance.map((value) => rounded(value) + (batch * size) ** 2 * 2 ** -53 * value),
          },
        ];
      },
    };
  }
}

function extreme(name: string, x: Float32Array): Setup {
  const one = Float32Array.of(1);
  return { name, batch: 1, channels: 1, size: x.length, gamma: one, beta: one, epsilon: EPSILON, x };
}

function* forward(): Iterable<Trial> {
  for (const setup of setups()) {
    const { batch, channels, size, x, gamma, beta } = setup;
    // The moments that the kernel reads are f32; the reference starts from the same.
    const mean = Float32Array.from(channelMoments(setup, x).mean);
    const variance = Float32Array.from(channelMoments(setup, x).variance);
    for (const isInPlace of [false, true]) {
      yield {
        name: `${setup.name}${isInPlace ? ", in place" : ""}`,
        run(memory) {
          const source = isInPlace ? memory.inout(x) : memory.input(x);
          const y = isInPlace ? source : memory.output(x.length);
          const moments = [memory.input(mean), memory.input(variance)] as const;
          const affine = [memory.input(gamma), memory.input(beta)] as const;
          memory.call("batch_norm_forward_f32", batch, channels, size, source, ...moments, ...affine, EPSILON, y);
          const expected = normalize(setup, x, { mean, variance });
          // variance + epsilon, its root, the quotient, the difference, the product, the sum.
          const tolerance = expected.map((value, index) => {
            const offset = at(beta, channelOf(setup, index));
            return rounding(6, Math.abs(value - offset) + Math.abs(offset));
          });
          return [{ name: "y", actual: memory.floats(y, x.length), reference: expected, tolerance }];
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
  const { batch, channels, size, x, gamma } = setup;
  const moments = channelMoments(setup, x);
  const mean = Float32Array.from(moments.mean);
  const variance = Float32Array.from(moments.variance);
  const xPointer = shared === "x" ? memory.inout(x) : memory.input(x);
  const dyPointer = shared === "dy" ? memory.inout(dy) : memory.input(dy);
  const dx = shared === "x" ? xPointer : shared === "dy" ? dyPointer : memory.output(x.length);
  const [dGamma, dBeta] = [memory.output(channels), memory.output(channels)];
  const read = [memory.input(mean), memory.input(variance), memory.input(gamma)] as const;
  memory.call(
    "batch_norm_backward_f32",
    batch,
    channels,
    size,
    xPointer,
    dyPointer,
    ...read,
    EPSILON,
    dx,
    dGamma,
    dBeta,
  );

  const expected = reference(setup, x, dy);
  const bounds = channelBounds(setup, dy);
  const through = (values: Float64Array): Float64Array => normalize(setup, values, channelMoments(setup, values));
  return [
    {
      name: "dx",
      actual: memory.floats(dx, x.length),
      reference: expected.dx,
      tolerance: Float64Array.from(x, (_value, index) => at(bounds.dx, channelOf(setup, index))),
    },
    { name: "dGamma", actual: memory.floats(dGamma, channels), reference: expected.dGamma, tolerance: bounds.dGamma },
    { name: "dBeta", actual: memory.floats(dBeta, channels), reference: expected.dBeta, tolerance: bounds.dBeta },
    {
      name: "central differences of the forward formula",
      actual: [...expected.dx],
      reference: gradient(through, x, dy),
      // The step, 1e-5, beside the smallest deviation, sqrt(epsilon) = 3e-3, squared.
      tolerance: Float64Array.from(x, (_value, index) => 1e-4 * at(bounds.scale, channelOf(setup, index))),
    },
  ];
}

interface Bounds {
  readonly scale: readonly number[];
  readonly dx: readonly number[];
  readonly dGamma: readonly number[];
  readonly dBeta: readonly number[];
}

/**
 * Per channel, from the largest terms. The kernel reads mean and variance as f32: beside every x - mean stands half an ULP
 * of the mean, which also moves the mean product of dy and x - mean.
 */
function channelBounds(setup: Setup, dy: Float32Array): Bounds {
  const { mean, variance } = channelMoments(setup, setup.x);
  const gradients = byChannel(setup, dy);
  const rows = byChannel(setup, setup.x).map((values, channel) => {
    const inverse = 1 / Math.sqrt(at(variance, channel) + EPSILON);
    const normal = largestMagnitude(values.map((value) => value - at(mean, channel))) * inverse;
    const shift = rounding(1, at(mean, channel)) * inverse;
    const gradientBound = largestMagnitude(gradients[channel] ?? []);
    const scale = Math.abs(at(setup.gamma, channel)) * inverse * gradientBound;
    return {
      scale: scale * (2 + normal * normal),
      dx: rounding(8, scale * (2 + normal * normal)) + scale * (2 * normal + shift) * shift,
      dGamma: values.length * (rounding(3, gradientBound * normal) + gradientBound * shift),
      dBeta: rounded(sum(gradients[channel] ?? [])) + values.length ** 2 * 2 ** -53 * gradientBound,
    };
  });
  return {
    scale: rows.map((row) => row.scale),
    dx: rows.map((row) => row.dx),
    dGamma: rows.map((row) => row.dGamma),
    dBeta: rows.map((row) => row.dBeta),
  };
}

export const CASES: Cases = {
  batch_norm_statistics_f32: statistics,
  batch_norm_forward_f32: forward,
  batch_norm_backward_f32: backward,
};
