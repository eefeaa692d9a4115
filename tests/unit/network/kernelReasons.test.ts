import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { LayerReport, LayerSpec, Network } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";
import { assertClose } from "./compare.js";
import { createRandom, uniformArray } from "./random.js";
import { parametersOf, runReference } from "./reference/graph.js";
import { exact } from "./reference/values.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", name: "stem", filters: 12, kernel: 3, stride: 2 },
  { type: "conv2d", name: "expand", filters: 40, kernel: 1, activation: "relu" },
];
const INPUT_SHAPE = [3, 11, 15];

function rowOf(network: Network, name: string): LayerReport {
  const row = network.report().find((layer) => layer.name === name);
  assert.ok(row !== undefined);
  return row;
}

describeVariants("why dense or sparse", (load, variant) => {
  const lanewise = load();
  const options = { inputShape: INPUT_SHAPE, seed: 5, kernels: "model" } as const;

  test("says why: too few zeros, a model, a clock", () => {
    using network = lanewise.network.create(LAYERS, options);
    assert.equal(rowOf(network, "expand").reason, "0 % zeros, fewer than 30 %");
    assert.equal(rowOf(network, "stem").reason, "");
    network.prune({ sparsity: 0.9 });
    const { kernel, sparsity, macs, multiplyAdds, reason } = rowOf(network, "expand");
    const nonzeros = network.getParameter("expand.weight").values.filter((value) => value !== 0).length;
    const pixels = 5 * 7;
    assert.deepEqual([kernel, sparsity, macs], [`sparse 1x1 ${variant} block 1`, 0.9, 12 * 40 * pixels]);
    assert.equal(multiplyAdds, nonzeros * pixels);
    assert.match(reason, /^sparse modelled \d\.\d times as fast as dense$/);
    assert.equal(rowOf(network, "stem").multiplyAdds, rowOf(network, "stem").macs);
    using measured = lanewise.network.create([{ type: "conv2d", filters: 64, kernel: 1 }], {
      inputShape: [64, 14, 14],
      kernels: "measure",
    });
    measured.prune({ sparsity: variant === "scalar" ? 0.5 : 0.4 });
    assert.match(rowOf(measured, "layer0").reason, /^measured [\d.e-]+ ms, (dense|sparse) [\d.e-]+ ms$/);
    const [x] = [uniformArray(createRandom(1), 64 * 14 * 14)];
    const reference = runReference(
      [{ type: "conv2d", filters: 64, kernel: 1 }],
      parametersOf(measured),
      exact([1, 64, 14, 14], x),
      false,
    );
    assertClose("output", measured.predict(x), reference.output, reference.roundings);
  });

  test("says long times without an exponent, as where other programs run", () => {
    let time = 0;
    const clock = mock.method(performance, "now", () => (time += 150));
    try {
      using network = lanewise.network.create([{ type: "conv2d", filters: 64, kernel: 1 }], {
        inputShape: [64, 14, 14],
        kernels: "measure",
      });
      network.prune({ sparsity: variant === "scalar" ? 0.5 : 0.4 });
      assert.equal(rowOf(network, "layer0").reason, "measured 150 ms, sparse 150 ms");
    } finally {
      clock.mock.restore();
    }
  });

  test("no clock where the runtime is deterministic, unless asked for", () => {
    if (variant === "relaxed") {
      assert.throws(() => load({ deterministic: true }), TypeError);
      return;
    }
    using own = load({ deterministic: true });
    const layers: readonly LayerSpec[] = [{ type: "conv2d", filters: 64, kernel: 1 }];
    const reasonOf = (network: Network): string => {
      network.prune({ sparsity: 0.45 });
      return rowOf(network, "layer0").reason;
    };
    using network = own.network.create(layers, { inputShape: [64, 14, 14] });
    assert.match(reasonOf(network), /^sparse modelled/);
    using again = own.network.fromSafetensors(network.toSafetensors());
    assert.match(reasonOf(again), /^sparse modelled/);
    using asked = own.network.fromSafetensors(network.toSafetensors(), { kernels: "measure" });
    assert.match(reasonOf(asked), /^measured/);
  });

  test("refused: kernels by another name", () => {
    for (const [kernels, name] of [
      ["fastest", "RangeError"],
      [true, "TypeError"],
    ] as const) {
      const unknown = { ...options, kernels: kernels as "model" };
      assert.throws(() => lanewise.network.create(LAYERS, unknown), { name, message: /options\.kernels/ });
      using network = lanewise.network.create(LAYERS, options);
      const file = network.toSafetensors();
      assert.throws(() => lanewise.network.fromSafetensors(file, { kernels: kernels as "model" }), { name });
    }
  });
});
