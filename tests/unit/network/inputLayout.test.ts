import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network, Optimizer } from "../../../src/network/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { channelsLast } from "../kernels/values.js";
import { assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { readHeader } from "./safetensorsFile.js";

const HEAD: readonly LayerSpec[] = [{ type: "globalAvgPool" }, { type: "dense", units: 4 }, { type: "softmax" }];
const INPUT_SHAPE = [3, 9, 34];
const [CHANNELS = 0, HEIGHT = 0, WIDTH = 0] = INPUT_SHAPE;
const SIZE = CHANNELS * HEIGHT * WIDTH;
const ADAM: Optimizer = { type: "adam", learningRate: 0.01 };

/** By what reads the input: with "channels-last" predicted from pixels as they are, else brought into planes. */
const NETWORKS: readonly { title: string; direct: boolean; layers: readonly LayerSpec[] }[] = [
  {
    title: "a stem with batch norm",
    direct: true,
    layers: [
      { type: "conv2d", filters: 7, kernel: 3, stride: 2, padding: "same" },
      { type: "batchNorm" },
      { type: "activation", activation: "relu6" },
      ...HEAD,
    ],
  },
  {
    title: "a convolution that is no stem",
    direct: true,
    layers: [{ type: "conv2d", filters: 5, kernel: 5 }, ...HEAD],
  },
  {
    title: "two convolutions of the input",
    direct: true,
    layers: [
      { type: "conv2d", name: "a", filters: 3, kernel: 3, padding: "same" },
      { type: "conv2d", name: "b", filters: 3, kernel: 1, input: "input" },
      { type: "add", input: ["a", "b"] },
      ...HEAD,
    ],
  },
  {
    title: "a convolution and a sum with the input",
    direct: false,
    layers: [{ type: "conv2d", name: "a", filters: 3, kernel: 1 }, { type: "add", input: ["a", "input"] }, ...HEAD],
  },
  { title: "a depthwise convolution", direct: false, layers: [{ type: "depthwiseConv2d", kernel: 3 }, ...HEAD] },
  {
    title: "values in the order of planes",
    direct: false,
    layers: [{ type: "flatten" }, { type: "dense", units: 4 }, { type: "softmax" }],
  },
  {
    title: "a convolution behind dropout",
    direct: true,
    layers: [{ type: "dropout", rate: 0.5 }, { type: "conv2d", filters: 4, kernel: 3, stride: 2 }, ...HEAD],
  },
];

function images(seed: number, batch: number): { planes: Float32Array; pixels: Float32Array; labels: Int32Array } {
  const random = createRandom(seed);
  const planes = uniformArray(random, batch * SIZE);
  const pixels = channelsLast(planes, batch, CHANNELS, HEIGHT * WIDTH);
  return { planes, pixels, labels: integerArray(random, batch, 4) };
}

function pair(lanewise: Lanewise, layers: readonly LayerSpec[]): readonly [first: Network, last: Network] {
  const options = { inputShape: INPUT_SHAPE, seed: 3 };
  return [
    lanewise.network.create(layers, { ...options, inputLayout: "channels-first" }),
    lanewise.network.create(layers, { ...options, inputLayout: "channels-last" }),
  ];
}

function assertSameParameters(actual: Network, expected: Network): void {
  assert.deepEqual(actual.parameterNames, expected.parameterNames);
  for (const name of actual.parameterNames) {
    assertSameBits(name, actual.getParameter(name).values, expected.getParameter(name).values);
  }
}

describeVariants("images with their channels last", (load) => {
  const lanewise = load();

  for (const { title, direct, layers } of NETWORKS) {
    test(`${title}: predicts and trains to the bits of planes`, () => {
      const [planar, pixelwise] = pair(lanewise, layers);
      for (const batch of [3, 1, 5]) {
        const { planes, pixels, labels } = images(batch, batch);
        assertSameBits("before", pixelwise.predict(pixels), planar.predict(planes));
        const { loss } = planar.trainStep(planes, labels, ADAM);
        assert.equal(pixelwise.trainStep(pixels, labels, ADAM).loss, loss);
        assertSameParameters(pixelwise, planar);
        assertSameBits("after", pixelwise.predict(pixels), planar.predict(planes));
      }
      const kernels = pixelwise.report().filter(({ kernel }) => kernel.includes("channels-last"));
      assert.equal(kernels.length > 0, direct);
      assert.ok(planar.report().every(({ kernel }) => !kernel.includes("channels-last")));
      planar.dispose();
      pixelwise.dispose();
    });
  }

  test("in parts of a large batch, as a tensor, and every output by name", () => {
    const layers: readonly LayerSpec[] = [
      { type: "conv2d", name: "stem", filters: 24, kernel: 3, stride: 2, padding: "same" },
      { type: "globalAvgPool", name: "features" },
      { type: "flatten", name: "same", input: "input" },
    ];
    const [planar, pixelwise] = pair(lanewise, layers);
    const { planes, pixels } = images(1, 90);
    const outputs = pixelwise.predictAll(pixels);
    for (const [name, values] of Object.entries(planar.predictAll(planes))) {
      assertSameBits(name, outputs[name] ?? new Float32Array(), values);
    }
    using tensor = lanewise.tensor("f32", [90, HEIGHT, WIDTH, CHANNELS], pixels);
    assertSameBits("tensor", pixelwise.predict(tensor), planar.predict(planes));
    using other = lanewise.tensor("f32", [90, CHANNELS, HEIGHT, WIDTH], planes);
    assert.throws(() => pixelwise.predict(other), { name: "RangeError", message: /x:.*9, 34, 3/ });
    assert.throws(() => pixelwise.predict(pixels.subarray(1)), { name: "RangeError", message: /\[9, 34, 3\]/ });
    planar.dispose();
    pixelwise.dispose();
  });

  test("fit, and a file that says so", async () => {
    const [{ layers } = { layers: HEAD }] = NETWORKS;
    const [planar, pixelwise] = pair(lanewise, layers);
    const { planes, pixels, labels } = images(9, 6);
    const options = { optimizer: ADAM, epochs: 2, batchSize: 4 };
    const expected = await planar.fit(planes, labels, options);
    const actual = await pixelwise.fit(pixels, labels, options);
    assertSameBits("loss", actual.loss, expected.loss);
    const file = pixelwise.toSafetensors({ optimizer: true });
    using again = lanewise.network.fromSafetensors(file);
    assert.deepEqual(again.toSafetensors({ optimizer: true }), file);
    assertSameBits("again", again.predict(pixels), planar.predict(planes));
    again.trainStep(pixels, labels, ADAM);
    planar.trainStep(planes, labels, ADAM);
    assertSameParameters(again, planar);
    assert.match(descriptionOf(file), /"inputLayout":"channels-last"/);
    assert.doesNotMatch(descriptionOf(planar.toSafetensors()), /inputLayout/);
    planar.dispose();
    pixelwise.dispose();
  });

  test("running allocates nothing once it has run", () => {
    using fresh = load();
    const [{ layers } = { layers: HEAD }] = NETWORKS;
    using network = fresh.network.create(layers, { inputShape: INPUT_SHAPE, inputLayout: "channels-last" });
    const { pixels, labels } = images(4, 4);
    const round = (): void => {
      network.trainStep(pixels, labels, ADAM);
      network.predict(pixels);
    };
    round();
    round();
    const before = fresh.memoryUsage();
    for (let count = 0; count < 10; count++) round();
    assert.deepEqual(fresh.memoryUsage(), before);
  });

  test("what is no layout, or no image, is refused", () => {
    const create = (inputLayout: unknown, inputShape: readonly number[] = INPUT_SHAPE) => {
      const layers: readonly LayerSpec[] = [{ type: "flatten" }, { type: "dense", units: 2 }];
      return () => lanewise.network.create(layers, { inputShape, inputLayout: inputLayout as "channels-last" });
    };
    const { used } = lanewise.memoryUsage();
    assert.throws(create("NHWC"), { name: "RangeError", message: /options.inputLayout.*"channels-last"/ });
    assert.throws(create(1), { name: "TypeError", message: /options.inputLayout/ });
    assert.throws(create("channels-last", [5]), { name: "RangeError", message: /options.inputLayout.*\[features\]/ });
    assert.equal(lanewise.memoryUsage().used, used);
  });
});

function descriptionOf(file: Uint8Array): string {
  return (readHeader(file).header["__metadata__"] as unknown as { lanewise: string }).lanewise;
}
