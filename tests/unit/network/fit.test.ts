import assert from "node:assert/strict";
import { test } from "node:test";
import type { FitOptions, LayerSpec, Network } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { createRandom, uniformArray } from "./random.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "dense", units: 16, activation: "relu" },
  { type: "dense", units: 3 },
  { type: "softmax" },
];
const SAMPLES = 25;

/** Three clusters of points that a small network can tell apart. */
function data(): { x: Float32Array; labels: Int32Array } {
  const random = createRandom(5);
  const labels = Int32Array.from({ length: SAMPLES }, (_, index) => index % 3);
  const x = uniformArray(random, SAMPLES * 4, -0.3, 0.3);
  labels.forEach((label, sample) => {
    x[sample * 4 + label] = 1 + (x[sample * 4 + label] ?? 0);
  });
  return { x, labels };
}

const OPTIONS: FitOptions = { optimizer: { type: "adam", learningRate: 0.01 }, epochs: 3, batchSize: 8, seed: 1 };

function create(lanewise: Lanewise): Network {
  return lanewise.network.create(LAYERS, { inputShape: [4], seed: 2 });
}

describeVariants("fit", (load) => {
  const lanewise = load();
  const { x, labels } = data();

  test("learns, with the loss of every step", async () => {
    using network = create(lanewise);
    const { loss } = await network.fit(x, labels, { ...OPTIONS, epochs: 60 });
    assert.equal(loss.length, 60 * 4);
    assert.ok((loss[0] ?? 0) > 0.7 && (loss[239] ?? 1) < 0.1, `${loss[0]} to ${loss[239]}`);
    const output = network.predict(x);
    labels.forEach((label, sample) => {
      const row = [...output.subarray(sample * 3, sample * 3 + 3)];
      assert.equal(row.indexOf(Math.max(...row)), label);
    });
  });

  test("every sample once per epoch, in another order each, and the last batch smaller", async () => {
    // A rate of 0 and a loss that is the mean of the targets' squares: batches can be told from their losses.
    using network = lanewise.network.create([{ type: "dense", units: 1, bias: false }], { inputShape: [1], seed: 1 });
    network.setParameter("layer0.weight", [0]);
    const target = Float32Array.from({ length: SAMPLES }, (_, index) => 2 ** (index / 2 - 6));
    const options = { ...OPTIONS, optimizer: { type: "sgd", learningRate: 0 } as const };
    const { loss } = await network.fit(new Float32Array(SAMPLES), target, options);
    const sizes = [8, 8, 8, 1];
    const total = target.reduce((sum, value) => sum + value ** 2, 0);
    const orders = [0, 1, 2].map((epoch) => {
      const losses = [...loss.subarray(epoch * 4, epoch * 4 + 4)];
      const sum = losses.reduce((partial, value, index) => partial + value * (sizes[index] ?? 0), 0);
      assert.ok(Math.abs(sum / total - 1) < 1e-5, `epoch ${epoch}: ${sum} instead of ${total}`);
      return losses.join();
    });
    assert.equal(new Set(orders).size, 3);
  });

  test("the seed gives the order; the network's own where there is none", async () => {
    const lossesOf = async (options: Partial<FitOptions>): Promise<string> => {
      using network = create(lanewise);
      const { optimizer, epochs, batchSize } = OPTIONS;
      return (await network.fit(x, labels, { optimizer, epochs, batchSize, ...options })).loss.join();
    };
    assert.equal(await lossesOf({ seed: 4 }), await lossesOf({ seed: 4 }));
    assert.notEqual(await lossesOf({ seed: 4 }), await lossesOf({ seed: 5 }));
    assert.equal(await lossesOf({}), await lossesOf({ seed: 2 }));
  });

  test("reports each step and takes its rate from a schedule", async () => {
    using network = create(lanewise);
    const seen: number[][] = [];
    const rates: number[][] = [];
    const { loss } = await network.fit(x, labels, {
      ...OPTIONS,
      learningRate: (step, steps) => {
        rates.push([step, steps]);
        return step < 6 ? 0.01 : 0;
      },
      onStep: ({ step, steps, epoch, loss: stepLoss, lossScale, skipped }) => {
        assert.deepEqual([lossScale, skipped], [1, false]);
        seen.push([step, steps, epoch, Math.fround(stepLoss)]);
      },
    });
    const expected = Array.from({ length: 12 }, (_, step) => [step, 12, Math.floor(step / 4), loss[step]]);
    assert.deepEqual(seen, expected);
    assert.deepEqual(
      rates,
      expected.map(([step, steps]) => [step, steps]),
    );
    using stopped = create(lanewise);
    await stopped.fit(x, labels, { ...OPTIONS, learningRate: () => 0 });
    using untouched = create(lanewise);
    assert.deepEqual(stopped.getParameter("layer0.weight"), untouched.getParameter("layer0.weight"));
  });

  test("yields to the event loop while it runs", async () => {
    using network = create(lanewise);
    let turns = 0;
    let running = true;
    const turn = (): void => {
      turns++;
      if (running) setTimeout(turn, 1);
    };
    setTimeout(turn, 0);
    const controller = new AbortController();
    const onStep = ({ step }: { step: number }): void => {
      if (turns >= 5) controller.abort(new Error("enough"));
      if (step > 500_000) throw new Error(`${turns} turns of the event loop in ${step} steps`);
    };
    const fitting = network.fit(x, labels, { ...OPTIONS, epochs: 1_000_000, signal: controller.signal, onStep });
    await assert.rejects(fitting, /enough/);
    running = false;
  });

  test("rejects with the signal's reason, before the first step and between steps", async () => {
    using network = create(lanewise);
    const before = network.toSafetensors({ optimizer: true });
    const reason = new Error("changed my mind");
    await assert.rejects(network.fit(x, labels, { ...OPTIONS, signal: AbortSignal.abort(reason) }), reason);
    assert.deepEqual(network.toSafetensors({ optimizer: true }), before);
    const controller = new AbortController();
    let steps = 0;
    const onStep = (): void => {
      steps++;
      if (steps === 3) controller.abort();
    };
    const running = network.fit(x, labels, { ...OPTIONS, signal: controller.signal, onStep });
    await assert.rejects(running, { name: "AbortError" });
    assert.equal(steps, 3);
    network.predict(x);
  });

  test("a network disposed on the way is a TypeError", async () => {
    const network = create(lanewise);
    const running = network.fit(x, labels, { ...OPTIONS, onStep: () => network.dispose() });
    await assert.rejects(running, TypeError);
  });

  test("takes views of wasm memory, which growing memory detaches", async () => {
    using fresh = load();
    using network = create(fresh);
    using samples = fresh.tensor("f32", [SAMPLES, 4], x);
    using targets = fresh.tensor("i32", [SAMPLES], labels);
    const grow = (): void => {
      fresh.tensor("u8", [2 ** 20]);
    };
    const { loss } = await network.fit(samples.data, targets.data, { ...OPTIONS, onStep: grow });
    using twin = create(fresh);
    assert.deepEqual((await twin.fit(x, labels, OPTIONS)).loss, loss);
  });

  test("a buffer that is transferred on the way is a TypeError", async () => {
    using network = create(lanewise);
    const lost = x.slice();
    const onStep = (): void => {
      structuredClone(lost.buffer, { transfer: [lost.buffer] });
    };
    await assert.rejects(network.fit(lost, labels, { ...OPTIONS, onStep }), {
      name: "TypeError",
      message: /x.*detached/,
    });
  });

  test("no epochs: no steps", async () => {
    using network = create(lanewise);
    assert.equal((await network.fit(x, labels, { ...OPTIONS, epochs: 0 })).loss.length, 0);
  });

  test("arguments are checked before anything changes", async () => {
    using network = create(lanewise);
    const before = network.toSafetensors({ optimizer: true });
    const bad: readonly [
      Partial<Record<keyof FitOptions, unknown>> & Record<string, unknown>,
      typeof TypeError | typeof RangeError,
    ][] = [
      [{ epochs: -1 }, RangeError],
      [{ epochs: 1.5 }, RangeError],
      [{ epochs: 2 ** 31 - 1 }, RangeError],
      [{ epochs: undefined }, TypeError],
      [{ batchSize: 0 }, RangeError],
      [{ batchSize: "8" }, TypeError],
      [{ seed: -1 }, RangeError],
      [{ seed: Number.NaN }, RangeError],
      [{ optimizer: undefined }, TypeError],
      [{ optimizer: { type: "sgd" } }, TypeError],
      [{ signal: {} }, TypeError],
      [{ onStep: 1 }, TypeError],
      [{ learningRate: 0.1 }, TypeError],
      [{ epoch: 1 }, TypeError],
    ];
    for (const [change, error] of bad) {
      const options = { ...OPTIONS, ...change } as unknown as FitOptions;
      await assert.rejects(network.fit(x, labels, options), error, JSON.stringify(change));
    }
    await assert.rejects(network.fit(x.subarray(1), labels, OPTIONS), RangeError);
    await assert.rejects(network.fit(x, labels.subarray(1), OPTIONS), RangeError);
    await assert.rejects(network.fit(new Float32Array(0), new Int32Array(0), OPTIONS), RangeError);
    const wrongLabel = labels.slice();
    wrongLabel[24] = 3;
    await assert.rejects(network.fit(x, wrongLabel, OPTIONS), { name: "RangeError", message: /target\[24\].*0 to 2/ });
    assert.deepEqual(network.toSafetensors({ optimizer: true }), before);
  });
});
