import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rational } from "../../../src/kan/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { rationalReference, type RationalReference } from "../kernels/rational.js";
import { at, uniform } from "../kernels/values.js";

/** A shape, its axis of channels (undefined: the default, the last), and how many rows and neighbours share a channel. */
const SHAPES: readonly (readonly [shape: readonly number[], channelAxis: number | undefined])[] = [
  [[8], undefined],
  [[5, 16], undefined],
  [[5, 16], -1],
  [[2, 197, 24], undefined],
  [[2, 3, 5, 8], undefined],
  [[2, 8, 5, 3], 1],
  [[3, 8, 1, 1], 1],
  [[2, 8, 5, 3], -3],
  [[8, 7], 0],
  [[0, 8], undefined],
  [[2, 8, 0], 1],
  [[2, 0], undefined],
];

function coefficients(seed: number, groups: number, isShared: boolean, form: "A" | "B"): Rational {
  const numerator = uniform(seed, isShared ? 6 : 6 * groups, -1, 1);
  return { groups, numerator, denominator: uniform(seed + 1, 4 * groups, -1, 1), form };
}

function referenceOf(
  shape: readonly number[],
  channelAxis: number | undefined,
  f: Rational,
  x: Float32Array,
  dy: Float32Array,
): RationalReference {
  const axis = channelAxis === undefined ? shape.length - 1 : (channelAxis + shape.length) % shape.length;
  const product = (sizes: readonly number[]): number => sizes.reduce((size, next) => size * next, 1);
  const rows = product(shape.slice(0, axis));
  const run = product(shape.slice(axis)) / f.groups;
  return rationalReference({ ...f, rows, run, form: f.form ?? "A" }, x, dy);
}

function assertWithin(name: string, actual: Float32Array, reference: Float64Array, tolerance: Float64Array): void {
  assert.equal(actual.length, reference.length);
  actual.forEach((value, index) => {
    const error = Math.abs(value - at(reference, index));
    assert.ok(error <= at(tolerance, index), `${name}[${index}]: ${value} instead of ${at(reference, index)}`);
  });
}

describeVariants("kan", (load) => {
  const lanewise: Lanewise = load();
  const { kan } = lanewise;

  for (const [position, [shape, channelAxis]] of SHAPES.entries()) {
    test(`[${shape.join(",")}], channels on ${String(channelAxis ?? "the last axis")}`, () => {
      for (const groups of [1, 2, 4, 8]) {
        for (const form of ["A", "B"] as const) {
          for (const isShared of [true, false]) {
            const f = coefficients(position + groups, groups, isShared, form);
            const size = shape.reduce((product, length) => product * length, 1);
            const [values, gradients] = [uniform(position, size, -3, 3), uniform(position + 9, size, -1, 1)];
            const { tolerance, ...reference } = referenceOf(shape, channelAxis, f, values, gradients);
            const axis = channelAxis === undefined ? {} : { channelAxis };
            lanewise.scope(() => {
              const [x, dy] = [lanewise.tensor("f32", shape, values), lanewise.tensor("f32", shape, gradients)];
              const y = kan.apply(x, f, axis);
              assert.deepEqual(y.shape, shape);
              assertWithin("y", y.data, reference.y, tolerance.y);
              for (const options of [axis, { ...axis, y }]) {
                const { dx, dNumerator, dDenominator } = kan.backward(dy, x, f, options);
                assert.deepEqual(dx.shape, shape);
                assertWithin("dx", dx.data, reference.dx, tolerance.dx);
                assertWithin("dNumerator", dNumerator, reference.dNumerator, tolerance.dNumerator);
                assertWithin("dDenominator", dDenominator, reference.dDenominator, tolerance.dDenominator);
              }
              assert.deepEqual([x.data, dy.data], [values, gradients], "inputs changed");
            });
          }
        }
      }
    });
  }

  test("form A unless said", () => {
    const f = coefficients(1, 2, true, "A");
    using x = lanewise.tensor("f32", [3, 4], uniform(1, 12, -2, 2));
    using said = kan.apply(x, f);
    using unsaid = kan.apply(x, { groups: 2, numerator: f.numerator, denominator: f.denominator });
    assert.deepEqual(unsaid.data, said.data);
  });

  test("out may be x", () => {
    const f = kan.rational("tanh", 2);
    using x = lanewise.tensor("f32", [3, 4], uniform(1, 12, -2, 2));
    using y = kan.apply(x, f);
    assert.equal(kan.apply(x, f, { out: x }), x);
    assert.deepEqual(x.data, y.data);
  });

  test("backward's out may be dy, x or y, and gives the bits of a new tensor", () => {
    for (const form of ["A", "B"] as const) {
      const f = coefficients(5, 2, false, form);
      for (const place of ["other", "dy", "x", "y"] as const) {
        lanewise.scope(() => {
          const [values, gradients] = [uniform(1, 70, -2, 2), uniform(2, 70, -1, 1)];
          const [x, dy] = [lanewise.tensor("f32", [5, 14], values), lanewise.tensor("f32", [5, 14], gradients)];
          const y = kan.apply(x, f);
          const expected = kan.backward(dy, x, f, { y });
          const out = { other: lanewise.tensor("f32", [5, 14]), dy, x, y }[place];
          const before = lanewise.memoryUsage().tensors;
          const { dx, ...rest } = kan.backward(dy, x, f, { y, out });
          assert.equal(dx, out);
          assert.equal(lanewise.memoryUsage().tensors, before);
          assert.deepEqual({ ...rest, dx: dx.data }, { ...expected, dx: expected.dx.data });
        });
      }
    }
  });

  test("coefficients may lie in this memory, which grows in the call", () => {
    const own = load();
    using a = own.tensor("f32", [6], [0, 2, 0, 0, 0, 0]);
    using b = own.tensor("f32", [4]);
    using x = own.tensor("f32", [300, 1000]).set(new Float32Array(300000).fill(1));
    using y = own.kan.apply(x, { groups: 1, numerator: a.data, denominator: b.data });
    assert.ok(y.data.every((value) => value === 2));
    own.dispose();
  });

  test("a step down the gradient lowers a loss: coefficients at 0 learn too", () => {
    let f: Rational = kan.rational("identity", 1);
    using x = lanewise.tensor("f32", [200, 1], uniform(1, 200, -2, 2));
    const target = x.data.map((value) => value / (1 + value * value));
    const losses: number[] = [];
    for (let step = 0; step < 50; step++) {
      lanewise.scope(() => {
        const y = kan.apply(x, f);
        const difference = y.data.map((value, index) => value - at(target, index));
        losses.push(difference.reduce((sum, value) => sum + value * value, 0) / 200);
        const dy = lanewise.tensor("f32", [200, 1], difference);
        const { dNumerator, dDenominator } = kan.backward(dy, x, f);
        const moved = (values: Float32Array, slopes: Float32Array): Float32Array =>
          values.map((value, index) => value - 2e-4 * at(slopes, index));
        f = { ...f, numerator: moved(f.numerator, dNumerator), denominator: moved(f.denominator, dDenominator) };
      });
    }
    assert.ok(
      f.denominator.every((value) => value > 0),
      "a denominator of 0 had no gradient",
    );
    assert.ok(at(losses, 49) < at(losses, 0) / 4, `${at(losses, 0)} to ${at(losses, 49)}`);
  });
});
