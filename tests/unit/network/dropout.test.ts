import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { assertSameBits } from "./compare.js";

const UNITS = 2000;
const RATE = 0.25;

/** y = dropout(b): with x = 0, target 0 and a rate of 1, a bias changes exactly where it was kept both ways. */
function create(lanewise: Lanewise, seed: number, drops = 1): Network {
  const dropouts = Array.from({ length: drops }, (): LayerSpec => ({ type: "dropout", rate: RATE }));
  const layers: readonly LayerSpec[] = [{ type: "dense", units: UNITS, name: "a" }, ...dropouts];
  const network = lanewise.network.create(layers, { inputShape: [1], seed });
  network.setParameter("a.bias", new Float32Array(UNITS).fill(1));
  return network;
}

/** One step; which biases changed, and how many values were kept forward, from the loss. */
function step(network: Network, drops = 1): { readonly mask: readonly boolean[]; readonly kept: number } {
  const before = network.getParameter("a.bias").values;
  const { loss } = network.trainStep(new Float32Array(1), new Float32Array(UNITS), { type: "sgd", learningRate: 1 });
  const after = network.getParameter("a.bias").values;
  network.setParameter("a.bias", before);
  const scale = (1 - RATE) ** -(2 * drops);
  const kept = (loss * UNITS) / scale;
  const mask = [...after].map((value) => value !== 1);
  after.forEach((value, index) => {
    const expected = mask[index] === true ? 1 - (2 * scale) / UNITS : 1;
    assert.ok(Math.abs(value - expected) < 1e-6, `${value} instead of ${expected}`);
  });
  return { mask, kept };
}

describeVariants("dropout", (load) => {
  const lanewise = load();

  test("keeps its share, and gradients go through what was kept", () => {
    using network = create(lanewise, 1);
    const { mask, kept } = step(network);
    const count = mask.filter(Boolean).length;
    assert.ok(Math.abs(kept - count) < 0.01, `${kept} kept forward, ${count} backward`);
    assert.ok(Math.abs(count / UNITS - (1 - RATE)) < 0.05, `${count} of ${UNITS} kept`);
  });

  test("two in a row drop independently", () => {
    using network = create(lanewise, 1, 2);
    const { mask, kept } = step(network, 2);
    const count = mask.filter(Boolean).length;
    assert.ok(Math.abs(kept - count) < 0.01);
    assert.ok(Math.abs(count / UNITS - (1 - RATE) ** 2) < 0.05, `${count} of ${UNITS} kept`);
  });

  test("every step and every seed has another mask; the same seed the same masks", () => {
    using network = create(lanewise, 1);
    using twin = create(lanewise, 1);
    using other = create(lanewise, 2);
    const masks = [step(network), step(network), step(other)].map(({ mask }) => mask);
    assert.deepEqual(
      [step(twin), step(twin)].map(({ mask }) => mask),
      masks.slice(0, 2),
    );
    const differing = (a: readonly boolean[] = [], b: readonly boolean[] = []): number =>
      a.filter((kept, index) => kept !== b[index]).length / UNITS;
    // Independent masks differ in 2 r (1 - r) of their values.
    const expected = 2 * RATE * (1 - RATE);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const found = differing(masks[a], masks[b]);
      assert.ok(Math.abs(found - expected) < 0.05, `masks ${a} and ${b} differ in ${found}`);
    }
  });

  test("does nothing when predicting", () => {
    using network = create(lanewise, 1);
    assertSameBits("output", network.predict(new Float32Array(1)), new Float32Array(UNITS).fill(1));
  });
});
