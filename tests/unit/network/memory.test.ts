import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network, Optimizer } from "../../../src/network/types.js";
import { assertKeepsNothing, collectUntil } from "../../support/garbage.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", filters: 8, kernel: 3, padding: "same", activation: "swish" },
  { type: "batchNorm" },
  { type: "maxPool", size: 2 },
  { type: "depthwiseConv2d", kernel: 3, padding: "same" },
  { type: "dropout", rate: 0.2 },
  { type: "flatten" },
  { type: "dense", units: 10 },
  { type: "softmax" },
];
const INPUT_SHAPE = [1, 12, 12];
const ADAM: Optimizer = { type: "adam", learningRate: 0.001 };
const SGD: Optimizer = { type: "sgd", learningRate: 0.001 };

function create(lanewise: Lanewise, options: { memoryLimit?: number; batchSize?: number } = {}): Network {
  return lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 1, ...options });
}

function batchOf(size: number): { x: Float32Array; labels: Int32Array } {
  const random = createRandom(size);
  return { x: uniformArray(random, size * 144), labels: integerArray(random, size, 10) };
}

describeVariants("memory of a network", (load) => {
  test("after the first step at a batch size nothing is allocated in wasm", () => {
    using lanewise = load();
    using network = create(lanewise);
    const batches = [32, 7, 1].map(batchOf);
    const round = (): void => {
      for (const { x, labels } of batches) {
        network.trainStep(x, labels, ADAM);
        network.predict(x);
        network.predictAll(x);
      }
    };
    for (const { x, labels } of batches.filter(({ labels }) => labels.length > 1)) network.trainStep(x, labels, ADAM);
    round();
    const before = lanewise.memoryUsage();
    for (let count = 0; count < 20; count++) round();
    assert.deepEqual(lanewise.memoryUsage(), before);
  });

  test("nor is anything kept in JavaScript", () => {
    using lanewise = load();
    using network = create(lanewise);
    const { x, labels } = batchOf(16);
    const out = new Float32Array(160);
    assertKeepsNothing(() => {
      network.trainStep(x, labels, ADAM);
      network.predict(x, out);
    });
  });

  for (const [optimizer, perWeight] of [
    [SGD, 0],
    [{ ...SGD, momentum: 0.9 }, 1],
    [ADAM, 2],
  ] as const) {
    test(`memoryPlan is what training takes (${optimizer.type}, ${perWeight} moments)`, () => {
      using lanewise = load();
      const start = lanewise.memoryUsage().used;
      using network = create(lanewise);
      const plan = network.memoryPlan(16, optimizer);
      const { x, labels } = batchOf(16);
      network.trainStep(x, labels, optimizer);
      const taken = lanewise.memoryUsage().used - start;
      assert.equal(plan.total, plan.weights + plan.activations + plan.gradients + plan.optimizer);
      assert.equal(plan.optimizer, perWeight * plan.gradients);
      assert.ok(plan.weights >= 4 * network.parameters && plan.gradients >= 4 * network.parameters);
      assert.equal(taken, plan.total);
      assert.deepEqual(network.memoryPlan(16), plan);
    });
  }

  test("buffers are used again: a deep network takes little more than a shallow one to predict", () => {
    using lanewise = load();
    const takenBy = (depth: number): number => {
      const layer: LayerSpec = { type: "conv2d", filters: 8, kernel: 3, padding: "same", bias: false };
      const start = lanewise.memoryUsage().used;
      using network = lanewise.network.create(
        Array.from({ length: depth }, () => layer),
        { inputShape: [8, 32, 32] },
      );
      const weights = network.memoryPlan().weights;
      network.predict(new Float32Array(8 * 32 * 32));
      return lanewise.memoryUsage().used - start - 2 * weights;
    };
    const [shallow, deep] = [takenBy(3), takenBy(12)];
    assert.ok(deep < shallow + 8 * 32 * 32 * 4, `${deep} bytes against ${shallow}`);
  });

  test("batch sizes share one copy of packed weights, and a change of weights reaches them all", () => {
    using lanewise = load();
    const layers: readonly LayerSpec[] = [
      { type: "dense", units: 400, bias: false },
      { type: "batchNorm" },
      { type: "dense", units: 1 },
    ];
    using network = lanewise.network.create(layers, { inputShape: [400], seed: 1 });
    const x = uniformArray(createRandom(1), 4 * 400);
    network.predict(x.subarray(0, 400));
    const { used } = lanewise.memoryUsage();
    for (const size of [2, 3, 4]) network.predict(x.subarray(0, size * 400));
    assert.ok(lanewise.memoryUsage().used - used < 64 * 1024);
    network.setParameter("layer2.bias", [5]);
    network.setParameter("layer2.weight", new Float32Array(400));
    for (const size of [1, 2, 3, 4]) {
      assertSameBits(`batch of ${size}`, network.predict(x.subarray(0, size * 400)), new Float32Array(size).fill(5));
    }
  });

  test("a large batch is predicted in parts: the same bits in the memory of one", () => {
    using lanewise = load();
    using network = create(lanewise);
    const size = 1000;
    const { x } = batchOf(size);
    const start = lanewise.memoryUsage().used;
    const all = network.predict(x);
    const taken = lanewise.memoryUsage().used - start;
    assert.ok(taken < 1.2 * 2 ** 20, `${taken} bytes taken, ${size * 144 * 4} is the input alone`);
    for (const sample of [0, 1, 500, 998, 999]) {
      const one = network.predict(x.subarray(sample * 144, (sample + 1) * 144));
      assertSameBits(`sample ${sample}`, one, all.slice(sample * 10, (sample + 1) * 10));
    }
    const { layer7 } = network.predictAll(x);
    assertSameBits("predictAll", layer7 ?? new Float32Array(0), all);
    using tensor = lanewise.tensor("f32", [size, 1, 12, 12], x);
    assertSameBits("tensor", network.predict(tensor), all);
  });

  test("a limit is refused at creation, and at the step, with the plan, and nothing is left behind", () => {
    using lanewise = load();
    const start = lanewise.memoryUsage().used;
    using probe = create(lanewise);
    const needed = probe.memoryPlan(8).total;
    probe.dispose();
    assert.equal(lanewise.memoryUsage().used, start);
    const message = new RegExp(`memoryLimit.*batch size 8.*${needed} bytes.*limit of ${needed - 1}`);
    assert.throws(() => create(lanewise, { memoryLimit: needed - 1, batchSize: 8 }), { name: "RangeError", message });
    assert.equal(lanewise.memoryUsage().used, start);
    using network = create(lanewise, { memoryLimit: needed, batchSize: 8 });
    const { x, labels } = batchOf(8);
    network.trainStep(x, labels, SGD);
    const used = lanewise.memoryUsage().used;
    const file = network.toSafetensors({ optimizer: true });
    assert.throws(() => network.trainStep(x, labels, ADAM), RangeError);
    const larger = batchOf(9);
    assert.throws(() => network.trainStep(larger.x, larger.labels, SGD), RangeError);
    assert.equal(lanewise.memoryUsage().used, used);
    assert.deepEqual(network.toSafetensors({ optimizer: true }), file);
    network.trainStep(x, labels, SGD);
  });

  test("out of memory is a RangeError that changes and leaks nothing, whatever the limit", () => {
    const { x, labels } = batchOf(16);
    using roomy = load();
    using reference = create(roomy);
    reference.trainStep(x, labels, ADAM);
    const file = reference.toSafetensors({ optimizer: true });
    let refused = 0;
    for (let pages = 3; pages < 40; pages += 1) {
      using lanewise = load({ maximumBytes: pages * 65536 });
      let network: Network;
      try {
        network = create(lanewise);
      } catch (error) {
        assert.ok(error instanceof RangeError);
        assert.equal(lanewise.memoryUsage().used, 0);
        refused++;
        continue;
      }
      const before = lanewise.memoryUsage().used;
      try {
        network.trainStep(x, labels, ADAM);
        assert.deepEqual(network.toSafetensors({ optimizer: true }), file);
      } catch (error) {
        assert.ok(error instanceof RangeError, String(error));
        assert.equal(lanewise.memoryUsage().used, before);
        network.predict(x.subarray(0, 144));
        refused++;
      }
      network.dispose();
      assert.equal(lanewise.memoryUsage().used, 0);
    }
    assert.ok(refused > 2, `${refused} refused`);
  });

  test("dispose gives everything back, is idempotent, and ends use", () => {
    using lanewise = load();
    const start = lanewise.memoryUsage().used;
    const network = create(lanewise);
    const { x, labels } = batchOf(4);
    network.trainStep(x, labels, ADAM);
    network.predict(x);
    network.dispose();
    network.dispose();
    assert.equal(lanewise.memoryUsage().used, start);
    const uses: readonly (() => unknown)[] = [
      () => network.predict(x),
      () => network.predictAll(x),
      () => network.trainStep(x, labels, ADAM),
      () => network.getParameter("layer0.weight"),
      () => {
        network.setParameter("layer0.weight", new Float32Array(72));
      },
      () => network.report(),
      () => network.memoryPlan(),
      () => network.toSafetensors(),
    ];
    for (const use of uses) assert.throws(use, TypeError);
  });

  test("a network of a disposed instance throws and may be disposed", () => {
    const lanewise = load();
    const network = create(lanewise);
    lanewise.dispose();
    assert.throws(() => network.predict(batchOf(1).x), TypeError);
    assert.throws(() => network.toSafetensors(), TypeError);
    network.dispose();
  });

  test("a network that is collected undisposed gives its memory back", async () => {
    using lanewise = load();
    const start = lanewise.memoryUsage().used;
    const lose = (): void => {
      const { x, labels } = batchOf(4);
      create(lanewise).trainStep(x, labels, ADAM);
    };
    lose();
    assert.ok(lanewise.memoryUsage().used > start);
    await collectUntil(() => lanewise.memoryUsage().used === start);
  });
});
