import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activation, ConvOptions, Padding } from "../../../src/dense/types.js";
import type { LayerSpec } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";
import { channelsLast } from "../kernels/values.js";
import { assertClose, assertSameBits } from "../network/compare.js";
import { createRandom, uniformArray } from "../network/random.js";
import { runReference } from "../network/reference/graph.js";
import { applyActivation } from "../network/reference/activation.js";
import { forwardTaps, type Taps } from "../network/reference/taps.js";
import { exact, sizeOf, type Values } from "../network/reference/values.js";

const ACTIVATIONS: readonly Activation[] = ["none", "relu", "relu6", "sigmoid", "swish", { min: -0.25, max: 0.5 }];

/** a [m,k] b [k,n] + bias, each stored transposed or not. */
function matmulReference(
  a: Values,
  b: Values,
  [m, n, k]: readonly [number, number, number],
  [transposeA, transposeB]: readonly [boolean, boolean],
  bias: Values | undefined,
  activation: Activation,
): Values {
  const taps: Taps = (tap) => {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        for (let p = 0; p < k; p++)
          tap(i * n + j, transposeA ? p * m + i : i * k + p, transposeB ? j * k + p : p * n + j);
      }
    }
  };
  return applyActivation(activation, forwardTaps(taps, [m, n], a, b, bias)).output;
}

describeVariants("matmul", (load) => {
  const lanewise = load();
  const sizes = [
    [1, 1, 1],
    [3, 5, 7],
    [16, 16, 16],
    [17, 9, 33],
    [5, 40, 0],
    [64, 3, 20],
    [0, 4, 4],
  ] as const;
  for (const [m, n, k] of sizes) {
    test(`${m}x${k} times ${k}x${n}: transposes, bias, activations`, () => {
      const random = createRandom(m * 100 + n * 10 + k);
      for (const [index, activation] of ACTIVATIONS.entries()) {
        for (const transposeA of [false, true]) {
          for (const transposeB of [false, true]) {
            const [aShape, bShape] = [transposeA ? [k, m] : [m, k], transposeB ? [n, k] : [k, n]];
            using a = lanewise.tensor("f32", aShape, uniformArray(random, m * k));
            using b = lanewise.tensor("f32", bShape, uniformArray(random, k * n));
            using bias = lanewise.tensor("f32", [n], uniformArray(random, n));
            const hasBias = index % 2 === 0;
            const options = { transposeA, transposeB, activation, ...(hasBias ? { bias } : {}) };
            using y = lanewise.dense.matmul(a, b, options);
            const [left, right] = [exact(aShape, a.data), exact(bShape, b.data)];
            const offset = hasBias ? exact([n], bias.data) : undefined;
            const expected = matmulReference(left, right, [m, n, k], [transposeA, transposeB], offset, activation);
            assert.deepEqual(y.shape, [m, n]);
            assertClose("y", y.data, expected, k + 12);
          }
        }
      }
    });
  }
});

interface Convolution {
  readonly x: readonly number[];
  readonly filters: number;
  readonly kernel: readonly [number, number];
  readonly stride?: number;
  readonly padding?: Padding;
}

const CONVOLUTIONS: readonly Convolution[] = [
  { x: [1, 1, 1, 1], filters: 1, kernel: [1, 1] },
  { x: [2, 3, 7, 6], filters: 5, kernel: [3, 3], padding: "same" },
  { x: [1, 4, 8, 9], filters: 4, kernel: [3, 3], padding: "same", stride: 2 },
  { x: [1, 4, 9, 8], filters: 4, kernel: [2, 4], padding: "same", stride: 3 },
  { x: [2, 2, 5, 5], filters: 3, kernel: [5, 5], padding: "valid" },
  { x: [1, 3, 6, 6], filters: 3, kernel: [1, 1], stride: 2 },
  { x: [3, 5, 4, 4], filters: 9, kernel: [1, 1] },
  { x: [1, 2, 3, 4], filters: 2, kernel: [4, 6], padding: [2, 1, 0, 3] },
  { x: [1, 2, 3, 3], filters: 2, kernel: [3, 3], padding: [0, 0, 5, 0] },
  { x: [0, 2, 3, 3], filters: 2, kernel: [3, 3] },
  { x: [1, 3, 33, 31], filters: 8, kernel: [3, 3], stride: 2, padding: "same" },
  { x: [2, 3, 18, 34], filters: 13, kernel: [3, 3], stride: 2, padding: [1, 1, 1, 1] },
  { x: [1, 4, 9, 17], filters: 3, kernel: [3, 3], stride: 2, padding: "valid" },
  { x: [2, 0, 4, 3], filters: 5, kernel: [1, 1] },
  { x: [1, 0, 5, 17], filters: 3, kernel: [3, 3], stride: 2, padding: "valid" },
];

describeVariants("convolutions", (load) => {
  const lanewise = load();
  for (const convolution of CONVOLUTIONS) {
    for (const depthwise of [false, true]) {
      test(`${depthwise ? "depthwiseConv2d" : "conv2d"} ${JSON.stringify(convolution)}`, () => {
        const { x: shape, kernel, stride, padding } = convolution;
        const [, channels = 0] = shape;
        const filters = depthwise ? channels : convolution.filters;
        const random = createRandom(sizeOf(shape) + filters);
        using x = lanewise.tensor("f32", shape, uniformArray(random, sizeOf(shape)));
        const weightShape = [filters, depthwise ? 1 : channels, ...kernel];
        using weight = lanewise.tensor("f32", weightShape, uniformArray(random, sizeOf(weightShape)));
        using bias = lanewise.tensor("f32", [filters], uniformArray(random, filters));
        const placed = { ...(stride === undefined ? {} : { stride }), ...(padding === undefined ? {} : { padding }) };
        for (const activation of ACTIVATIONS) {
          const options: ConvOptions = { ...placed, activation, bias };
          const run = depthwise ? lanewise.dense.depthwiseConv2d : lanewise.dense.conv2d;
          using y = run(x, weight, options);
          const layer: LayerSpec = depthwise
            ? { type: "depthwiseConv2d", name: "c", kernel, ...placed, activation }
            : { type: "conv2d", name: "c", filters, kernel, ...placed, activation };
          const parameters = new Map([
            ["c.weight", exact(weightShape, weight.data)],
            ["c.bias", exact([filters], bias.data)],
          ]);
          const { output } = runReference([layer], parameters, exact(shape, x.data), false);
          assert.deepEqual(y.shape, output.shape);
          assertClose("y", y.data, output, channels * kernel[0] * kernel[1] + 12);
          using out = lanewise.tensor("f32", output.shape, new Float32Array(sizeOf(output.shape)).fill(7));
          assert.equal(run(x, weight, { ...options, out }), out);
          assertSameBits("out", out.data, y.data);
        }
      });
    }
  }

  for (const convolution of CONVOLUTIONS) {
    test(`conv2d of channels last has the bits of planes: ${JSON.stringify(convolution)}`, () => {
      const { x: shape, filters, kernel, stride, padding } = convolution;
      const [batch = 0, channels = 0, height = 0, width = 0] = shape;
      const random = createRandom(sizeOf(shape) + 1);
      using x = lanewise.tensor("f32", shape, uniformArray(random, sizeOf(shape)));
      const pixels = channelsLast(x.toFloat32Array(), batch, channels, height * width);
      using last = lanewise.tensor("f32", [batch, height, width, channels], pixels);
      const weightShape = [filters, channels, ...kernel];
      using weight = lanewise.tensor("f32", weightShape, uniformArray(random, sizeOf(weightShape)));
      using bias = lanewise.tensor("f32", [filters], uniformArray(random, filters));
      const placed = { ...(stride === undefined ? {} : { stride }), ...(padding === undefined ? {} : { padding }) };
      for (const activation of ["none", "relu6", "swish"] as const) {
        using planar = lanewise.dense.conv2d(x, weight, { ...placed, activation, bias, layout: "channels-first" });
        using y = lanewise.dense.conv2d(last, weight, { ...placed, activation, bias, layout: "channels-last" });
        assert.deepEqual(y.shape, planar.shape);
        assertSameBits("y", y.data, planar.data);
      }
      assertSameBits("x", last.toFloat32Array(), pixels);
    });
  }

  test("inputs are left as they are, and only the result is new", () => {
    const random = createRandom(3);
    using x = lanewise.tensor("f32", [1, 2, 5, 5], uniformArray(random, 50));
    using weight = lanewise.tensor("f32", [2, 2, 3, 3], uniformArray(random, 36));
    lanewise.dense.conv2d(x, weight).dispose();
    const before = lanewise.memoryUsage();
    const [xBefore, weightBefore] = [x.toFloat32Array(), weight.toFloat32Array()];
    lanewise.dense.conv2d(x, weight, { activation: "swish" }).dispose();
    assert.deepEqual(lanewise.memoryUsage(), before);
    assertSameBits("x", x.toFloat32Array(), xBefore);
    assertSameBits("weight", weight.toFloat32Array(), weightBefore);
  });
});
