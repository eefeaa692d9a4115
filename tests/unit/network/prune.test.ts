import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network, Optimizer } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", name: "stem", filters: 6, kernel: 3, padding: "same" },
  { type: "depthwiseConv2d", name: "depthwise", kernel: 3, bias: false },
  { type: "batchNorm" },
  { type: "conv2d", name: "pointwise", filters: 7, kernel: 1, activation: "relu" },
  { type: "flatten" },
  { type: "dense", name: "head", units: 3 },
  { type: "softmax" },
];
const INPUT_SHAPE = [2, 5, 5];
const PRUNED = ["pointwise.weight", "head.weight"];

/** What could move a weight that is zero. */
const OPTIMIZERS: Readonly<Record<string, Optimizer>> = {
  sgd: { type: "sgd", learningRate: 0.1 },
  "sgd with momentum, decay and a norm": {
    type: "sgd",
    learningRate: 0.1,
    momentum: 0.9,
    weightDecay: 0.1,
    clipNorm: 0.5,
  },
  adam: { type: "adam", learningRate: 0.01, weightDecay: 0.1 },
  "adam without epsilon": { type: "adam", learningRate: 0.01, epsilon: 0 },
};

function create(lanewise: Lanewise): Network {
  return lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 3, kernels: "model" });
}

function data(seed: number): [Float32Array, Int32Array] {
  const random = createRandom(seed);
  return [uniformArray(random, 4 * 50), integerArray(random, 4, 3)];
}

function valuesOf(network: Network, name: string): Float32Array {
  return network.getParameter(name).values;
}

/** Places whose bits are those of +0. */
function zerosOf(values: Float32Array): readonly number[] {
  const places: number[] = [];
  new Uint32Array(values.buffer).forEach((word, place) => {
    if (word === 0) places.push(place);
  });
  return places;
}

function zerosOfAll(network: Network): readonly (readonly number[])[] {
  return PRUNED.map((name) => zerosOf(valuesOf(network, name)));
}

describeVariants("prune", (load) => {
  const lanewise = load();

  test("the least of each dense layer and 1x1 convolution, and nothing else", () => {
    using network = create(lanewise);
    const before = new Map(network.parameterNames.map((name) => [name, valuesOf(network, name)]));
    network.prune({ sparsity: 0.75 });
    for (const [name, original] of before) {
      const values = valuesOf(network, name);
      if (!PRUNED.includes(name)) {
        assertSameBits(name, values, original);
        continue;
      }
      const zeros = new Set(zerosOf(values));
      assert.equal(zeros.size, Math.round(0.75 * values.length), name);
      const largestLost = Math.max(...[...zeros].map((place) => Math.abs(original[place] ?? NaN)));
      values.forEach((value, place) => {
        if (zeros.has(place)) return;
        assert.equal(value, original[place]);
        assert.ok(Math.abs(value) >= largestLost, `${name}[${place}]`);
      });
    }
    const sparsity = Object.fromEntries(network.report().map((layer) => [layer.name, layer.sparsity]));
    assert.equal(sparsity["stem"], 0);
    assert.ok(Math.abs((sparsity["head"] ?? 0) - 0.75) < 0.01);
  });

  test("named layers only, k x k convolutions among them", () => {
    using network = create(lanewise);
    network.prune({ sparsity: 0.5, layers: ["stem", "stem"] });
    assert.deepEqual(zerosOfAll(network), [[], []]);
    assert.equal(zerosOf(valuesOf(network, "stem.weight")).length, 54);
    network.prune({ sparsity: 0.9, layers: [] });
    assert.deepEqual(zerosOfAll(network), [[], []]);
  });

  test("what runs after it sees the zeros", () => {
    using network = create(lanewise);
    const [x] = data(1);
    const before = network.predict(x);
    network.prune({ sparsity: 0.9 });
    using copy = create(lanewise);
    for (const name of network.parameterNames) copy.setParameter(name, valuesOf(network, name));
    assertSameBits("prediction", network.predict(x), copy.predict(x));
    assert.notDeepEqual(network.predict(x), before);
  });

  test("neighbouring outputs of a block are zeroed together, and so is a group of all", () => {
    for (const [structure, rows] of [
      [{ block: 2 }, 2],
      [{ block: 4 }, 4],
      [{ group: 7 }, 7],
    ] as const) {
      using network = create(lanewise);
      network.prune({ sparsity: 0.5, layers: ["pointwise"], ...structure });
      const values = valuesOf(network, "pointwise.weight");
      for (let row = 0; row < 7 - (7 % rows); row++) {
        const first = row - (row % rows);
        for (let input = 0; input < 6; input++) {
          assert.equal(values[row * 6 + input] === 0, values[first * 6 + input] === 0, `${row}, ${input}`);
        }
      }
    }
  });

  test("a higher sparsity adds zeros, a lower one keeps them", () => {
    using network = create(lanewise);
    const [x, labels] = data(2);
    network.prune({ sparsity: 0.5 });
    const half = zerosOfAll(network);
    network.trainStep(x, labels, { type: "sgd", learningRate: 0.1 });
    network.prune({ sparsity: 0.2 });
    assert.deepEqual(zerosOfAll(network), half);
    network.prune({ sparsity: 0.8, block: 2 });
    const more = zerosOfAll(network);
    half.forEach((places, index) => {
      const all = new Set(more[index]);
      assert.ok(places.every((place) => all.has(place)) && all.size > places.length);
    });
  });

  for (const [title, optimizer] of Object.entries(OPTIMIZERS)) {
    test(`zeros stay +0 through steps of ${title}`, () => {
      using network = create(lanewise);
      const [x, labels] = data(3);
      // Without epsilon what has no gradient turns NaN at once, and NaN has no order.
      if (optimizer.epsilon !== 0) network.trainStep(x, labels, optimizer);
      network.prune({ sparsity: 0.6 });
      const zeros = zerosOfAll(network);
      const before = valuesOf(network, "head.weight");
      for (let step = 0; step < 5; step++) network.trainStep(...data(4 + step), optimizer);
      assert.deepEqual(zerosOfAll(network), zeros);
      assert.notDeepEqual(valuesOf(network, "head.weight"), before);
    });
  }

  test("zeros stay +0 where everything else is NaN", () => {
    using network = create(lanewise);
    const [x, labels] = data(5);
    network.prune({ sparsity: 0.6 });
    const zeros = zerosOfAll(network);
    x[0] = NaN;
    network.trainStep(x, labels, { type: "sgd", learningRate: 0.1, momentum: 0.9, clipNorm: 1 });
    network.trainStep(x, labels, { type: "adam", learningRate: 0.1 });
    assert.ok(valuesOf(network, "head.weight").some(Number.isNaN));
    assert.deepEqual(zerosOfAll(network), zeros);
  });

  test("weights that are left move as they would in a network that happens to have these zeros", () => {
    const [x, labels] = data(6);
    for (const optimizer of [OPTIMIZERS["sgd"], OPTIMIZERS["adam"]] as Optimizer[]) {
      using network = create(lanewise);
      network.prune({ sparsity: 0.6 });
      using free = create(lanewise);
      for (const name of network.parameterNames) free.setParameter(name, valuesOf(network, name));
      const zeros = new Set(zerosOf(valuesOf(network, "head.weight")));
      network.trainStep(x, labels, optimizer);
      free.trainStep(x, labels, optimizer);
      const moved = valuesOf(free, "head.weight").map((value, place) => (zeros.has(place) ? 0 : value));
      assertSameBits("head.weight", valuesOf(network, "head.weight"), moved);
      assert.ok(zerosOf(valuesOf(free, "head.weight")).length < zeros.size);
    }
  });

  test("the clipped norm is that of the weights that are left", () => {
    using network = lanewise.network.create([{ type: "dense", name: "only", units: 1, bias: false }], {
      inputShape: [4],
    });
    network.setParameter("only.weight", [1, 0.1, 2, 0.2]);
    network.prune({ sparsity: 0.5 });
    network.trainStep(Float32Array.of(3, 100, 4, 100), Float32Array.of(-1000), {
      type: "sgd",
      learningRate: 1,
      clipNorm: 5,
    });
    // The gradient is along (3, 4) and longer than 5: clipped to (3, 4) itself, but for the epsilon of the norm.
    const [first = 0, , third = 0] = valuesOf(network, "only.weight");
    assert.ok(Math.abs(first - (1 - 3)) < 1e-5 && Math.abs(third - (2 - 4)) < 1e-5, `${first}, ${third}`);
  });

  test("setParameter writes what is left and keeps the zeros", () => {
    using network = create(lanewise);
    network.prune({ sparsity: 0.6 });
    const zeros = new Set(zerosOf(valuesOf(network, "head.weight")));
    const values = uniformArray(createRandom(7), valuesOf(network, "head.weight").length, 1, 2);
    network.setParameter("head.weight", values);
    const expected = values.map((value, place) => (zeros.has(place) ? 0 : value));
    assertSameBits("head.weight", valuesOf(network, "head.weight"), expected);
  });

  test("zeros of weights pruned elsewhere are kept by a sparsity of 0", () => {
    using network = create(lanewise);
    const pruned = valuesOf(network, "head.weight").map((value, place) => (place % 3 === 0 ? value : -0));
    network.setParameter("head.weight", pruned);
    network.prune({ sparsity: 0, layers: ["head"] });
    network.trainStep(...data(8), { type: "adam", learningRate: 0.1 });
    const values = valuesOf(network, "head.weight");
    const zeros = new Set(zerosOf(values));
    values.forEach((_, place) => {
      assert.equal(zeros.has(place), place % 3 !== 0, `${place}`);
    });
  });

  test("masks are in the memory plan, and are given back", () => {
    using own = load();
    const network = create(own);
    const plan = network.memoryPlan(4);
    network.prune({ sparsity: 0.5 });
    const masked = network.memoryPlan(4);
    const weights = PRUNED.reduce((sum, name) => sum + valuesOf(network, name).length, 0);
    const bytes = masked.weights - plan.weights;
    assert.ok(bytes >= weights && bytes < weights + 32, `${bytes} for ${weights}`);
    assert.equal(masked.total - plan.total, bytes);
    network.trainStep(...data(9), { type: "sgd", learningRate: 0.1 });
    assert.equal(own.memoryUsage().used, network.memoryPlan(4).total);
    network.prune({ sparsity: 0.9 });
    assert.equal(own.memoryUsage().used, network.memoryPlan(4).total);
    network.dispose();
    assert.equal(own.memoryUsage().used, 0);
    assert.throws(() => {
      network.prune({ sparsity: 0.5 });
    }, TypeError);
  });
});
