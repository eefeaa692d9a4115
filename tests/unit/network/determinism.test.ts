import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LayerSpec, Network, Optimizer } from "../../../src/network/types.js";
import { loadSync } from "../../../src/sync.js";
import { describeVariants, VARIANTS, type Lanewise } from "../../support/variants.js";
import { createRandom, integerArray, uniformArray } from "./random.js";

/** Every kind of layer that trains, with dropout, odd sizes, and a batch that is no multiple of a lane. */
const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", filters: 7, kernel: 3, padding: "same", bias: false },
  { type: "batchNorm" },
  { type: "activation", activation: "relu" },
  { type: "depthwiseConv2d", kernel: 3, stride: 2, padding: "same", activation: "swish", name: "a" },
  { type: "conv2d", filters: 7, kernel: 1, activation: "sigmoid", name: "b" },
  { type: "multiply", input: ["a", "b"], name: "c" },
  { type: "add", input: ["c", "a"] },
  { type: "maxPool", size: 2 },
  { type: "dropout", rate: 0.3 },
  { type: "flatten" },
  { type: "dense", units: 11, activation: "relu6" },
  { type: "dropout", rate: 0.1 },
  { type: "dense", units: 5 },
  { type: "softmax" },
];
const ADAM: Optimizer = { type: "adam", learningRate: 0.01, weightDecay: 0.001, clipNorm: 1 };
const SGD: Optimizer = { type: "sgd", learningRate: 0.05, momentum: 0.9 };

function train(network: Network, steps: number, optimizer: Optimizer, seed: number): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: steps }, () => {
    const x = uniformArray(random, 5 * 2 * 9 * 9);
    return network.trainStep(x, integerArray(random, 5, 5), optimizer).loss;
  });
}

function create(lanewise: Lanewise, seed = 42): Network {
  return lanewise.network.create(LAYERS, { inputShape: [2, 9, 9], seed });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** All bits of a trained network and of its losses and predictions. */
function fingerprint(lanewise: Lanewise, optimizer: Optimizer): string {
  using network = create(lanewise);
  const losses = train(network, 4, optimizer, 9);
  const prediction = network.predict(uniformArray(createRandom(1), 3 * 2 * 9 * 9));
  return `${losses.join()} ${prediction.join()} ${hex(network.toSafetensors({ optimizer: true }))}`;
}

describeVariants("training", (load) => {
  test("one seed gives the same bits, on one instance and on two", () => {
    using first = load();
    using second = load();
    const expected = fingerprint(first, ADAM);
    assert.equal(fingerprint(first, ADAM), expected);
    assert.equal(fingerprint(second, ADAM), expected);
  });

  test("another seed gives other weights", () => {
    using lanewise = load();
    using a = create(lanewise, 1);
    using b = create(lanewise, 2);
    using c = create(lanewise, 1 + 2 ** 32);
    const weights = [a, b, c].map((network) => network.getParameter("layer0.weight").values.join());
    assert.equal(new Set(weights).size, 3);
  });

  test("weights start within Kaiming's bounds and fill them", () => {
    using lanewise = load();
    using network = lanewise.network.create(
      [
        { type: "dense", units: 200, activation: "relu" },
        { type: "dense", units: 100 },
      ],
      { inputShape: [150], seed: 3 },
    );
    for (const [name, bound] of [
      ["layer0", Math.sqrt(6 / 150)],
      ["layer1", Math.sqrt(3 / 200)],
    ] as const) {
      const { values } = network.getParameter(`${name}.weight`);
      const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
      assert.ok(values.every((value) => Math.abs(value) <= bound));
      assert.ok(Math.abs(variance / (bound ** 2 / 3) - 1) < 0.03, `${variance} against ${bound ** 2 / 3}`);
      assert.ok(network.getParameter(`${name}.bias`).values.every((value) => value === 0));
    }
  });

  for (const optimizer of [ADAM, SGD]) {
    test(`going on from a file gives the same bits as never having stopped (${optimizer.type})`, () => {
      using lanewise = load();
      using straight = create(lanewise);
      train(straight, 3, optimizer, 9);
      using resumed = lanewise.network.fromSafetensors(straight.toSafetensors({ optimizer: true }));
      assert.deepEqual(train(resumed, 3, optimizer, 10), train(straight, 3, optimizer, 10));
      assert.equal(hex(resumed.toSafetensors({ optimizer: true })), hex(straight.toSafetensors({ optimizer: true })));
    });
  }

  test("fit goes on from a file as if it had never stopped", async () => {
    using lanewise = load();
    const random = createRandom(4);
    const x = uniformArray(random, 13 * 2 * 9 * 9);
    const labels = integerArray(random, 13, 5);
    const options = { optimizer: ADAM, batchSize: 5, seed: 77 };
    using straight = create(lanewise);
    const { loss } = await straight.fit(x, labels, { ...options, epochs: 2 });
    using before = create(lanewise);
    const first = await before.fit(x, labels, { ...options, epochs: 1 });
    using resumed = lanewise.network.fromSafetensors(before.toSafetensors({ optimizer: true }));
    const second = await resumed.fit(x, labels, { ...options, epochs: 1 });
    assert.deepEqual([...first.loss, ...second.loss], [...loss]);
    assert.equal(hex(resumed.toSafetensors({ optimizer: true })), hex(straight.toSafetensors({ optimizer: true })));
  });
});

describe("simd and scalar", () => {
  for (const optimizer of [ADAM, SGD]) {
    test(`train to the same bits (${optimizer.type})`, () => {
      const [scalar, simd] = VARIANTS.filter((variant) => variant !== "relaxed").map((variant) =>
        fingerprint(loadSync({ variant }), optimizer),
      );
      assert.equal(scalar, simd);
    });
  }
});
