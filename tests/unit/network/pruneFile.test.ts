import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network, Optimizer } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { assemble, readHeader } from "./safetensorsFile.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "dense", name: "hidden", units: 8, activation: "relu" },
  { type: "dense", name: "head", units: 3 },
];
const OPTIMIZERS: readonly Optimizer[] = [
  { type: "sgd", learningRate: 0.1, momentum: 0.9 },
  { type: "adam", learningRate: 0.01 },
];

function create(lanewise: Lanewise): Network {
  return lanewise.network.create(LAYERS, { inputShape: [5], seed: 3 });
}

function data(seed: number): [Float32Array, Int32Array] {
  const random = createRandom(seed);
  return [uniformArray(random, 4 * 5), integerArray(random, 4, 3)];
}

interface Description {
  pruned?: unknown;
}

/** The file with another description of the network. */
function describedAnew(file: Uint8Array, change: (description: Description) => void): Uint8Array {
  const { header, dataStart } = readHeader(file);
  const metadata = header["__metadata__"] as unknown as { lanewise: string };
  const description = JSON.parse(metadata.lanewise) as Description;
  change(description);
  const text = JSON.stringify({ ...header, __metadata__: { lanewise: JSON.stringify(description) } });
  return assemble(text, file.slice(dataStart));
}

describeVariants("a pruned network in a file", (load) => {
  const lanewise = load();

  for (const optimizer of OPTIMIZERS) {
    test(`training goes on bit for bit (${optimizer.type})`, () => {
      using network = create(lanewise);
      network.trainStep(...data(1), optimizer);
      network.prune({ sparsity: 0.7, layers: ["hidden"] });
      network.trainStep(...data(2), optimizer);
      // A weight that is zero by chance may move; so may one that is -0.
      const { values } = network.getParameter("hidden.weight");
      const left = [...values.keys()].filter((place) => values[place] !== 0);
      values[left[0] ?? 0] = 0;
      values[left[1] ?? 0] = -0;
      network.setParameter("hidden.weight", values);
      using again = lanewise.network.fromSafetensors(network.toSafetensors({ optimizer: true }));
      assert.deepEqual(again.toSafetensors({ optimizer: true }), network.toSafetensors({ optimizer: true }));
      for (let step = 3; step < 7; step++) {
        network.trainStep(...data(step), optimizer);
        again.trainStep(...data(step), optimizer);
      }
      assert.deepEqual(again.toSafetensors({ optimizer: true }), network.toSafetensors({ optimizer: true }));
      const after = network.getParameter("hidden.weight").values;
      assert.ok(after[left[0] ?? 0] !== 0, "a living zero did not move");
      assert.equal(after.filter((value) => value === 0).length, 28);
    });
  }

  test("the zeros stay without the optimiser's state too, and only where pruned", () => {
    using network = create(lanewise);
    network.prune({ sparsity: 0.5, layers: ["head"] });
    using again = lanewise.network.fromSafetensors(network.toSafetensors());
    const zeros = network.getParameter("head.weight").values.map((value) => (value === 0 ? 1 : 0));
    for (let step = 0; step < 3; step++) again.trainStep(...data(step), { type: "adam", learningRate: 0.1 });
    assert.deepEqual(
      again.getParameter("head.weight").values.map((value) => (value === 0 ? 1 : 0)),
      zeros,
    );
    again.setParameter("hidden.weight", new Float32Array(40));
    again.trainStep(...data(9), { type: "sgd", learningRate: 1 });
    assert.ok(again.memoryPlan().weights > create(lanewise).memoryPlan().weights);
  });

  test("a file of a network that was not pruned says nothing of it", () => {
    using network = create(lanewise);
    let description: Description = {};
    describedAnew(network.toSafetensors(), (found) => (description = found));
    assert.ok(!("pruned" in description));
  });

  const hostile: Readonly<Record<string, unknown>> = {
    "no list": {},
    "no object": [1],
    "no name": [{ alive: [] }],
    "no places": [{ name: "head.weight" }],
    "places that are no counts": [{ name: "head.weight", alive: [-1] }],
    "an unknown name": [{ name: "heat.weight", alive: [] }],
    "a bias": [{ name: "head.bias", alive: [] }],
    "a name twice": [
      { name: "head.weight", alive: [] },
      { name: "head.weight", alive: [] },
    ],
  };
  for (const [title, pruned] of Object.entries(hostile)) {
    test(`refused and nothing leaked: ${title}`, () => {
      using network = create(lanewise);
      const { used } = lanewise.memoryUsage();
      const file = describedAnew(network.toSafetensors(), (description) => {
        description.pruned = pruned;
      });
      assert.throws(() => lanewise.network.fromSafetensors(file), { name: "RangeError", message: /bytes.*prune/ });
      assert.equal(lanewise.memoryUsage().used, used);
    });
  }
});
