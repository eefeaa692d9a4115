import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../support/properties.js";
import type { Rational, Tensor } from "../../../src/types.js";
import { describeVariants } from "../../support/variants.js";
import { uniform } from "../kernels/values.js";

/** Shapes with as many groups as divide their channels, whose rows end on and between vectors. */
const problems = fc
  .record({
    rows: fc.integer({ min: 0, max: 70 }),
    groups: fc.integer({ min: 1, max: 9 }),
    run: fc.integer({ min: 1, max: 40 }),
    isPlanar: fc.boolean(),
    isShared: fc.boolean(),
    form: fc.constantFrom("A" as const, "B" as const),
    seed: fc.nat(),
  })
  .map(({ rows, groups, run, isPlanar, isShared, form, seed }) => {
    const numerator = uniform(seed, isShared ? 6 : 6 * groups, -1, 1);
    const f: Rational = { groups, numerator, denominator: uniform(seed + 1, 4 * groups, -1, 1), form };
    const shape = isPlanar ? [rows, groups, run] : [rows, groups * run];
    return { f, shape, axis: { channelAxis: 1 }, length: rows * groups * run, seed };
  });

describeVariants("kan on f16 tensors", (load) => {
  const lanewise = load();
  const { kan } = lanewise;

  /** Any bits: NaN, infinities and subnormals come in their turn. */
  function anyHalves(seed: number, length: number, shape: readonly number[]): Tensor<"f16"> {
    const tensor = lanewise.tensor("f16", shape);
    tensor.data.set(uniform(seed, length, 0, 0x10000));
    return tensor;
  }

  /** Rounded as tensors round, which is tested against a definition. */
  function rounded(values: Float32Array): readonly number[] {
    using tensor = lanewise.tensor("f16", [values.length], values);
    return numbers(tensor);
  }

  /** In a list, where NaN is NaN whatever its sign. */
  function numbers(tensor: Tensor<"f16">): readonly number[] {
    return [...tensor.toFloat32Array()];
  }

  test("apply is that of f32 tensors, rounded", () => {
    fc.assert(
      fc.property(problems, ({ f, shape, axis, length, seed }) => {
        lanewise.scope(() => {
          const x = anyHalves(seed, length, shape);
          const y = kan.apply(x, f, axis);
          assert.deepEqual([y.dtype, y.shape], ["f16", shape]);
          const exact = kan.apply(lanewise.tensor("f32", shape, x.toFloat32Array()), f, axis);
          assert.deepEqual(numbers(y), rounded(exact.data));
          assert.equal(kan.apply(x, f, { ...axis, out: x }), x);
          assert.deepEqual(numbers(x), numbers(y));
        });
      }),
      { numRuns: 60 },
    );
  });

  test("backward is that of f32 tensors: dx rounded, the gradients of coefficients bit by bit", () => {
    fc.assert(
      fc.property(problems, fc.boolean(), ({ f, shape, axis, length, seed }, isKept) => {
        lanewise.scope(() => {
          const x = anyHalves(seed, length, shape);
          const dy = lanewise.tensor("f16", shape, uniform(seed + 2, length, -1, 1));
          const y = kan.apply(x, f, axis);
          const widened = (tensor: Tensor<"f16">): Tensor<"f32"> =>
            lanewise.tensor("f32", shape, tensor.toFloat32Array());
          const [options, wide] = isKept
            ? [
                { ...axis, y },
                { ...axis, y: widened(y) },
              ]
            : [axis, axis];
          const exact = kan.backward(widened(dy), widened(x), f, wide);
          const { dx, dNumerator, dDenominator } = kan.backward(dy, x, f, options);
          assert.deepEqual([dx.dtype, dx.shape], ["f16", shape]);
          assert.deepEqual(numbers(dx), rounded(exact.dx.data));
          assert.deepEqual([...dNumerator, ...dDenominator], [...exact.dNumerator, ...exact.dDenominator]);
          assert.equal(kan.backward(dy, x, f, { ...options, out: dy }).dx, dy);
          assert.deepEqual(numbers(dy), numbers(dx));
        });
      }),
      { numRuns: 60 },
    );
  });

  test("dx is the slope by central differences of apply on f32", () => {
    const f = kan.rational("swish", 2);
    using x = lanewise.tensor("f16", [5, 6], uniform(1, 30, -2, 2));
    using dy = lanewise.tensor("f16", [5, 6], uniform(2, 30, -1, 1));
    using dx = kan.backward(dy, x, f).dx;
    const step = 2 ** -7;
    lanewise.scope(() => {
      const moved = (by: number): Float32Array =>
        kan.apply(
          lanewise.tensor(
            "f32",
            [5, 6],
            x.toFloat32Array().map((value) => value + by),
          ),
          f,
        ).data;
      const [above, below, scale] = [moved(step), moved(-step), dy.toFloat32Array()];
      dx.toFloat32Array().forEach((value, index) => {
        const expected = (((above[index] ?? NaN) - (below[index] ?? NaN)) / (2 * step)) * (scale[index] ?? NaN);
        // One rounding to binary16, the differences' own f32 roundings, and the third derivative.
        const tolerance = Math.abs(expected) * 2 ** -11 + 2 ** -14;
        assert.ok(Math.abs(value - expected) <= tolerance, `dx[${index}] is ${value}, not ${expected}`);
      });
    });
  });

  test("all tensors of a call are stored alike", () => {
    const f = kan.rational("tanh", 1);
    lanewise.scope(() => {
      const [halves, floats] = [lanewise.tensor("f16", [4]), lanewise.tensor("f32", [4])];
      const bfloats = lanewise.tensor("bf16", [4]);
      const apply = kan.apply as (...values: unknown[]) => unknown;
      const backward = kan.backward as (...values: unknown[]) => unknown;
      const refused = (call: () => unknown, message: RegExp): void => {
        const before = lanewise.memoryUsage().tensors;
        assert.throws(call, { name: "TypeError", message });
        assert.equal(lanewise.memoryUsage().tensors, before);
      };
      refused(() => apply(halves, f, { out: floats }), /^out:.*f16/);
      refused(() => apply(floats, f, { out: halves }), /^out:.*f32/);
      refused(() => apply(bfloats, f), /^x: expected f32 or f16 tensor/);
      refused(() => backward(floats, halves, f), /^dy:.*f16/);
      refused(() => backward(halves, floats, f), /^dy:.*f32/);
      refused(() => backward(halves, halves, f, { y: floats }), /^options\.y:.*f16/);
      refused(() => backward(floats, floats, f, { out: halves }), /^out:.*f32/);
      refused(() => apply([1], f), /^x:/);
    });
  });
});
