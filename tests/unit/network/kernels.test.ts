import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerReport, LayerSpec, Network, NetworkPruneOptions } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { assertClose, assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { parametersOf, runReference } from "./reference/graph.js";
import { exact, sizeOf } from "./reference/values.js";

/** Pointwise convolutions in a graph with a fork, asymmetric padding, a stride, squeeze and excitation. */
const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", name: "stem", filters: 12, kernel: 3, stride: 2, padding: [0, 1, 1, 0], activation: "relu6" },
  { type: "conv2d", name: "expand", filters: 40, kernel: 1, bias: false },
  { type: "batchNorm", name: "norm" },
  { type: "activation", name: "swish", activation: "swish" },
  { type: "depthwiseConv2d", name: "depthwise", kernel: 3, padding: "same" },
  { type: "globalAvgPool" },
  { type: "dense", name: "excite", units: 40, activation: "sigmoid" },
  { type: "multiply", name: "scaled", input: ["depthwise", "excite"] },
  { type: "conv2d", name: "project", filters: 12, kernel: 1 },
  { type: "add", name: "sum", input: ["project", "stem"] },
  { type: "conv2d", name: "head", filters: 33, kernel: 1, activation: { min: -0.1, max: 0.2 } },
  { type: "globalAvgPool" },
  { type: "dense", name: "classes", units: 10 },
];
const INPUT_SHAPE = [3, 11, 14];
const POINTWISE = ["expand", "project", "head"];

function create(lanewise: Lanewise, kernels: "measure" | "model" = "model"): Network {
  const network = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 5, kernels });
  const random = createRandom(11);
  for (const name of network.parameterNames) {
    const [low, high] = name.endsWith("variance") || name === "norm.weight" ? [0.5, 1.5] : [-0.5, 0.5];
    network.setParameter(name, uniformArray(random, network.getParameter(name).values.length, low, high));
  }
  return network;
}

function samples(count: number): Float32Array {
  return uniformArray(createRandom(count), count * sizeOf(INPUT_SHAPE));
}

function rowOf(network: Network, name: string): LayerReport {
  const row = network.report().find((layer) => layer.name === name);
  assert.ok(row !== undefined);
  return row;
}

describeVariants("dense or sparse", (load, variant) => {
  const lanewise = load();

  const prunings: readonly NetworkPruneOptions[] = [
    { sparsity: 0.8 },
    { sparsity: 0.8, block: 2 },
    { sparsity: 0.8, block: 4 },
    { sparsity: 0.98 },
  ];
  for (const pruning of prunings) {
    test(`predicts what f64 does, and each sample as alone: ${JSON.stringify(pruning)}`, () => {
      using network = create(lanewise);
      network.prune(pruning);
      const [x, size] = [samples(5), sizeOf(INPUT_SHAPE)];
      const reference = runReference(LAYERS, parametersOf(network), exact([5, ...INPUT_SHAPE], x), false);
      const y = network.predict(x);
      assertClose("output", y, reference.output, reference.roundings);
      for (let sample = 0; sample < 5; sample++) {
        const alone = network.predict(x.subarray(sample * size, (sample + 1) * size));
        assertSameBits(`sample ${sample}`, alone, y.slice(sample * 10, sample * 10 + 10));
      }
      const ran = new RegExp(`^sparse 1x1 ${variant} block ${pruning.sparsity > 0.9 ? "\\d" : (pruning.block ?? 1)}$`);
      for (const name of POINTWISE) assert.match(rowOf(network, name).kernel, ran);
      assert.match(rowOf(network, "classes").kernel, pruning.sparsity > 0.9 ? /^sparse matmul/ : /matmul/);
    });
  }

  test("sparse and dense kernels give the same bits of finite values, but in relaxed", () => {
    const [random, inputs, outputs] = [createRandom(3), 50, 21];
    for (const side of [1, 2, 7]) {
      const layer = { name: "only", activation: "relu6" } as const;
      const spec: LayerSpec =
        side === 1
          ? { ...layer, type: "dense", units: outputs }
          : { ...layer, type: "conv2d", filters: outputs, kernel: 1 };
      const inputShape = side === 1 ? [inputs] : [inputs, side, side];
      using network = lanewise.network.create([spec], { inputShape, seed: 1, kernels: "model" });
      network.setParameter("only.bias", uniformArray(random, outputs));
      network.prune({ sparsity: 0.97 });
      const x = uniformArray(random, 9 * sizeOf(inputShape));
      const weights = network.getParameter("only.weight").values;
      using weight = lanewise.tensor("f32", side === 1 ? [outputs, inputs] : [outputs, inputs, 1, 1], weights);
      using bias = lanewise.tensor("f32", [outputs], network.getParameter("only.bias").values);
      using planes = lanewise.tensor("f32", [9, ...inputShape], x);
      using dense =
        side === 1
          ? lanewise.dense.matmul(planes, weight, { transposeB: true, bias, activation: "relu6" })
          : lanewise.dense.conv2d(planes, weight, { bias, activation: "relu6" });
      assert.match(rowOf(network, "only").kernel, /^sparse/);
      const y = network.predict(x);
      if (variant !== "relaxed") assertSameBits(`side ${side}`, y, dense.toFloat32Array());
      else dense.data.forEach((value, index) => assert.ok(Math.abs(value - (y[index] ?? NaN)) < 1e-5));
    }
  });

  test("chosen anew when zeros come and go, right at each step", () => {
    using network = create(lanewise);
    const x = samples(2);
    const check = (expected: RegExp): void => {
      using fresh = create(lanewise);
      for (const name of network.parameterNames) fresh.setParameter(name, network.getParameter(name).values);
      assertSameBits("prediction", network.predict(x), fresh.predict(x));
      assert.match(rowOf(network, "expand").kernel, expected);
    };
    check(/^conv2d/);
    const full = network.getParameter("expand.weight").values;
    const holed = full.map((value, place) => (place % 10 === 0 ? value : 0));
    network.setParameter("expand.weight", holed);
    check(/^sparse 1x1/);
    network.setParameter(
      "expand.weight",
      full.map((value) => 2 * value),
    );
    check(/^conv2d/);
    // As many zeros elsewhere: first all rows alone, then four together, then those four apart.
    for (const shift of [0, 1, 3]) {
      const blocks = full.map((value, place) =>
        (Math.floor(place / 48) + (place % 12)) % 4 === shift % 3 ? value : 0,
      );
      network.setParameter("expand.weight", blocks);
      check(/^sparse/);
    }
    network.prune({ sparsity: 0.9 });
    check(/^sparse/);
    network.trainStep(x, uniformArray(createRandom(1), 20), { type: "sgd", learningRate: 0.1 });
    check(/^sparse/);
  });

  test("trains the same after predicting on sparse weights as before", () => {
    const [one, other] = [create(lanewise), create(lanewise)];
    const [x, target] = [samples(2), uniformArray(createRandom(1), 20)];
    for (const network of [one, other]) network.prune({ sparsity: 0.9 });
    one.predict(x);
    assert.match(rowOf(one, "expand").kernel, /^sparse/);
    const before = one.getParameter("expand.weight").values;
    for (const network of [one, other]) network.trainStep(x, target, { type: "sgd", learningRate: 0.1 });
    for (const name of one.parameterNames) {
      assertSameBits(name, one.getParameter(name).values, other.getParameter(name).values);
    }
    assert.notDeepEqual(one.getParameter("expand.weight").values, before, "it did not learn");
    for (const network of [one, other]) network.dispose();
  });

  test("the same number of zeros in other places", () => {
    using network = create(lanewise);
    const x = samples(1);
    const { values } = network.getParameter("expand.weight");
    const inBlocks = (row: number, column: number): boolean => (Math.floor(row / 4) + column) % 4 === 0;
    const alone = (row: number, column: number): boolean => (row + column) % 4 === 0;
    for (const keeps of [inBlocks, alone, inBlocks]) {
      network.setParameter(
        "expand.weight",
        values.map((value, place) => (keeps(Math.floor(place / 12), place % 12) ? value : 0)),
      );
      const reference = runReference(LAYERS, parametersOf(network), exact([1, ...INPUT_SHAPE], x), false);
      assertClose("output", network.predict(x), reference.output, reference.roundings);
      const { kernel, multiplyAdds } = rowOf(network, "expand");
      assert.match(kernel, /^sparse/);
      assert.equal(multiplyAdds, 120 * 5 * 7, "rows were not put together anew, and blocks are filled with zeros");
    }
  });

  test("predicting again allocates nothing, and dispose gives everything back", () => {
    using own = load();
    const network = create(own, "measure");
    network.prune({ sparsity: 0.7 });
    for (const count of [1, 3, 40]) network.predict(samples(count));
    network.report();
    const before = own.memoryUsage();
    for (let round = 0; round < 5; round++) for (const count of [1, 3, 40]) network.predict(samples(count));
    network.report();
    assert.deepEqual(own.memoryUsage(), before);
    network.trainStep(samples(2), integerArray(createRandom(2), 2, 10), { type: "sgd", learningRate: 0.01 });
    const trained = own.memoryUsage().used;
    network.predict(samples(3));
    assert.equal(own.memoryUsage().used, trained);
    network.dispose();
    assert.equal(own.memoryUsage().used, 0);
  });

  test("NaN and infinities: weights hand them on, inputs without a weight are not read", () => {
    using network = lanewise.network.create([{ type: "conv2d", name: "only", filters: 2, kernel: 1, bias: false }], {
      inputShape: [20, 2, 2],
      kernels: "model",
    });
    const weights = new Float32Array(40);
    weights[3] = 2;
    weights[20 + 5] = NaN;
    network.setParameter("only.weight", weights);
    const x = new Float32Array(80).fill(1);
    x.fill(Infinity, 7 * 4, 8 * 4);
    x.fill(NaN, 9 * 4, 10 * 4);
    assert.deepEqual([...network.predict(x)], [2, 2, 2, 2, NaN, NaN, NaN, NaN]);
    assert.match(rowOf(network, "only").kernel, /^sparse/);
  });

  test("what the report names is what runs: only a dense kernel reads an input without a weight", () => {
    using own = load();
    using network = own.network.create([{ type: "conv2d", name: "only", filters: 8, kernel: 1, bias: false }], {
      inputShape: [20, 2, 2],
      kernels: "model",
    });
    const x = new Float32Array(80).fill(1);
    x[0] = Infinity;
    const full = network.getParameter("only.weight").values.map((value, place) => (place % 20 === 0 ? 0 : value));
    const holed = full.map((value, place) => (place % 20 === 7 ? value : 0));
    let used: number | undefined;
    for (let round = 0; round < 3; round++) {
      network.setParameter("only.weight", full);
      assert.ok(Number.isNaN(network.predict(x)[0]), "sparse");
      assert.match(rowOf(network, "only").kernel, /^conv2d/);
      used ??= own.memoryUsage().used;
      assert.equal(own.memoryUsage().used, used);
      network.setParameter("only.weight", holed);
      assert.equal(network.predict(x)[0], holed[7], "dense");
      assert.match(rowOf(network, "only").kernel, /^sparse/);
    }
  });

  test("folding a batch norm has room where planes are smaller than weights", () => {
    using own = load();
    const layers: readonly LayerSpec[] = [{ type: "conv2d", filters: 64, kernel: 1 }, { type: "batchNorm" }];
    using network = own.network.create(layers, { inputShape: [64, 2, 2], kernels: "model" });
    network.prune({ sparsity: 0.8 });
    const x = uniformArray(createRandom(1), 256);
    network.predict(x);
    using neighbour = own.tensor("f32", [4096], new Float32Array(4096).fill(7));
    network.setParameter("layer1.bias", uniformArray(createRandom(2), 64));
    const reference = runReference(layers, parametersOf(network), exact([1, 64, 2, 2], x), false);
    assertClose("output", network.predict(x), reference.output, reference.roundings);
    assert.ok(neighbour.data.every((value) => value === 7));
    assert.match(rowOf(network, "layer0").kernel, /^sparse/);
  });

  test("dense, and said so, where memory is out", () => {
    using own = load({ maximumBytes: 10 * 65536 });
    using network = own.network.create([{ type: "dense", name: "only", units: 256 }], {
      inputShape: [256],
      kernels: "model",
    });
    network.prune({ sparsity: 0.9 });
    const x = uniformArray(createRandom(1), 256);
    const { used } = own.memoryUsage();
    const block = own.tensor("u8", [10 * 65536 - used - 24 * 1024]);
    network.setParameter("only.weight", network.getParameter("only.weight").values.fill(0, 0, 128));
    assert.equal(rowOf(network, "only").reason, "no memory for sparse weights");
    block.dispose();
    assert.ok(network.predict(x).every(Number.isFinite));
  });
});
