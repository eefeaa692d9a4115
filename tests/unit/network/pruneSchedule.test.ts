import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sparsitySchedule, type SparsityScheduleOptions } from "../../../src/network/sparsitySchedule.js";
import type { FitOptions, LayerSpec, Network } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { createRandom, integerArray, uniformArray } from "./random.js";

describe("sparsitySchedule", () => {
  test("the cubic of Zhu and Gupta, 0 before it and its end after it", () => {
    const sparsity = sparsitySchedule({ initial: 0.25, final: 0.75, begin: 10, end: 20 });
    for (const step of [0, 9]) assert.equal(sparsity(step), 0);
    for (let step = 10; step <= 20; step++) {
      const expected = 0.75 - 0.5 * (1 - (step - 10) / 10) ** 3;
      assert.ok(Math.abs(sparsity(step) - expected) < 1e-15, `${step}: ${sparsity(step)}`);
    }
    for (const step of [20, 21, 1e6]) assert.equal(sparsity(step), 0.75);
    assert.equal(sparsitySchedule({ final: 0.9, end: 4 })(0), 0);
  });

  const refused: readonly [options: unknown, name: "TypeError" | "RangeError", message: RegExp][] = [
    [undefined, "TypeError", /options/],
    [{ final: 1, end: 2 }, "RangeError", /final/],
    [{ final: 0.5 }, "TypeError", /end/],
    [{ final: 0.5, end: 2.5 }, "RangeError", /end/],
    [{ final: 0.5, begin: 3, end: 3 }, "RangeError", /end.*3/],
    [{ final: 0.5, initial: 0.6, end: 3 }, "RangeError", /final.*initial/],
    [{ final: 0.5, initial: -1, end: 3 }, "RangeError", /initial/],
    [{ final: 0.5, begin: -1, end: 3 }, "RangeError", /begin/],
    [{ final: 0.5, end: 3, steps: 3 }, "TypeError", /steps/],
  ];
  for (const [options, name, message] of refused) {
    test(`refused: ${JSON.stringify(options)}`, () => {
      assert.throws(() => sparsitySchedule(options as SparsityScheduleOptions), { name, message });
    });
  }
});

const LAYERS: readonly LayerSpec[] = [
  { type: "dense", name: "hidden", units: 10, activation: "relu" },
  { type: "dense", name: "head", units: 2 },
];
const OPTIONS: FitOptions = { optimizer: { type: "adam", learningRate: 0.01 }, epochs: 5, batchSize: 4, seed: 1 };
const STEPS = 15;

function create(lanewise: Lanewise): Network {
  return lanewise.network.create(LAYERS, { inputShape: [10], seed: 3 });
}

function sparsityOf(network: Network, layer: string): number {
  return network.report().find(({ name }) => name === layer)?.sparsity ?? NaN;
}

describeVariants("fit that prunes", (load) => {
  const lanewise = load();
  const random = createRandom(1);
  const [x, labels] = [uniformArray(random, 12 * 10), integerArray(random, 12, 2)];

  test("follows the schedule, and keeps zeros", async () => {
    using network = create(lanewise);
    const schedule = sparsitySchedule({ final: 0.8, begin: 2, end: 10 });
    const asked: number[][] = [];
    const seen: number[] = [];
    await network.fit(x, labels, {
      ...OPTIONS,
      prune: {
        sparsity: (step, steps) => {
          asked.push([step, steps]);
          return schedule(step);
        },
      },
      onStep: () => seen.push(sparsityOf(network, "hidden")),
    });
    assert.deepEqual(
      asked,
      Array.from({ length: STEPS }, (_, step) => [step, STEPS]),
    );
    seen.forEach((sparsity, step) => {
      assert.equal(sparsity, Math.round(schedule(step) * 100) / 100, `step ${step}`);
    });
    network.trainStep(x, labels, OPTIONS.optimizer);
    assert.equal(sparsityOf(network, "hidden"), 0.8);
    assert.equal(sparsityOf(network, "head"), 0.8);
  });

  test("at every nth step and the last, and named layers alone", async () => {
    using network = create(lanewise);
    const asked: number[] = [];
    await network.fit(x, labels, {
      ...OPTIONS,
      prune: {
        sparsity: (step) => {
          asked.push(step);
          return step / 20;
        },
        every: 4,
        layers: ["hidden"],
        block: 2,
      },
    });
    assert.deepEqual(asked, [0, 4, 8, 12, 14]);
    assert.equal(sparsityOf(network, "hidden"), 0.7);
    assert.equal(sparsityOf(network, "head"), 0);
  });

  test("stays with what it has where the schedule goes back", async () => {
    using network = create(lanewise);
    await network.fit(x, labels, { ...OPTIONS, prune: { sparsity: (step) => (step === 3 ? 0.5 : 0) } });
    assert.equal(sparsityOf(network, "hidden"), 0.5);
  });

  test("a sparsity of 0 prunes and holds nothing", async () => {
    using network = create(lanewise);
    using plain = create(lanewise);
    await network.fit(x, labels, { ...OPTIONS, prune: { sparsity: () => 0 } });
    await plain.fit(x, labels, OPTIONS);
    assert.deepEqual(network.toSafetensors({ optimizer: true }), plain.toSafetensors({ optimizer: true }));
  });

  const refused: readonly [prune: unknown, name: "TypeError" | "RangeError", message: RegExp][] = [
    [null, "TypeError", /options\.prune/],
    [{}, "TypeError", /options\.prune\.sparsity/],
    [{ sparsity: 0.5 }, "TypeError", /options\.prune\.sparsity/],
    [{ sparsity: () => 0.5, every: 0 }, "RangeError", /options\.prune\.every/],
    [{ sparsity: () => 0.5, block: 8 }, "RangeError", /options\.prune\.block/],
    [{ sparsity: () => 0.5, layers: ["none"] }, "RangeError", /options\.prune\.layers\[0\]/],
    [{ sparsity: () => 0.5, from: 3 }, "TypeError", /"from"/],
    [{ sparsity: () => 1 }, "RangeError", /options\.prune\.sparsity\(step, steps\)/],
    [{ sparsity: () => "half" }, "TypeError", /options\.prune\.sparsity\(step, steps\)/],
  ];
  for (const [prune, name, message] of refused) {
    test(`refused: ${message.source}, ${name}`, async () => {
      using network = create(lanewise);
      const before = network.toSafetensors({ optimizer: true });
      const options = { ...OPTIONS, prune } as unknown as FitOptions;
      await assert.rejects(network.fit(x, labels, options), { name, message });
      assert.deepEqual(network.toSafetensors({ optimizer: true }), before);
    });
  }

  test("a schedule that disposes of the network ends the fit", async () => {
    const network = create(lanewise);
    const { used } = lanewise.memoryUsage();
    const prune = {
      sparsity: () => {
        network.dispose();
        return 0.5;
      },
    };
    await assert.rejects(network.fit(x, labels, { ...OPTIONS, prune }), { name: "TypeError", message: /disposed/ });
    assert.ok(lanewise.memoryUsage().used < used);
  });
});
