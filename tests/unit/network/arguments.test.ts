import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Optimizer } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";

const LAYERS: readonly LayerSpec[] = [{ type: "dense", units: 3 }, { type: "softmax" }];
const SGD: Optimizer = { type: "sgd", learningRate: 0.1 };

describeVariants("arguments of a network", (load) => {
  const lanewise = load();
  const network = lanewise.network.create(LAYERS, { inputShape: [2], seed: 1 });
  const x = new Float32Array(4).fill(0.5);
  const labels = Int32Array.from([0, 2]);

  function refuses(title: string, call: () => unknown, name: "TypeError" | "RangeError", message: RegExp): void {
    test(title, () => {
      const before = network.toSafetensors({ optimizer: true });
      const { used } = lanewise.memoryUsage();
      assert.throws(call, { name, message });
      assert.equal(lanewise.memoryUsage().used, used);
      assert.deepEqual(network.toSafetensors({ optimizer: true }), before);
    });
  }
  const predict = (value: unknown, out?: unknown) => () => network.predict(value as Float32Array, out as Float32Array);
  const step =
    (inputs: unknown, target: unknown, optimizer: unknown = SGD) =>
    () =>
      network.trainStep(inputs as Float32Array, target as Int32Array, optimizer as Optimizer);

  refuses("predict: an array", predict([1, 2]), "TypeError", /x/);
  refuses("predict: f64", predict(new Float64Array(2)), "TypeError", /x/);
  refuses("predict: nothing", predict(undefined), "TypeError", /x/);
  refuses("predict: half a sample", predict(new Float32Array(3)), "RangeError", /x.length.*multiple of 2/);
  refuses("predict: a tensor of another rank", predict(lanewise.tensor("f32", [4])), "RangeError", /x/);
  refuses("predict: a tensor of another width", predict(lanewise.tensor("f32", [2, 3])), "RangeError", /x/);
  refuses("predict: a tensor of f64", predict(lanewise.tensor("f64", [2, 2])), "TypeError", /x/);
  const foreign = load().tensor("f32", [2, 2]);
  refuses("predict: a tensor of another instance", predict(foreign), "TypeError", /x.*another/);
  const disposed = lanewise.tensor("f32", [2, 2]);
  disposed.dispose();
  refuses("predict: a disposed tensor", predict(disposed), "TypeError", /x.*disposed/);
  refuses("predict: out of another length", predict(x, new Float32Array(5)), "RangeError", /out.length.*6/);
  refuses("predict: out of another type", predict(x, new Float64Array(6)), "TypeError", /out/);

  refuses("trainStep: no samples", step(new Float32Array(0), new Int32Array(0)), "RangeError", /x.length/);
  refuses("trainStep: half a sample", step(new Float32Array(3), labels), "RangeError", /x.length/);
  refuses("trainStep: x of f64", step(new Float64Array(4), labels), "TypeError", /x/);
  refuses("trainStep: labels as an array", step(x, [0, 1]), "TypeError", /target/);
  refuses("trainStep: labels of u8", step(x, Uint8Array.from([0, 1])), "TypeError", /target/);
  refuses("trainStep: a label too few", step(x, Int32Array.from([0])), "RangeError", /target.length.*2/);
  refuses("trainStep: a label too large", step(x, Int32Array.from([0, 3])), "RangeError", /target\[1\].*0 to 2/);
  refuses("trainStep: a negative label", step(x, Int32Array.from([-1, 0])), "RangeError", /target\[0\]/);
  refuses("trainStep: a value too few", step(x, new Float32Array(5)), "RangeError", /target.length.*6/);
  const optimizers: readonly [unknown, "TypeError" | "RangeError", RegExp][] = [
    [null, "TypeError", /optimizer/],
    ["sgd", "TypeError", /optimizer/],
    [{ learningRate: 0.1 }, "TypeError", /optimizer.type/],
    [{ type: "rmsprop", learningRate: 0.1 }, "RangeError", /optimizer.type.*"adam"/],
    [{ type: "sgd" }, "TypeError", /learningRate/],
    [{ ...SGD, learningRate: -1 }, "RangeError", /learningRate/],
    [{ ...SGD, learningRate: Number.NaN }, "RangeError", /learningRate/],
    [{ ...SGD, learningRate: Infinity }, "RangeError", /learningRate/],
    [{ ...SGD, momentum: -0.1 }, "RangeError", /momentum/],
    [{ ...SGD, weightDecay: "1" }, "TypeError", /weightDecay/],
    [{ type: "adam", learningRate: 0.1, beta1: 1 }, "RangeError", /beta1/],
    [{ type: "adam", learningRate: 0.1, beta2: 1 }, "RangeError", /beta2/],
    [{ type: "adam", learningRate: 0.1, epsilon: -1 }, "RangeError", /epsilon/],
    [{ ...SGD, clipNorm: -1 }, "RangeError", /clipNorm/],
    [{ ...SGD, nesterov: true }, "TypeError", /nesterov/],
  ];
  for (const [optimizer, name, message] of optimizers) {
    refuses(`trainStep: ${JSON.stringify(optimizer)}`, step(x, labels, optimizer), name, message);
  }

  refuses("getParameter: unknown", () => network.getParameter("layer0.gamma"), "RangeError", /layer0.gamma/);
  refuses("setParameter: unknown", () => network.setParameter("w", []), "RangeError", /"w"/);
  refuses("setParameter: another length", () => network.setParameter("layer0.bias", [1, 2]), "RangeError", /3/);
  refuses(
    "setParameter: no array",
    () => network.setParameter("layer0.bias", 1 as unknown as number[]),
    "TypeError",
    /values/,
  );
  refuses("memoryPlan: a batch of 0", () => network.memoryPlan(0), "RangeError", /batchSize/);
  refuses("memoryPlan: half a batch", () => network.memoryPlan(0.5), "RangeError", /batchSize/);
  refuses(
    "toSafetensors: an unknown option",
    () => network.toSafetensors({ optimiser: true } as unknown as { optimizer: boolean }),
    "TypeError",
    /optimiser/,
  );

  test("labels for an output of planes, and batch norm on one value, are refused", () => {
    using planes = lanewise.network.create([{ type: "conv2d", filters: 2, kernel: 1 }], { inputShape: [1, 2, 2] });
    const label = Int32Array.from([0]);
    assert.throws(() => planes.trainStep(new Float32Array(4), label, SGD), { name: "RangeError", message: /target/ });
    using norm = lanewise.network.create([{ type: "dense", units: 2 }, { type: "batchNorm" }], { inputShape: [2] });
    assert.throws(() => norm.trainStep(x.subarray(2), label, SGD), {
      name: "RangeError",
      message: /layer1.*batch of 2/,
    });
    assert.equal(norm.trainStep(x, Int32Array.from([0, 1]), SGD).skipped, false);
    norm.memoryPlan();
  });

  test("a network without parameters does not train", () => {
    using pool = lanewise.network.create([{ type: "globalAvgPool" }], { inputShape: [2, 3, 3] });
    const call = (): unknown => pool.trainStep(new Float32Array(18), new Float32Array(2), SGD);
    assert.throws(call, { name: "RangeError", message: /no parameters/ });
  });

  test("NaN is a value: it comes out where it went in, and the next call is sound", () => {
    const output = network.predict(Float32Array.from([Number.NaN, 1, 0.5, 0.5]));
    assert.ok(output.subarray(0, 3).every(Number.isNaN));
    assert.ok(output.subarray(3).every((value) => value > 0 && value < 1));
  });
});
