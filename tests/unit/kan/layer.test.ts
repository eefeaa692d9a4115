import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";
import { uniform } from "../kernels/values.js";

describeVariants("network layer rational", (load) => {
  const lanewise = load();
  const create = (layers: readonly unknown[], inputShape: readonly number[]) =>
    lanewise.network.create(layers as readonly LayerSpec[], { inputShape, seed: 1 });

  for (const [inputShape, channelAxis] of [
    [[12], 1],
    [[6, 5, 3], 1],
  ] as const) {
    for (const form of ["A", "B"] as const) {
      test(`is kan.apply on [${inputShape.join(",")}], form ${form}, and starts from the named function`, () => {
        const f = lanewise.kan.rational("gelu", 3, form);
        using network = create([{ type: "rational", groups: 3, init: "gelu", form, name: "f" }], inputShape);
        assert.deepEqual(network.getParameter("f.numerator"), { shape: [1, 6], values: f.numerator });
        assert.deepEqual(network.getParameter("f.denominator"), { shape: [3, 4], values: f.denominator });
        assert.equal(network.parameters, 6 + 12);
        const size = inputShape.reduce<number>((product, length) => product * length, 7);
        using x = lanewise.tensor("f32", [7, ...inputShape], uniform(1, size, -3, 3));
        using y = lanewise.kan.apply(x, f, { channelAxis });
        assert.deepEqual(network.predict(x), y.data);
      });
    }
  }

  test("starts from swish in form A, and says so in its report", () => {
    using network = create([{ type: "rational", groups: 2, name: "f" }], [4]);
    assert.deepEqual(network.getParameter("f.numerator").values, lanewise.kan.rational("swish", 1).numerator);
    assert.deepEqual(network.report(), [
      { ...network.report()[0], name: "f", kernel: "rational, form A", sparsity: 0, macs: 0, bytes: 4 * (6 + 8) },
    ]);
  });

  test("is saved and comes back, and training goes on bit for bit", () => {
    const layers = [
      { type: "conv2d", filters: 4, kernel: 3 },
      { type: "rational", groups: 2, name: "planar" },
      { type: "flatten" },
      { type: "rational", groups: 4, init: "tanh", form: "B", name: "flat" },
      { type: "dense", units: 3 },
      { type: "softmax" },
    ];
    using network = create(layers, [1, 6, 6]);
    const [x, labels] = [uniform(1, 5 * 36, -1, 1), Int32Array.of(0, 1, 2, 1, 0)];
    const optimizer = { type: "adam", learningRate: 0.01 } as const;
    for (let step = 0; step < 3; step++) network.trainStep(x, labels, optimizer);
    using again = lanewise.network.fromSafetensors(network.toSafetensors({ optimizer: true }));
    assert.deepEqual(again.parameterNames, network.parameterNames);
    for (const one of [network, again]) for (let step = 0; step < 3; step++) one.trainStep(x, labels, optimizer);
    for (const name of network.parameterNames) assert.deepEqual(again.getParameter(name), network.getParameter(name));
    assert.deepEqual(again.predict(x), network.predict(x));
    const start = lanewise.kan.rational("tanh", 4, "B");
    assert.notDeepEqual(network.getParameter("flat.denominator").values, start.denominator, "it did not learn");
  });

  test("learns a function of one variable that no named one is", () => {
    using network = create([{ type: "rational", groups: 1, init: "identity", name: "f" }], [1]);
    const x = uniform(3, 256, -2, 2);
    const target = x.map((value) => Math.abs(value) / (1 + value * value));
    const loss = () => network.trainStep(x, target, { type: "adam", learningRate: 0.02 }).loss;
    const first = loss();
    for (let step = 0; step < 400; step++) loss();
    assert.ok(loss() < first / 100, `${first} to ${loss()}`);
  });

  test("its coefficients do not decay", () => {
    using network = create([{ type: "rational", groups: 1, name: "f" }], [1]);
    const before = network.getParameter("f.numerator").values;
    // A target that is met: no gradient, so that only decay could move anything.
    const x = Float32Array.of(1, -2);
    network.trainStep(x, network.predict(x), { type: "sgd", learningRate: 0.1, weightDecay: 0.5 });
    assert.deepEqual(network.getParameter("f.numerator").values, before);
  });

  for (const [title, spec, name, message] of [
    ["no groups", {}, "TypeError", /layers\[0\] "f" \(rational\)\.groups/],
    ["groups that do not divide", { groups: 4 }, "RangeError", /groups:.*6 channels/],
    ["0 groups", { groups: 0 }, "RangeError", /groups/],
    ["another function", { groups: 2, init: "mish" }, "RangeError", /init/],
    ["another form", { groups: 2, form: "C" }, "RangeError", /form/],
    ["a misspelt option", { groups: 2, group: 2 }, "TypeError", /group/],
  ] as const) {
    test(`refuses ${title}`, () => {
      const create6 = (): unknown => create([{ type: "rational", name: "f", ...spec }], [6, 2, 2]);
      assert.throws(create6, { name, message });
    });
  }
});
