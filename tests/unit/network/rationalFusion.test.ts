import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { assertClose, assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { parametersOf, runReference } from "./reference/graph.js";
import { exact, sizeOf } from "./reference/values.js";

interface Fused {
  readonly title: string;
  readonly inputShape: readonly number[];
  /** A rational function "f" and the dense layer "product" that reads it. */
  readonly layers: readonly LayerSpec[];
}

const FUSED: readonly Fused[] = [
  {
    title: "features",
    inputShape: [24],
    layers: [
      { type: "rational", name: "f", groups: 4 },
      { type: "dense", name: "product", units: 17 },
    ],
  },
  {
    title: "one function a feature of form B, in the middle, clamped",
    inputShape: [7],
    layers: [
      { type: "dense", units: 13 },
      { type: "rational", name: "f", groups: 13, init: "gelu", form: "B" },
      { type: "dense", name: "product", units: 5, bias: false, activation: { min: -0.3, max: 0.2 } },
    ],
  },
  {
    title: "tokens, then swish",
    inputShape: [5, 16],
    layers: [
      { type: "rational", name: "f", groups: 2, init: "identity" },
      { type: "dense", name: "product", units: 9 },
      { type: "activation", activation: "swish" },
    ],
  },
  {
    title: "planes behind a view",
    inputShape: [2, 5, 5],
    layers: [
      { type: "conv2d", filters: 6, kernel: 3 },
      { type: "rational", name: "f", groups: 3, init: "tanh" },
      { type: "flatten" },
      { type: "dropout", rate: 0 },
      { type: "dense", name: "product", units: 3 },
      { type: "softmax" },
    ],
  },
  {
    title: "a batch norm behind, another function before",
    inputShape: [12],
    layers: [
      { type: "rational", groups: 3 },
      { type: "rational", name: "f", groups: 2, init: "relu" },
      { type: "dense", name: "product", units: 10 },
      { type: "batchNorm" },
    ],
  },
];

/** Another reader of "f", for which its values must be somewhere. */
const READER: LayerSpec = { type: "activation", name: "reader", activation: "sigmoid", input: "f" };

/** The same network but that its function is a unit of its own: `READER` stands right behind it. */
function apart(layers: readonly LayerSpec[]): readonly LayerSpec[] {
  return layers.flatMap((layer, index): readonly LayerSpec[] => {
    if (layer.name === "f") return [layer, READER];
    return layers[index - 1]?.name === "f" ? [{ ...layer, input: "f" }] : [layer];
  });
}

function fill(network: Network, seed: number): Network {
  const random = createRandom(seed);
  for (const name of network.parameterNames) {
    const isScale = name.endsWith(".variance");
    const { values } = network.getParameter(name);
    network.setParameter(name, uniformArray(random, values.length, isScale ? 0.5 : -0.5, isScale ? 1.5 : 0.5));
  }
  return network;
}

function rowsOf(network: Network): Readonly<Record<string, string>> {
  return Object.fromEntries(network.report().map(({ name, kernel }) => [name, kernel]));
}

describeVariants("a rational function in the product that reads it", (load, variant) => {
  const lanewise = load();
  const create = (layers: readonly LayerSpec[], inputShape: readonly number[], own: Lanewise = lanewise): Network =>
    own.network.create(layers, { inputShape, seed: 1, kernels: "model" });

  for (const [seed, { title, layers, inputShape }] of FUSED.entries()) {
    test(`predicts the bits of the two apart: ${title}`, () => {
      using network = fill(create(layers, inputShape), seed);
      using other = create(apart(layers), inputShape);
      for (const [index, name] of network.parameterNames.entries()) {
        other.setParameter(other.parameterNames[index] ?? "", network.getParameter(name).values);
      }
      const form = layers.find(({ name }) => name === "f") as { form?: string };
      const kernel = `rational, form ${form.form ?? "A"}`;
      const [rows, others] = [rowsOf(network), rowsOf(other)];
      assert.deepEqual([rows["f"], rows["product"]], ["fused into product", `${kernel}, in matmul ${variant}`]);
      assert.deepEqual([others["f"], others["product"]], [kernel, `matmul ${variant}`]);
      for (const batch of [1, 3, 250]) {
        const x = uniformArray(createRandom(batch), batch * sizeOf(inputShape), -2, 2);
        assertSameBits(`batch ${batch}`, network.predict(x), other.predict(x));
      }
    });
  }

  const f: LayerSpec = { type: "rational", name: "f", groups: 2 };
  const product: LayerSpec = { type: "dense", name: "product", units: 3 };
  const apartCases: readonly (readonly [string, readonly number[], readonly LayerSpec[], string])[] = [
    ["a second reader", [4], [f, { ...product, name: "other" }, { ...product, input: "f" }], "rational, form A"],
    ["an output through a view", [4], [f, { type: "flatten" }, { ...product, input: "f" }], "rational, form A"],
    [
      "a clamp between",
      [4],
      [f, { type: "activation", activation: "relu" }, product],
      "rational, form A", // into which the clamp is fused
    ],
    ["rows that a view makes one", [3, 4], [f, { type: "flatten" }, product], "rational, form A"],
  ];
  for (const [title, inputShape, layers, kernel] of apartCases) {
    test(`stays apart: ${title}`, () => {
      using network = fill(create(layers, inputShape), 3);
      const rows = rowsOf(network);
      assert.deepEqual([rows["f"], rows["product"]], [kernel, `matmul ${variant}`]);
      const x = uniformArray(createRandom(4), 5 * sizeOf(inputShape), -2, 2);
      const reference = runReference(layers, parametersOf(network), exact([5, ...inputShape], x), false);
      assertClose("output", network.predict(x), reference.output, reference.roundings);
    });
  }

  test("stays apart in front of sparse weights, and joins dense ones again", () => {
    const [inputShape, layers] = [
      [64],
      [
        { ...f, groups: 4 },
        { ...product, units: 48 },
      ] as const,
    ];
    using network = fill(create(layers, inputShape), 5);
    const x = uniformArray(createRandom(6), 7 * 64, -2, 2);
    const full = network.getParameter("product.weight").values;
    const check = (expected: readonly [RegExp, RegExp]): void => {
      const rows = rowsOf(network);
      assert.match(rows["f"] ?? "", expected[0]);
      assert.match(rows["product"] ?? "", expected[1]);
      const reference = runReference(layers, parametersOf(network), exact([7, ...inputShape], x), false);
      assertClose("output", network.predict(x), reference.output, reference.roundings);
    };
    const [joined, split] = [
      [/^fused into product$/, /^rational, form A, in matmul/],
      [/^rational, form A$/, /^sparse matmul/],
    ] as const;
    check(joined);
    network.setParameter(
      "product.weight",
      full.map((value, index) => (index % 23 === 0 ? value : 0)),
    );
    check(split);
    network.setParameter("product.weight", full);
    check(joined);
    network.prune({ sparsity: 0.97 });
    check(split);
    const zeros = network.getParameter("product.weight").values.map((value) => Number(value === 0));
    const target = new Float32Array(7 * 48).fill(0.1);
    for (let step = 0; step < 3; step++) network.trainStep(x, target, { type: "adam", learningRate: 0.01 });
    check(split);
    const after = network.getParameter("product.weight").values.map((value) => Number(value === 0));
    assert.deepEqual(after, zeros, "training filled what was pruned");
    assert.notDeepEqual(
      network.getParameter("f.denominator").values,
      fill(create(layers, inputShape), 5).getParameter("f.denominator").values,
    );
  });

  test("keeps F(x) nowhere when training", () => {
    const [tokens, features, batch] = [9, 32, 4];
    const block = (clamp: readonly LayerSpec[]): readonly LayerSpec[] => [
      { type: "rational", groups: 4 },
      ...clamp,
      { type: "dense", units: features },
    ];
    const chain = (clamp: readonly LayerSpec[]): number => {
      const layers = Array.from({ length: 6 }, () => block(clamp)).flat();
      using network = create(layers, [tokens, features]);
      return network.memoryPlan(batch).activations;
    };
    const valueBytes = 4 * batch * tokens * features;
    // A clamp holds the function to a place of its own; fused, F(x) is for one layer at a time.
    const [joined, split] = [chain([]), chain([{ type: "activation", activation: { min: -1e9, max: 1e9 } }])];
    assert.ok(split - joined >= 4 * valueBytes, `${joined} and ${split} bytes, F(x) of a layer is ${valueBytes}`);
  });

  test("trains without taking memory after the first step, at several batch sizes", () => {
    using own = load();
    using network = create(FUSED[3]?.layers ?? [], [2, 5, 5], own);
    const round = (): void => {
      for (const batch of [16, 5]) {
        const x = uniformArray(createRandom(batch), batch * 50);
        network.trainStep(x, integerArray(createRandom(1), batch, 3), { type: "sgd", learningRate: 0.1 });
        network.predict(x);
      }
    };
    round();
    round();
    const before = own.memoryUsage();
    for (let count = 0; count < 5; count++) round();
    assert.deepEqual(own.memoryUsage(), before);
  });
});
