import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadSync } from "../../../src/sync.js";
import type { LayerSpec, NetworkOptions } from "../../../src/network/types.js";

const lanewise = loadSync({ variant: "scalar" });
const conv = { type: "conv2d", filters: 2, kernel: 3 };
const dense = { type: "dense", units: 2 };
const IMAGE = [3, 8, 8];

type Bad = readonly [
  title: string,
  layers: unknown,
  inputShape: unknown,
  error: "TypeError" | "RangeError",
  message: RegExp,
];

const BAD: readonly Bad[] = [
  ["layers that are no array", { type: "dense" }, [3], "TypeError", /layers/],
  ["no layers", [], [3], "RangeError", /layers.*one layer at least/],
  ["a layer that is null", [null], [3], "TypeError", /layers\[0\]/],
  ["a layer that is a string", ["dense"], [3], "TypeError", /layers\[0\]/],
  ["no type", [{ units: 3 }], [3], "TypeError", /layers\[0\] "layer0".type.*"conv2d"/],
  ["an unknown type", [{ type: "conv3d", name: "x" }], [3], "TypeError", /layers\[0\] "x".type.*got "conv3d"/],
  ["a type of later versions", [{ type: "recurrent", units: 1 }], [3], "TypeError", /recurrent/],
  ["a type named like a property of objects", [{ type: "constructor" }], [3], "TypeError", /constructor/],
  ["a misspelt option", [{ ...dense, unit: 3 }], [3], "TypeError", /"layer0" \(dense\).*unknown option "unit"/],
  ["an empty name", [{ ...dense, name: "" }], [3], "RangeError", /layers\[0\].name/],
  ["the input's name", [{ ...dense, name: "input" }], [3], "RangeError", /layers\[0\].name/],
  ["a name that is a number", [{ ...dense, name: 7 }], [3], "TypeError", /layers\[0\].name/],
  [
    "a name twice",
    [
      { ...dense, name: "a" },
      { ...dense, name: "a" },
    ],
    [3],
    "RangeError",
    /layers\[1\].name.*layers\[0\]/,
  ],
  ["a name that another has by position", [{ ...dense, name: "layer1" }, dense], [3], "RangeError", /layers\[1\].name/],
  ["a dangling input", [{ ...dense, input: "nowhere" }], [3], "RangeError", /layers\[0\].*input.*"nowhere"/],
  ["itself as input", [{ ...dense, name: "a", input: "a" }], [3], "RangeError", /cycles/],
  [
    "a cycle",
    [
      { ...dense, name: "a", input: "b" },
      { ...dense, name: "b", input: "a" },
    ],
    [3],
    "RangeError",
    /layers\[0\] "a".*layers\[1\].*cycles.*"b"/,
  ],
  ["an input that is a number", [{ ...dense, input: 0 }], [3], "TypeError", /input/],
  ["no inputs", [{ ...dense, input: [] }], [3], "RangeError", /input/],
  ["two inputs for one", [{ ...dense, input: ["input", "input"] }], [3], "RangeError", /input.*expected 1/],
  ["one input for add", [{ type: "add" }], [3], "RangeError", /input.*2 to/],
  ["three for multiply", [{ type: "multiply", input: ["input", "input", "input"] }], [3], "RangeError", /expected 2/],
  ["add of two shapes", [dense, { type: "add", input: ["input", "layer0"] }], [3], "RangeError", /layer1.*\[3\]/],
  ["multiply of two shapes", [dense, { type: "multiply", input: ["input", "layer0"] }], [3], "RangeError", /layer1/],
  ["no units", [{ type: "dense" }], [3], "TypeError", /units/],
  ["zero units", [{ type: "dense", units: 0 }], [3], "RangeError", /units/],
  ["half a unit", [{ type: "dense", units: 0.5 }], [3], "RangeError", /units/],
  ["NaN units", [{ type: "dense", units: Number.NaN }], [3], "RangeError", /units/],
  ["too many units", [{ type: "dense", units: 2 ** 53 }], [3], "RangeError", /units/],
  ["weights that no memory holds", [{ type: "dense", units: 2 ** 30 }], [2 ** 10], "RangeError", /layer0.*weight/],
  [
    "weights over all layers that no memory holds",
    Array.from({ length: 3 }, () => ({ type: "dense", units: 2 ** 15 })),
    [2 ** 15],
    "RangeError",
    /memory/,
  ],
  ["dense on planes", [dense], IMAGE, "RangeError", /layer0.*\[features\].*flatten/],
  ["softmax on planes", [{ type: "softmax" }], IMAGE, "RangeError", /layer0/],
  ["conv2d on features", [conv], [3], "RangeError", /layer0.*\[channels, height, width\]/],
  ["no kernel", [{ type: "conv2d", filters: 1 }], IMAGE, "TypeError", /kernel/],
  ["three kernel sizes", [{ ...conv, kernel: [1, 2, 3] }], IMAGE, "RangeError", /kernel/],
  ["a kernel of 0", [{ ...conv, kernel: [1, 0] }], IMAGE, "RangeError", /kernel\[1\]/],
  ["a kernel larger than the input", [{ ...conv, kernel: 9 }], IMAGE, "RangeError", /kernel \[9, 9\].*\[8, 8\]/],
  [
    "a kernel larger than the padded input",
    [{ ...conv, kernel: 11, padding: [1, 1, 1, 1] }],
    IMAGE,
    "RangeError",
    /larger/,
  ],
  ["a stride of 0", [{ ...conv, stride: 0 }], IMAGE, "RangeError", /stride/],
  ["a fractional stride", [{ ...conv, stride: 1.5 }], IMAGE, "RangeError", /stride/],
  ["two strides", [{ ...conv, stride: [1, 2] }], IMAGE, "TypeError", /stride/],
  ["an unknown padding", [{ ...conv, padding: "full" }], IMAGE, "RangeError", /padding.*"same"/],
  ["two paddings", [{ ...conv, padding: [1, 2] }], IMAGE, "RangeError", /padding/],
  ["a negative padding", [{ ...conv, padding: [0, -1, 0, 0] }], IMAGE, "RangeError", /padding.*right/],
  ["a padding that is a number", [{ ...conv, padding: 1 }], IMAGE, "TypeError", /padding/],
  ["a bias that is a number", [{ ...conv, bias: 1 }], IMAGE, "TypeError", /bias/],
  ["an unknown activation", [{ ...conv, activation: "gelu" }], IMAGE, "RangeError", /activation.*"swish"/],
  ["a clamp upside down", [{ ...conv, activation: { min: 1, max: 0 } }], IMAGE, "RangeError", /activation.min/],
  ["a clamp of NaN", [{ ...conv, activation: { min: Number.NaN, max: 0 } }], IMAGE, "RangeError", /activation.min/],
  ["half a clamp", [{ ...conv, activation: { min: 0 } }], IMAGE, "TypeError", /activation.max/],
  ["an activation layer without one", [{ type: "activation" }], IMAGE, "TypeError", /activation/],
  ["a pool larger than the input", [{ type: "maxPool", size: 9 }], IMAGE, "RangeError", /layer0/],
  ["a pool without size", [{ type: "avgPool" }], IMAGE, "TypeError", /size/],
  ["a pool on features", [{ type: "avgPool", size: 1 }], [3], "RangeError", /layer0/],
  ["a dropout of 1", [{ type: "dropout", rate: 1 }], [3], "RangeError", /rate/],
  ["a dropout of -0.1", [{ type: "dropout", rate: -0.1 }], [3], "RangeError", /rate/],
  ["a dropout of NaN", [{ type: "dropout", rate: Number.NaN }], [3], "RangeError", /rate/],
  ["no input shape", [dense], undefined, "TypeError", /inputShape/],
  ["an input shape that is a number", [dense], 3, "TypeError", /inputShape/],
  ["an empty input shape", [dense], [], "RangeError", /inputShape/],
  ["an input shape of four", [dense], [3, 4, 5, 6], "RangeError", /inputShape/],
  ["an input of no channels", [conv], [0, 8, 8], "RangeError", /inputShape/],
  ["a negative input", [dense], [-3], "RangeError", /inputShape/],
  ["a fractional input", [dense], [2.5], "RangeError", /inputShape/],
];

describe("layers that are refused", () => {
  for (const [title, layers, inputShape, name, message] of BAD) {
    test(title, () => {
      const before = lanewise.memoryUsage();
      const create = (): unknown =>
        lanewise.network.create(layers as LayerSpec[], { inputShape } as unknown as NetworkOptions);
      assert.throws(create, { name, message });
      assert.deepEqual(lanewise.memoryUsage(), before);
    });
  }

  test("options", () => {
    const bad: readonly [unknown, "TypeError" | "RangeError", RegExp][] = [
      [undefined, "TypeError", /options/],
      [{ inputShape: [3], seed: -1 }, "RangeError", /seed/],
      [{ inputShape: [3], seed: 0.5 }, "RangeError", /seed/],
      [{ inputShape: [3], seed: "1" }, "TypeError", /seed/],
      [{ inputShape: [3], precision: "f16" }, "RangeError", /precision.*"f32"/],
      [{ inputShape: [3], precision: "bf16" }, "RangeError", /precision.*"f32"/],
      [{ inputShape: [3], precision: "f64" }, "RangeError", /precision/],
      [{ inputShape: [3], memoryLimit: -1 }, "RangeError", /memoryLimit/],
      [{ inputShape: [3], memoryLimit: Number.NaN }, "RangeError", /memoryLimit/],
      [{ inputShape: [3], batchSize: 0 }, "RangeError", /batchSize/],
      [{ inputShape: [3], batch: 3 }, "TypeError", /batch/],
    ];
    for (const [options, name, message] of bad) {
      const create = (): unknown => lanewise.network.create([dense as LayerSpec], options as NetworkOptions);
      assert.throws(create, { name, message });
    }
  });
});

describe("what a network says about itself", () => {
  const layers: readonly LayerSpec[] = [
    { type: "conv2d", name: "stem", filters: 4, kernel: [3, 2], padding: "same", stride: 2 },
    { type: "batchNorm" },
    { type: "activation", activation: "relu" },
    { type: "depthwiseConv2d", kernel: 3, padding: "same", activation: "relu6", bias: false },
    { type: "conv2d", name: "b", filters: 4, kernel: 1 },
    { type: "add", input: ["b", "layer3"] },
    { type: "dropout", rate: 0.1 },
    { type: "flatten" },
    { type: "dense", units: 5 },
    { type: "softmax" },
  ];
  const network = lanewise.network.create(layers, { inputShape: IMAGE });

  test("report: kernels, where folded layers went, multiply-adds, bytes, sparsity", () => {
    network.setParameter("b.weight", [...new Float32Array(4), ...new Float32Array(12).fill(1)]);
    const rows = network
      .report()
      .map(({ name, kernel, sparsity, macs, bytes }) => [name, kernel, sparsity, macs, bytes]);
    assert.deepEqual(rows, [
      ["stem", "conv2d scalar 3x2", 0, 4 * 16 * 3 * 6, 4 * (72 + 4)],
      ["layer1", "folded into stem", 0, 0, 4 * 16],
      ["layer2", "fused into stem", 0, 0, 0],
      ["layer3", "depthwise scalar 3x3", 0, 4 * 16 * 9, 4 * 36],
      ["b", "conv2d scalar 1x1", 0.25, 4 * 16 * 4, 4 * (16 + 4)],
      ["layer5", "add", 0, 0, 0],
      ["layer6", "nothing (dropout is for training)", 0, 0, 0],
      ["layer7", "nothing (a view)", 0, 0, 0],
      ["layer8", "matmul scalar", 0, 64 * 5, 4 * (64 * 5 + 5)],
      ["layer9", "softmax", 0, 0, 0],
    ]);
  });

  test("a batch norm is not folded where the layer before is read by another too", () => {
    const forked = lanewise.network.create(
      [
        { type: "dense", units: 3, name: "a" },
        { type: "batchNorm", name: "b" },
        { type: "add", input: ["a", "b"] },
      ],
      { inputShape: [2] },
    );
    assert.deepEqual(
      forked.report().map(({ kernel }) => kernel),
      ["matmul scalar", "batch norm", "add"],
    );
  });

  test("parameters: names in the order of layers, counts without statistics, copies", () => {
    const small = lanewise.network.create([dense as LayerSpec, { type: "batchNorm", name: "n" }], { inputShape: [3] });
    assert.deepEqual(small.parameterNames, [
      "layer0.weight",
      "layer0.bias",
      "n.weight",
      "n.bias",
      "n.mean",
      "n.variance",
    ]);
    assert.equal(small.parameters, 6 + 2 + 2 + 2);
    const { shape, values } = small.getParameter("layer0.weight");
    assert.deepEqual(shape, [2, 3]);
    values.fill(9);
    assert.ok(small.getParameter("layer0.weight").values.every((value) => value !== 9));
    small.setParameter("n.mean", [1.5, 2]);
    assert.deepEqual([...small.getParameter("n.mean").values], [1.5, 2]);
  });
});
