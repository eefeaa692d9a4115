import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";
import { assertClose, assertSameBits } from "./compare.js";
import { createRandom, uniformArray } from "./random.js";
import { parametersOf, runReference } from "./reference/graph.js";
import { exact } from "./reference/values.js";

const FEATURES = 40;
const UNITS = 60;
/** What a block of a transformer has behind its attention. */
const LAYERS: readonly LayerSpec[] = [
  { type: "layerNorm", name: "norm" },
  { type: "dense", name: "expand", units: UNITS, activation: "relu6" },
  { type: "dense", name: "project", units: FEATURES, bias: false },
  { type: "add", name: "sum", input: ["project", "norm"] },
];

describeVariants("dense layers on pruned tokens", (load, variant) => {
  const lanewise = load();

  // Below and above the four rows from which on tokens are turned, alone and in batches, and past the 48 of a tile.
  for (const tokens of [2, 3, 4, 7, 53]) {
    test(`${tokens} tokens: what f64 predicts, each sample as alone, sparse products counted`, () => {
      const size = tokens * FEATURES;
      using network = lanewise.network.create(LAYERS, { inputShape: [tokens, FEATURES], seed: 3, kernels: "model" });
      network.setParameter("expand.bias", uniformArray(createRandom(1), UNITS));
      network.prune({ sparsity: 0.95 });
      const x = uniformArray(createRandom(tokens), 3 * size);
      const y = network.predict(x);
      const reference = runReference(LAYERS, parametersOf(network), exact([3, tokens, FEATURES], x), false);
      assertClose("output", y, reference.output, reference.roundings);
      for (let sample = 0; sample < 3; sample++) {
        const alone = network.predict(x.subarray(sample * size, (sample + 1) * size));
        assertSameBits(`sample ${sample}`, alone, y.slice(sample * size, (sample + 1) * size));
      }
      for (const { name, kernel, multiplyAdds, macs } of network.report()) {
        if (name !== "expand" && name !== "project") continue;
        assert.match(kernel, new RegExp(`^sparse matmul ${variant}`));
        assert.equal(multiplyAdds % tokens, 0);
        assert.ok(multiplyAdds >= 0.05 * macs && multiplyAdds < 0.1 * macs, `${name}: ${multiplyAdds} of ${macs}`);
      }
    });
  }

  test("the model leaves few zeros to the dense kernel, and turning tokens costs", () => {
    const create = (sparsity: number, units: number): string => {
      const layers: readonly LayerSpec[] = [{ type: "dense", name: "only", units }];
      using network = lanewise.network.create(layers, { inputShape: [16, FEATURES], seed: 3, kernels: "model" });
      network.prune({ sparsity, layers: ["only"] });
      return network.report()[0]?.kernel ?? "";
    };
    assert.match(create(0.95, 200), /^sparse/);
    assert.match(create(0.3, 200), /^matmul/);
    assert.match(create(0.95, 1), /^matmul/);
  });

  test("both kernels are timed on a sample's tokens", () => {
    const layers: readonly LayerSpec[] = [{ type: "dense", name: "only", units: 64 }];
    using network = lanewise.network.create(layers, { inputShape: [24, 64], seed: 3, kernels: "measure" });
    network.prune({ sparsity: 0.5 });
    const x = uniformArray(createRandom(5), 24 * 64);
    const reference = runReference(layers, parametersOf(network), exact([1, 24, 64], x), false);
    assertClose("output", network.predict(x), reference.output, reference.roundings);
    assert.match(network.report()[0]?.reason ?? "", /^(measured|sparse modelled)/);
  });

  test("a layer that would take longer than there is time to measure is modelled", () => {
    const layers: readonly LayerSpec[] = [{ type: "dense", name: "only", units: 512, bias: false }];
    const reasonOf = (tokens: number): string => {
      using network = lanewise.network.create(layers, { inputShape: [tokens, 512], kernels: "measure" });
      network.prune({ sparsity: 0.5 });
      return network.report()[0]?.reason ?? "";
    };
    assert.match(reasonOf(513), /^sparse modelled/);
    assert.match(reasonOf(32), /^measured/);
  });
});
