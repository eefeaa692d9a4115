import assert from "node:assert/strict";
import { test } from "node:test";
import { describeVariants } from "../../support/variants.js";
import { CASES, createNetwork } from "./cases.js";
import { assertClose, assertSameBits } from "./compare.js";
import { createRandom, uniformArray } from "./random.js";
import { parametersOf, runReference } from "./reference/graph.js";
import { exact, sizeOf } from "./reference/values.js";

describeVariants("predict against f64", (load) => {
  const lanewise = load();

  for (const [seed, networkCase] of CASES.entries()) {
    test(networkCase.title, () => {
      const { layers, inputShape, batch } = networkCase;
      using network = createNetwork(lanewise, networkCase, seed);
      const shape = [batch, ...inputShape];
      const x = uniformArray(createRandom(seed + 1000), sizeOf(shape));
      const reference = runReference(layers, parametersOf(network), exact(shape, x), false);
      assertClose("output", network.predict(x), reference.output, reference.roundings);
    });
  }

  test("every output by name, the last of them as predict has it", () => {
    const layers = [
      { type: "dense", units: 3, name: "a", activation: "relu" },
      { type: "dense", units: 2, name: "head", input: "a" },
      { type: "softmax", name: "other", input: "a" },
      { type: "dense", units: 4, name: "last", input: "a" },
    ] as const;
    using network = lanewise.network.create(layers, { inputShape: [5], seed: 1 });
    const x = uniformArray(createRandom(2), 15);
    const reference = runReference(layers, parametersOf(network), exact([3, 5], x), false);
    const outputs = network.predictAll(x);
    assert.deepEqual(Object.keys(outputs), ["head", "other", "last"]);
    for (const [name, values] of Object.entries(outputs)) {
      const expected = reference.outputs.get(name);
      assert.ok(expected !== undefined);
      assertClose(name, values, expected, reference.roundings);
    }
    assertSameBits("last", network.predict(x), outputs["last"] ?? new Float32Array());
  });

  test("a sample gives the same bits alone, in any batch, as a tensor, into out, and through a view of memory", () => {
    const [networkCase] = CASES.filter(({ title }) => title === "residual block with batch norm");
    assert.ok(networkCase !== undefined);
    using network = createNetwork(lanewise, networkCase, 7);
    const size = sizeOf(networkCase.inputShape);
    const x = uniformArray(createRandom(8), 5 * size);
    const all = network.predict(x);
    const outputs = all.length / 5;
    for (let sample = 0; sample < 5; sample++) {
      const one = network.predict(x.subarray(sample * size, (sample + 1) * size));
      assertSameBits(`sample ${sample}`, one, all.slice(sample * outputs, (sample + 1) * outputs));
    }
    using tensor = lanewise.tensor("f32", [5, ...networkCase.inputShape], x);
    assertSameBits("tensor", network.predict(tensor), all);
    assertSameBits("view", network.predict(tensor.data), all);
    using result = lanewise.tensor("f32", [5, outputs]);
    network.predict(x, result.data);
    assertSameBits("out", result.data, all);
    const out = new Float32Array(all.length);
    assert.equal(network.predict(x, out), out);
    assertSameBits("out", out, all);
  });

  test("an out in wasm memory is written even when the first call grows memory", () => {
    using fresh = load({ maximumBytes: 2 ** 28 });
    const out = fresh.tensor("f32", [4]);
    using network = fresh.network.create([{ type: "conv2d", filters: 4, kernel: 1 }, { type: "globalAvgPool" }], {
      inputShape: [1, 512, 512],
    });
    const x = new Float32Array(512 * 512).fill(1);
    const returned = network.predict(x, out.data);
    const { values } = network.getParameter("layer0.weight");
    assertSameBits("values", out.data, values);
    assertSameBits("returned", returned, values);
  });

  test("an empty batch gives no values", () => {
    using network = lanewise.network.create([{ type: "dense", units: 2 }], { inputShape: [3] });
    assert.equal(network.predict(new Float32Array(0)).length, 0);
    assert.deepEqual(network.predictAll(new Float32Array(0)), { layer0: new Float32Array(0) });
  });

  test("a network of views alone passes its input on", () => {
    using network = lanewise.network.create([{ type: "flatten" }, { type: "dropout", rate: 0.5 }], {
      inputShape: [1, 2, 3],
    });
    const x = uniformArray(createRandom(3), 12);
    assertSameBits("output", network.predict(x), x);
  });
});
