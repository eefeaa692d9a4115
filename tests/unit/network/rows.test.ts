import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LayerSpec, Network, Optimizer } from "../../../src/network/types.js";
import { loadSync } from "../../../src/sync.js";
import { describeVariants, VARIANTS, type Lanewise } from "../../support/variants.js";
import { assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { readHeader } from "./safetensorsFile.js";

/** Layers on rows of features: one of each, with shapes that fill no vector. */
const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", filters: 6, kernel: 3, stride: 3, name: "patches" },
  { type: "tokens" },
  { type: "classToken", name: "class" },
  { type: "positionEmbedding", name: "position" },
  { type: "layerNorm", name: "norm" },
  { type: "attention", heads: 2, name: "attention" },
  { type: "add", input: ["position", "attention"], name: "sum" },
  { type: "dropout", rate: 0.1 },
  { type: "dense", units: 7, activation: "swish", name: "mlp" },
  { type: "fastKan", units: 6, grids: 5, name: "fast" },
  { type: "fasterKan", units: 5, name: "faster" },
  { type: "selectToken" },
  { type: "bsplineKan", units: 3, gridSize: 4, name: "splines" },
  { type: "softmax" },
];
const INPUT_SHAPE = [2, 9, 6];
const SIZE = 2 * 9 * 6;
const ADAM: Optimizer = { type: "adam", learningRate: 0.01, weightDecay: 0.001, clipNorm: 1 };

function create(lanewise: Lanewise, seed = 42): Network {
  return lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed });
}

function batchOf(size: number): { x: Float32Array; labels: Int32Array } {
  const random = createRandom(size);
  return { x: uniformArray(random, size * SIZE), labels: integerArray(random, size, 3) };
}

function train(network: Network, steps: number): readonly number[] {
  const { x, labels } = batchOf(5);
  return Array.from({ length: steps }, () => network.trainStep(x, labels, ADAM).loss);
}

function fingerprint(lanewise: Lanewise): string {
  using network = create(lanewise);
  const losses = train(network, 4);
  const file = Buffer.from(network.toSafetensors({ optimizer: true })).toString("hex");
  return `${losses.join()} ${network.predict(batchOf(3).x).join()} ${file}`;
}

describeVariants("layers on rows", (load) => {
  test("learn", () => {
    using lanewise = load();
    using network = create(lanewise);
    const losses = train(network, 60);
    const [first = NaN, last = NaN] = [losses[0], losses[losses.length - 1]];
    assert.ok(last < 0.2 * first, `the loss went from ${first} to ${last}`);
  });

  test("allocate nothing after the first step, and take what the plan says", () => {
    using lanewise = load();
    const start = lanewise.memoryUsage().used;
    using network = create(lanewise);
    const plan = network.memoryPlan(16, ADAM);
    const { x, labels } = batchOf(16);
    network.trainStep(x, labels, ADAM);
    assert.equal(lanewise.memoryUsage().used - start, plan.total);
    network.predict(x);
    const before = lanewise.memoryUsage();
    for (let count = 0; count < 20; count++) {
      network.trainStep(x, labels, ADAM);
      network.predict(x);
    }
    assert.deepEqual(lanewise.memoryUsage(), before);
  });

  test("do not depend on the batch that a sample is in", () => {
    using lanewise = load();
    using network = create(lanewise);
    const { x } = batchOf(7);
    const all = network.predict(x);
    for (const sample of [0, 3, 6]) {
      const one = network.predict(x.subarray(sample * SIZE, (sample + 1) * SIZE));
      assertSameBits(`sample ${sample}`, one, all.slice(sample * 3, (sample + 1) * 3));
    }
  });

  test("go on from a file as if training had never stopped", () => {
    using lanewise = load();
    using straight = create(lanewise);
    train(straight, 3);
    using resumed = lanewise.network.fromSafetensors(straight.toSafetensors({ optimizer: true }));
    assert.deepEqual(train(resumed, 2), train(straight, 2));
    assert.deepEqual(resumed.toSafetensors({ optimizer: true }), straight.toSafetensors({ optimizer: true }));
  });

  test("take a sequence [tokens, features] as input, and values of that shape as target", () => {
    using lanewise = load();
    using network = lanewise.network.create([{ type: "layerNorm" }, { type: "dense", units: 2 }], {
      inputShape: [3, 4],
    });
    const x = uniformArray(createRandom(1), 2 * 3 * 4);
    assert.equal(network.predict(x).length, 2 * 3 * 2);
    const target = new Float32Array(2 * 3 * 2).fill(0.5);
    const losses = Array.from({ length: 100 }, () => network.trainStep(x, target, ADAM).loss);
    assert.ok((losses[99] ?? NaN) < 0.1 * (losses[0] ?? NaN), losses.join());
    using tensor = lanewise.tensor("f32", [2, 3, 4], x);
    assertSameBits("tensor", network.predict(tensor), network.predict(x));
    const labels = Int32Array.of(0, 1);
    assert.throws(() => network.trainStep(x, labels, ADAM), { name: "RangeError", message: /target.*\[3, 2\]/ });
  });
});

describe("layers on rows, in every variant", () => {
  test("simd and scalar train to the same bits", () => {
    const [scalar, simd] = VARIANTS.filter((variant) => variant !== "relaxed").map((variant) =>
      fingerprint(loadSync({ variant })),
    );
    assert.equal(scalar, simd);
  });

  test("all variants start from the same weights", () => {
    const [first, ...others] = VARIANTS.map((variant) => {
      using network = create(loadSync({ variant }));
      return network.toSafetensors();
    });
    for (const file of others) assert.deepEqual(file, first);
  });
});

describe("what layers on rows say about themselves", () => {
  const lanewise = loadSync({ variant: "scalar" });
  const network = create(lanewise);

  test("parameters have the names and shapes of timm, efficient-kan, fast-kan and MedViTV2", () => {
    const { header } = readHeader(network.toSafetensors());
    const tensors = Object.entries(header).filter(([name]) => name !== "__metadata__");
    const shapes = Object.fromEntries(tensors.map(([name, { shape }]) => [name, shape]));
    assert.deepEqual(shapes, {
      "patches.weight": [6, 2, 3, 3],
      "patches.bias": [6],
      "class.cls_token": [1, 1, 6],
      "position.pos_embed": [1, 7, 6],
      "norm.weight": [6],
      "norm.bias": [6],
      "attention.qkv.weight": [18, 6],
      "attention.qkv.bias": [18],
      "attention.proj.weight": [6, 6],
      "attention.proj.bias": [6],
      "mlp.weight": [7, 6],
      "mlp.bias": [7],
      "fast.layernorm.weight": [7],
      "fast.layernorm.bias": [7],
      "fast.spline_linear.weight": [6, 7 * 5],
      "fast.base_linear.weight": [6, 7],
      "fast.base_linear.bias": [6],
      "faster.layernorm.weight": [6],
      "faster.layernorm.bias": [6],
      "faster.spline_linear.weight": [5, 6 * 8],
      "splines.base_weight": [3, 5],
      "splines.spline_weight": [3, 5, 7],
    });
  });

  test("report: kernels, multiply-adds, bytes", () => {
    const rows = network.report().map(({ name, kernel, macs, bytes }) => [name, kernel, macs, bytes]);
    assert.deepEqual(rows.slice(1), [
      ["layer1", "transpose", 0, 0],
      ["class", "class token", 0, 4 * 6],
      ["position", "add", 0, 4 * 42],
      ["norm", "layer norm", 0, 4 * 12],
      ["attention", "attention scalar 2 heads", 4 * 7 * 36 + 2 * 49 * 6, 4 * (18 * 6 + 18 + 36 + 6)],
      ["sum", "add", 0, 0],
      ["layer7", "nothing (dropout is for training)", 0, 0],
      ["mlp", "matmul scalar", 7 * 42, 4 * 49],
      ["fast", "Gaussian bases and matmul scalar", 7 * 42 * 6, 4 * (14 + 42 * 5 + 42 + 6)],
      ["faster", "reflectional bases and matmul scalar", 7 * 30 * 8, 4 * (12 + 30 * 8)],
      ["layer11", "copy", 0, 0],
      ["splines", "B-splines scalar", 5 * 15, 4 * (15 + 15 * 7)],
      ["layer13", "softmax", 0, 0],
    ]);
  });

  test("initial values are the published ones", () => {
    using wide = lanewise.network.create(
      [
        { type: "positionEmbedding", name: "position" },
        { type: "attention", heads: 2, name: "attention" },
        { type: "fastKan", units: 40, name: "fast" },
        { type: "fasterKan", units: 60, name: "faster" },
        { type: "bsplineKan", units: 50, name: "splines" },
        { type: "dense", units: 60, activation: "relu", gain: 0.5, name: "gain" },
      ],
      { inputShape: [50, 64], seed: 1 },
    );
    const uniform = (bound: number): { deviation: number; most: number } => ({
      deviation: bound / Math.sqrt(3),
      most: bound,
    });
    for (const [name, { deviation, most }] of Object.entries({
      "position.pos_embed": { deviation: 0.02, most: 0.12 },
      "attention.qkv.weight": uniform(Math.sqrt(6 / 128)),
      "attention.proj.weight": uniform(Math.sqrt(6 / 128)),
      "fast.spline_linear.weight": { deviation: 0.1, most: 0.6 },
      "fast.base_linear.weight": uniform(1 / 8),
      "faster.spline_linear.weight": uniform(Math.sqrt(6 / (40 * 8 + 60))),
      "splines.base_weight": uniform(1 / Math.sqrt(60)),
      "splines.spline_weight": uniform(0.01),
      "gain.weight": uniform(0.5 * Math.sqrt(3 / 50)),
    })) {
      const { values } = wide.getParameter(name);
      const spread = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
      assert.ok(Math.abs(spread / deviation - 1) < 0.05, `${name}: ${spread} against ${deviation}`);
      assert.ok(
        values.every((value) => Math.abs(value) <= most),
        name,
      );
    }
    for (const name of ["attention.qkv.bias", "attention.proj.bias", "fast.layernorm.bias"]) {
      assert.ok(wide.getParameter(name).values.every((value) => value === 0));
    }
    assert.ok(wide.getParameter("fast.layernorm.weight").values.every((value) => value === 1));
  });

  test("epsilon of layer norm", () => {
    using norm = lanewise.network.create([{ type: "layerNorm", epsilon: 3 }], { inputShape: [2] });
    assert.deepEqual([...norm.predict(Float32Array.of(0, 2))], [-0.5, 0.5]); // deviation sqrt(1 + 3)
  });
});
