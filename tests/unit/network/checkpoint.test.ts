import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";
import { assertSameBits } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { buildFile, describeFile, readHeader } from "./safetensorsFile.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", name: "stem", filters: 3, kernel: [2, 3], activation: { min: 0, max: Infinity } },
  { type: "depthwiseConv2d", kernel: 2, bias: false },
  { type: "batchNorm", name: "norm" },
  { type: "flatten" },
  { type: "dense", name: "head/ä", units: 2 },
];
const INPUT_SHAPE = [2, 5, 5];

describeVariants("safetensors", (load) => {
  const lanewise = load();
  const create = () => lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 6 });

  test("the header is what other tools read: aligned, contiguous, PyTorch's shapes", () => {
    using network = create();
    const file = network.toSafetensors();
    const { header, dataStart } = readHeader(file);
    assert.equal(dataStart % 8, 0);
    const { __metadata__: metadata, ...tensors } = header;
    assert.deepEqual(
      Object.fromEntries(Object.entries(tensors).map(([name, { dtype, shape }]) => [name, [dtype, shape]])),
      {
        "stem.weight": ["F32", [3, 2, 2, 3]],
        "stem.bias": ["F32", [3]],
        "layer1.weight": ["F32", [3, 1, 2, 2]],
        "norm.weight": ["F32", [3]],
        "norm.bias": ["F32", [3]],
        "norm.mean": ["F32", [3]],
        "norm.variance": ["F32", [3]],
        "head/ä.weight": ["F32", [2, 18]],
        "head/ä.bias": ["F32", [2]],
      },
    );
    let end = 0;
    for (const [name, { shape, data_offsets: offsets }] of Object.entries(tensors)) {
      const [begin = -1, next = -1] = offsets;
      assert.equal(begin, end, name);
      end = next;
      const bytes = file.slice(dataStart + begin, dataStart + end);
      assertSameBits(name, new Float32Array(bytes.buffer), network.getParameter(name).values);
      assert.equal(bytes.length, 4 * shape.reduce((product, size) => product * size, 1));
    }
    assert.equal(dataStart + end, file.length);
    const description = JSON.parse((metadata as unknown as { lanewise: string }).lanewise) as {
      inputShape: number[];
      layers: unknown[];
    };
    assert.deepEqual(description.inputShape, INPUT_SHAPE);
    assert.equal(description.layers.length, LAYERS.length);
  });

  test("a network read back predicts the same bits and writes the same file", () => {
    using network = create();
    const file = network.toSafetensors();
    using again = lanewise.network.fromSafetensors(file);
    const x = uniformArray(createRandom(1), 3 * 50);
    assertSameBits("prediction", again.predict(x), network.predict(x));
    assert.deepEqual(again.toSafetensors(), file);
    assert.deepEqual(again.parameterNames, network.parameterNames);
  });

  test("a file read from the middle of a buffer at any alignment", () => {
    using network = create();
    const file = network.toSafetensors();
    for (let offset = 0; offset < 4; offset++) {
      const buffer = new Uint8Array(file.length + 7).fill(255);
      buffer.set(file, offset);
      using again = lanewise.network.fromSafetensors(buffer.subarray(offset, offset + file.length));
      assert.deepEqual(again.toSafetensors(), file);
    }
  });

  test("the file is a copy, and so is the list of layers", () => {
    const layers = [{ type: "dense", units: 2, activation: { min: 0, max: 1 } }] as const;
    const changing = structuredClone(layers) as unknown as { units: number; activation: { min: number } }[];
    using network = lanewise.network.create(changing as unknown as LayerSpec[], { inputShape: [3] });
    const file = network.toSafetensors();
    const [layer] = changing;
    assert.ok(layer !== undefined);
    layer.units = 99;
    layer.activation.min = -5;
    assert.deepEqual(network.toSafetensors(), file);
    file.fill(0);
    assert.notDeepEqual(network.toSafetensors(), file);
  });

  test("with the optimiser: before any step, after sgd without momentum, after adam", () => {
    using network = create();
    const roundTrip = (): void => {
      const file = network.toSafetensors({ optimizer: true });
      using again = lanewise.network.fromSafetensors(file);
      assert.deepEqual(again.toSafetensors({ optimizer: true }), file);
    };
    const random = createRandom(2);
    const [x, labels] = [uniformArray(random, 4 * 50), integerArray(random, 4, 2)];
    roundTrip();
    network.trainStep(x, labels, { type: "sgd", learningRate: 0.1 });
    roundTrip();
    network.trainStep(x, labels, { type: "adam", learningRate: 0.1 });
    roundTrip();
    const names = Object.keys(readHeader(network.toSafetensors({ optimizer: true })).header);
    assert.ok(names.includes("stem.weight.moment1") && names.includes("norm.bias.moment2"));
    assert.ok(!names.some((name) => name.includes("mean.moment") || name.includes("variance.moment")));
  });

  const hostile = describeFile(() => {
    using network = create();
    return network.toSafetensors();
  });
  for (const [title, file] of Object.entries(hostile)) {
    test(`refused and nothing leaked: ${title}`, () => {
      const before = lanewise.memoryUsage().used;
      assert.throws(() => lanewise.network.fromSafetensors(file()), RangeError);
      assert.equal(lanewise.memoryUsage().used, before);
    });
  }

  test("what is no Uint8Array is a TypeError", () => {
    for (const value of [undefined, null, "file", [1, 2], new ArrayBuffer(16), new Float32Array(4)]) {
      assert.throws(() => lanewise.network.fromSafetensors(value as unknown as Uint8Array), TypeError);
    }
  });

  test("an infinite bound of a clamp survives the file", () => {
    using network = create();
    using again = lanewise.network.fromSafetensors(network.toSafetensors());
    assert.match(again.report()[0]?.kernel ?? "", /^conv2d/);
    network.setParameter("stem.bias", [1e30, -1e30, 0]);
    again.setParameter("stem.bias", [1e30, -1e30, 0]);
    const x = uniformArray(createRandom(1), 50);
    assertSameBits("prediction", again.predict(x), network.predict(x));
  });

  test("a file of another tool, tensors in another order and a header without padding", () => {
    using network = create();
    const file = network.toSafetensors();
    const { header, dataStart } = readHeader(file);
    const reversed = Object.entries(header)
      .filter(([name]) => name !== "__metadata__")
      .reverse();
    const tensors = reversed.map(
      ([
        name,
        {
          dtype,
          shape,
          data_offsets: [begin = 0, end = 0],
        },
      ]) => {
        return { name, dtype, shape, bytes: file.slice(dataStart + begin, dataStart + end) };
      },
    );
    using again = lanewise.network.fromSafetensors(buildFile(tensors, header["__metadata__"]));
    assert.deepEqual(again.toSafetensors(), file);
  });
});
