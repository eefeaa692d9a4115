import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor } from "../../../src/runtime/types.js";
import { describeVariants } from "../../support/variants.js";

type Call = (x: Tensor<"f32">, weight: Tensor<"f32">, options?: object) => Tensor<"f32">;

describeVariants("arguments of the dense family", (load) => {
  const lanewise = load();
  const { matmul, conv2d, depthwiseConv2d } = lanewise.dense as unknown as Record<
    "matmul" | "conv2d" | "depthwiseConv2d",
    Call
  >;
  const f32 = (...shape: number[]): Tensor<"f32"> => lanewise.tensor("f32", shape);
  const other = load();

  function refuses(title: string, call: () => unknown, name: "TypeError" | "RangeError", message: RegExp): void {
    test(title, () => {
      const before = lanewise.memoryUsage();
      assert.throws(() => lanewise.scope(call), { name, message });
      assert.equal(lanewise.memoryUsage().tensors, before.tensors);
    });
  }

  const wrong = (value: unknown): Tensor<"f32"> => value as Tensor<"f32">;
  const a = f32(2, 3);
  const b = f32(3, 4);
  const disposed = f32(2, 3);
  disposed.dispose();
  refuses("matmul: a is an array", () => matmul(wrong([1]), b), "TypeError", /^a:/);
  refuses("matmul: b is missing", () => matmul(a, wrong(undefined)), "TypeError", /^b:/);
  refuses("matmul: f64", () => matmul(wrong(lanewise.tensor("f64", [2, 3])), b), "TypeError", /^a:.*f32/);
  refuses("matmul: disposed", () => matmul(disposed, b), "TypeError", /^a:.*disposed/);
  refuses("matmul: of another instance", () => matmul(other.tensor("f32", [2, 3]), b), "TypeError", /^a:.*another/);
  refuses("matmul: rank 3", () => matmul(f32(1, 2, 3), b), "RangeError", /^a:/);
  refuses("matmul: inner sizes", () => matmul(a, f32(4, 3)), "RangeError", /^b:.*3/);
  refuses("matmul: inner sizes transposed", () => matmul(a, b, { transposeB: true }), "RangeError", /^b:/);
  refuses("matmul: transposeA is a number", () => matmul(a, b, { transposeA: 1 }), "TypeError", /transposeA/);
  refuses("matmul: bias of another length", () => matmul(a, b, { bias: f32(3) }), "RangeError", /bias/);
  refuses("matmul: bias of rank 2", () => matmul(a, b, { bias: f32(1, 4) }), "RangeError", /bias/);
  refuses("matmul: bias is an array", () => matmul(a, b, { bias: [0, 0, 0, 0] }), "TypeError", /bias/);
  refuses("matmul: an unknown activation", () => matmul(a, b, { activation: "tanh" }), "RangeError", /activation/);
  refuses("matmul: activation is a number", () => matmul(a, b, { activation: 6 }), "TypeError", /activation/);
  refuses("matmul: a clamp upside down", () => matmul(a, b, { activation: { min: 1, max: 0 } }), "RangeError", /min/);
  refuses("matmul: a misspelt option", () => matmul(a, b, { transposedA: true }), "TypeError", /transposedA/);
  refuses("matmul: options are null", () => matmul(a, b, wrong(null)), "TypeError", /options/);
  refuses("matmul: out of another shape", () => matmul(a, b, { out: f32(4, 2) }), "RangeError", /^out:/);
  const square = f32(3, 3);
  refuses("matmul: out is an input", () => matmul(square, square, { out: square }), "RangeError", /^out:/);
  const flat = f32(9).reshape([3, 3]);
  refuses(
    "matmul: out shares memory",
    () => matmul(flat, f32(3, 3), { out: flat.reshape([3, 3]) }),
    "RangeError",
    /^out:/,
  );
  const row = f32(1, 3);
  refuses(
    "matmul: out is the bias",
    () => matmul(f32(1, 2), f32(2, 3), { bias: row.reshape([3]), out: row }),
    "RangeError",
    /^out:/,
  );

  const x = f32(1, 2, 5, 5);
  const weight = f32(3, 2, 3, 3);
  const own = f32(2, 1, 3, 3);
  for (const [name, call, kernel, outputs] of [
    ["conv2d", conv2d, weight, 3],
    ["depthwiseConv2d", depthwiseConv2d, own, 2],
  ] as const) {
    refuses(`${name}: x of rank 3`, () => call(f32(2, 5, 5), kernel), "RangeError", /^x:/);
    refuses(`${name}: x disposed`, () => call(disposed, kernel), "TypeError", /^x:/);
    refuses(`${name}: weight of rank 2`, () => call(x, f32(3, 2)), "RangeError", /^weight:/);
    refuses(`${name}: weight of other channels`, () => call(x, f32(3, 3, 3, 3)), "RangeError", /^weight:/);
    refuses(
      `${name}: an empty kernel`,
      () => call(x, f32(outputs, name === "conv2d" ? 2 : 1, 0, 3)),
      "RangeError",
      /^weight:/,
    );
    refuses(`${name}: bias of another length`, () => call(x, kernel, { bias: f32(outputs + 1) }), "RangeError", /bias/);
    for (const stride of [0, -1, 1.5, Number.NaN, Infinity]) {
      refuses(`${name}: stride ${stride}`, () => call(x, kernel, { stride }), "RangeError", /stride/);
    }
    refuses(`${name}: stride is a pair`, () => call(x, kernel, { stride: [1, 1] }), "TypeError", /stride/);
    refuses(`${name}: an unknown padding`, () => call(x, kernel, { padding: "SAME" }), "RangeError", /padding/);
    refuses(`${name}: a padding of three`, () => call(x, kernel, { padding: [1, 1, 1] }), "RangeError", /padding/);
    refuses(
      `${name}: a negative padding`,
      () => call(x, kernel, { padding: [1, 1, 1, -1] }),
      "RangeError",
      /padding.*left/,
    );
    refuses(
      `${name}: half a padding`,
      () => call(x, kernel, { padding: [0.5, 1, 1, 1] }),
      "RangeError",
      /padding.*top/,
    );
    refuses(`${name}: a padding that is a number`, () => call(x, kernel, { padding: 1 }), "TypeError", /padding/);
    refuses(
      `${name}: out of another shape`,
      () => call(x, kernel, { out: f32(1, outputs, 5, 5) }),
      "RangeError",
      /^out:/,
    );
    refuses(`${name}: out is x`, () => call(x, kernel, { padding: "same", out: x }), "RangeError", /^out:/);
    refuses(`${name}: a misspelt option`, () => call(x, kernel, { strides: 2 }), "TypeError", /strides/);
  }
  const pixels = f32(1, 5, 5, 2);
  const last = { layout: "channels-last" };
  refuses(
    "conv2d: an unknown layout",
    () => conv2d(x, weight, { layout: "NHWC" }),
    "RangeError",
    /layout.*channels-last/,
  );
  refuses("conv2d: a layout that is no string", () => conv2d(x, weight, { layout: 1 }), "TypeError", /layout/);
  refuses("conv2d: planes as channels last", () => conv2d(x, weight, last), "RangeError", /^weight:/);
  refuses("conv2d: channels last of rank 3", () => conv2d(f32(5, 5, 2), weight, last), "RangeError", /^x:.*N, H, W, C/);
  refuses("conv2d: channels last as planes", () => conv2d(pixels, weight), "RangeError", /^weight:/);
  refuses(
    "conv2d: a kernel larger than channels last",
    () => conv2d(f32(1, 5, 2, 2), weight, last),
    "RangeError",
    /kernel \[3, 3\].*\[5, 2\]/,
  );
  refuses("depthwiseConv2d: has no layout", () => depthwiseConv2d(x, own, last), "TypeError", /layout/);
  refuses(
    "conv2d: a kernel larger than the input",
    () => conv2d(x, f32(1, 2, 6, 1)),
    "RangeError",
    /kernel \[6, 1\].*\[5, 5\]/,
  );
  refuses(
    "conv2d: a kernel larger than the padded input",
    () => conv2d(x, f32(1, 2, 1, 8), { padding: [9, 1, 9, 1] }),
    "RangeError",
    /kernel \[1, 8\].*\[23, 7\]/,
  );
  refuses(
    "conv2d: a result that cannot be counted",
    () => conv2d(x, f32(1, 2, 1, 1), { padding: [65535, 65535, 65535, 65535] }),
    "RangeError",
    /2\^31/,
  );

  test("out of memory is a RangeError, and the instance goes on", () => {
    using small = load({ maximumBytes: 2 ** 20 });
    using image = small.tensor("f32", [1, 1, 128, 128]);
    using filters = small.tensor("f32", [64, 1, 1, 1]);
    assert.throws(() => small.dense.conv2d(image, filters), { name: "RangeError", message: /out of memory/ });
    using one = small.tensor("f32", [1, 1, 1, 1], [2]);
    using y = small.dense.conv2d(image, one);
    assert.equal(y.size, 128 * 128);
  });
});
