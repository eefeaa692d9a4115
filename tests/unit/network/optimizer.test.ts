import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network, Optimizer } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";
import { assertClose, assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { lossOf, parametersOf } from "./reference/graph.js";
import { createTorchOptimizer } from "./reference/torchOptimizer.js";
import { exact, type Values } from "./reference/values.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "dense", units: 5, name: "hidden", activation: "swish" },
  { type: "batchNorm", name: "norm" },
  { type: "dense", units: 3, name: "output" },
];
const BATCH = 6;
const OPTIMIZERS: readonly Optimizer[] = [
  { type: "sgd", learningRate: 0.1 },
  { type: "sgd", learningRate: 0.1, momentum: 0.9 },
  { type: "sgd", learningRate: 0.1, momentum: 0.9, weightDecay: 0.01 },
  { type: "sgd", learningRate: 0.1, weightDecay: 0.1 },
  { type: "sgd", learningRate: 0.1, momentum: 0.5, clipNorm: 0.05 },
  { type: "adam", learningRate: 0.01 },
  { type: "adam", learningRate: 0.01, weightDecay: 0.05 },
  { type: "adam", learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, clipNorm: 0.1 },
];
describeVariants("optimisers against PyTorch's rules in f64", (load) => {
  const lanewise = load();

  for (const optimizer of OPTIMIZERS) {
    test(JSON.stringify(optimizer), () => {
      using network = lanewise.network.create(LAYERS, { inputShape: [4], seed: 5 });
      const random = createRandom(11);
      const reference = createTorchOptimizer(optimizer, (name) => name.endsWith(".weight") && !name.startsWith("norm"));
      let parameters = parametersOf(network);
      let allRoundings = 0;
      for (let step = 1; step <= 5; step++) {
        const x = uniformArray(random, BATCH * 4);
        const labels = integerArray(random, BATCH, 3);
        const { gradients, roundings } = lossOf(LAYERS, parameters, exact([BATCH, 4], x), labels);
        allRoundings += roundings;
        parameters = new Map([...parameters, ...reference.step(parameters, gradients)]);
        network.trainStep(x, labels, optimizer);
        for (const [name, expected] of trained(parameters)) {
          assertClose(`${name} after step ${step}`, network.getParameter(name).values, expected, allRoundings);
        }
      }
    });
  }

  test("batch norm's running statistics follow with momentum 0.1 and the unbiased variance", () => {
    using network = lanewise.network.create([{ type: "batchNorm" }, { type: "flatten" }], {
      inputShape: [2, 2, 1],
      seed: 0,
    });
    const x = Float32Array.from([1, 3, 10, 20, 5, 7, 30, 40]); // channel 0: 1 3 5 7, channel 1: 10 20 30 40
    network.trainStep(x, new Float32Array(8), { type: "sgd", learningRate: 0 });
    const mean = exact([2], [0.1 * 4, 0.1 * 25]);
    const variance = exact([2], [0.9 + 0.1 * (20 / 3), 0.9 + 0.1 * (500 / 3)]);
    assertClose("mean", network.getParameter("layer0.mean").values, mean, 8);
    assertClose("variance", network.getParameter("layer0.variance").values, variance, 8);
  });

  test("another type of optimiser starts its moments anew; the same goes on", () => {
    const step = (network: Network, optimizer: Optimizer): void => {
      const random = createRandom(3);
      network.trainStep(uniformArray(random, BATCH * 4), integerArray(random, BATCH, 3), optimizer);
    };
    const adam: Optimizer = { type: "adam", learningRate: 0.01 };
    const sgd: Optimizer = { type: "sgd", learningRate: 0.01, momentum: 0.9 };
    using network = lanewise.network.create(LAYERS, { inputShape: [4], seed: 5 });
    step(network, adam);
    step(network, sgd);
    step(network, adam);
    using fresh = lanewise.network.create(LAYERS, { inputShape: [4], seed: 5 });
    step(fresh, adam);
    step(fresh, sgd);
    using restarted = lanewise.network.fromSafetensors(fresh.toSafetensors());
    step(restarted, adam);
    for (const name of network.parameterNames) {
      assertSameBits(name, network.getParameter(name).values, restarted.getParameter(name).values);
    }
    using velocity = lanewise.network.fromSafetensors(fresh.toSafetensors());
    step(velocity, sgd);
    step(fresh, sgd);
    const [a, b] = [velocity, fresh].map((each) => each.getParameter("output.weight").values);
    assert.notDeepEqual(a, b, "a velocity that was kept gives another step");
  });

  test("only what the last layer depends on is trained", () => {
    const layers: readonly LayerSpec[] = [
      { type: "dense", units: 4, name: "shared" },
      { type: "dense", units: 2, name: "aside", input: "shared" },
      { type: "dense", units: 3, name: "last", input: "shared" },
    ];
    using network = lanewise.network.create(layers, { inputShape: [4], seed: 1 });
    const before = new Map(network.parameterNames.map((name) => [name, network.getParameter(name).values]));
    const random = createRandom(4);
    const optimizer: Optimizer = { type: "adam", learningRate: 0.01, weightDecay: 0.1 };
    for (let step = 0; step < 3; step++) {
      network.trainStep(uniformArray(random, 8), integerArray(random, 2, 3), optimizer);
    }
    for (const [name, values] of before) {
      const isSame = network.getParameter(name).values.every((value, index) => value === values[index]);
      assert.equal(isSame, name.startsWith("aside"), name);
    }
  });
});

function trained(parameters: ReadonlyMap<string, Values>): readonly [string, Values][] {
  return [...parameters].filter(([name]) => !name.endsWith(".mean") && !name.endsWith(".variance"));
}
