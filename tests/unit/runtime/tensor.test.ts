import assert from "node:assert/strict";
import { test } from "node:test";
import type { DType, Tensor } from "../../../src/types.js";
import { describeVariants } from "../../support/variants.js";

const DTYPES: readonly DType[] = ["f16", "bf16", "f32", "f64", "i32", "u8"];
const BYTES = { f16: 2, bf16: 2, f32: 4, f64: 8, i32: 4, u8: 1 };
const ARRAYS = {
  f16: Uint16Array,
  bf16: Uint16Array,
  f32: Float32Array,
  f64: Float64Array,
  i32: Int32Array,
  u8: Uint8Array,
};

describeVariants("tensors", (load) => {
  for (const dtype of DTYPES) {
    test(`${dtype}: numbers in and out, zeros without values`, () => {
      const lanewise = load();
      const numbers = [0, 1, 2, 3, 100, 255];
      const tensor = lanewise.tensor(dtype, [2, 3], numbers);
      assert.equal(tensor.dtype, dtype);
      assert.deepEqual(tensor.shape, [2, 3]);
      assert.equal(tensor.size, 6);
      assert.ok(tensor.data instanceof ARRAYS[dtype]);
      assert.equal(tensor.data.byteLength, 6 * BYTES[dtype]);
      assert.equal(tensor.data.byteOffset % 16, 0);
      assert.deepEqual(tensor.toFloat32Array(), Float32Array.from(numbers));
      tensor.dispose();
      assert.deepEqual(lanewise.tensor(dtype, [6]).toFloat32Array(), new Float32Array(6), "reused memory is zeroed");
    });

    test(`${dtype}: scalars and empty tensors`, () => {
      const lanewise = load();
      assert.deepEqual(lanewise.tensor(dtype, [], [7]).toFloat32Array(), Float32Array.of(7));
      const empty = lanewise.tensor(dtype, [3, 0, 2]);
      assert.equal(empty.size, 0);
      assert.equal(empty.data.length, 0);
      assert.equal(empty.set([]), empty);
    });
  }

  test("set takes every kind of array, and its result is the tensor", () => {
    const tensor = load().tensor("f64", [3]);
    for (const values of [
      [1, 2, 3],
      Float32Array.of(1, 2, 3),
      Int8Array.of(1, 2, 3),
      { length: 3, 0: 1, 1: 2, 2: 3 },
    ]) {
      tensor.data.fill(0);
      assert.equal(tensor.set(values), tensor);
      assert.deepEqual([...tensor.data], [1, 2, 3]);
    }
  });

  test("NaN and infinities are values of the floating-point dtypes", () => {
    for (const dtype of ["f16", "bf16", "f32", "f64"] as const) {
      const tensor = load().tensor(dtype, [4], [NaN, Infinity, -Infinity, -0]);
      assert.deepEqual(tensor.toFloat32Array(), Float32Array.of(NaN, Infinity, -Infinity, -0));
    }
  });

  test("f16 and bf16 hold raw bits, rounded to nearest even", () => {
    const lanewise = load();
    const numbers = [1 + 2 ** -11, 1 + 3 * 2 ** -11, 65519.99, 65520, 2 ** -24, 2 ** -25];
    assert.deepEqual([...lanewise.tensor("f16", [6], numbers).data], [0x3c00, 0x3c02, 0x7bff, 0x7c00, 1, 0]);
    assert.deepEqual(
      [...lanewise.tensor("bf16", [3], [1 + 2 ** -8, 1 + 3 * 2 ** -8, 3.4e38]).data],
      [0x3f80, 0x3f82, 0x7f80],
    );
  });

  test("data is a live view of the same memory, before and after that memory has grown", () => {
    const lanewise = load();
    const tensor = lanewise.tensor("f32", [3], [1, 2, 3]);
    tensor.data[1] = 20;
    const stale = tensor.data;
    const { reserved } = lanewise.memoryUsage();
    lanewise.tensor("u8", [reserved]);
    assert.ok(lanewise.memoryUsage().reserved > reserved);
    assert.equal(stale.length, 0, "the engine has detached the old view");
    assert.deepEqual([...tensor.data], [1, 20, 3]);
    assert.deepEqual([...tensor.toFloat32Array()], [1, 20, 3]);
  });

  test("another tensor's data as values survives the growth that the new tensor causes", () => {
    const lanewise = load();
    const size = 50_000;
    const source = lanewise.tensor(
      "f32",
      [size],
      Float32Array.from({ length: size }, (_, index) => index),
    );
    const { reserved } = lanewise.memoryUsage();
    const copies = [1, 2, 3, 4].map(() => lanewise.tensor("f64", [size], source.data));
    assert.ok(lanewise.memoryUsage().reserved > reserved);
    for (const copy of copies) assert.equal(copy.data[size - 1], size - 1);
  });

  test("reshape shares the bytes, which live until both tensors are disposed", () => {
    const lanewise = load();
    const { used } = lanewise.memoryUsage();
    const matrix = lanewise.tensor("i32", [2, 3], [1, 2, 3, 4, 5, 6]);
    const row = matrix.reshape([6]);
    assert.deepEqual(lanewise.memoryUsage(), { ...lanewise.memoryUsage(), used: used + 32, tensors: 2 });
    row.data[0] = 10;
    assert.equal(matrix.data[0], 10);
    matrix.dispose();
    matrix.dispose();
    assert.equal(lanewise.memoryUsage().used, used + 32);
    assert.deepEqual([...row.data], [10, 2, 3, 4, 5, 6]);
    assert.deepEqual(row.reshape([3, 2]).shape, [3, 2]);
    row.dispose();
    assert.equal(lanewise.memoryUsage().used, used + 32, "the second reshape holds the bytes");
  });

  test("the shape is a copy that nobody can change", () => {
    const shape = [2, 2];
    const tensor = load().tensor("f32", shape);
    shape[0] = 5;
    assert.deepEqual(tensor.shape, [2, 2]);
    assert.throws(() => (tensor.shape as number[]).push(1), TypeError);
  });

  test("every use after disposal throws and names the tensor; disposal itself may be repeated", () => {
    const lanewise = load();
    const tensor = lanewise.tensor("f32", [2, 3]);
    const { used } = lanewise.memoryUsage();
    tensor.dispose();
    assert.equal(lanewise.memoryUsage().used, used - 32);
    tensor.dispose();
    tensor[Symbol.dispose]();
    assert.deepEqual(lanewise.memoryUsage().tensors, 0);
    const uses: ((tensor: Tensor<"f32">) => unknown)[] = [
      ({ data }) => data,
      ({ shape }) => shape,
      ({ size }) => size,
      ({ dtype }) => dtype,
      (disposed) => disposed.toFloat32Array(),
      (disposed) => disposed.set([1, 2, 3, 4, 5, 6]),
      (disposed) => disposed.reshape([6]),
    ];
    for (const use of uses) {
      assert.throws(() => use(tensor), { name: "TypeError", message: /f32 tensor \[2, 3\] was disposed/ });
    }
  });

  test("using disposes at the end of the block", () => {
    const lanewise = load();
    {
      using tensor = lanewise.tensor("f32", [4]);
      assert.equal(lanewise.memoryUsage().tensors, 1);
      assert.equal(tensor.size, 4);
    }
    assert.equal(lanewise.memoryUsage().tensors, 0);
  });
});

describeVariants("tensors refuse", (load) => {
  const wrongArguments: readonly [string, readonly unknown[], string, RegExp][] = [
    ["an unknown dtype", ["f8", [2]], "RangeError", /^dtype: expected one of "f16", .*, got "f8"$/],
    ["a dtype that is no string", [32, [2]], "TypeError", /^dtype: .*, got 32$/],
    ["a name of Object.prototype as dtype", ["constructor", [2]], "RangeError", /^dtype: /],
    ["no shape", ["f32"], "TypeError", /^shape: expected an array of sizes, got undefined$/],
    ["a number as shape", ["f32", 3], "TypeError", /^shape: .*, got 3$/],
    ["a typed array as shape", ["f32", Int32Array.of(2)], "TypeError", /^shape: .*, got Int32Array of 4 bytes$/],
    ["a negative size", ["f32", [2, -1]], "RangeError", /^shape\[1\]: expected a whole number .*, got -1$/],
    ["a fractional size", ["f32", [1.5]], "RangeError", /^shape\[0\]: .*, got 1.5$/],
    ["NaN as size", ["f32", [NaN]], "RangeError", /^shape\[0\]: .*, got NaN$/],
    ["infinity as size", ["f32", [Infinity]], "RangeError", /^shape\[0\]: .*, got Infinity$/],
    ["a string as size", ["f32", ["2"]], "TypeError", /^shape\[0\]: .*, got "2"$/],
    ["a bigint as size", ["f32", [2n]], "TypeError", /^shape\[0\]: .*, got 2n$/],
    ["a hole as size", ["f32", Array(1)], "TypeError", /^shape\[0\]: .*, got undefined$/],
    ["sizes whose product is too large", ["f32", [65536, 65536]], "RangeError", /^shape: .*at most 2147483647/],
    ["too few values", ["f32", [2, 3], [1]], "RangeError", /^values: expected 6 numbers for shape \[2, 3\], got 1$/],
    ["too many values", ["f32", [1], [1, 2]], "RangeError", /^values: expected 1 numbers .*, got 2$/],
    ["a number as values", ["f32", [1], 1], "TypeError", /^values: expected an array of numbers, got 1$/],
    ["a string as values", ["f32", [1], "1"], "TypeError", /^values: .*, got "1"$/],
    ["null as values", ["f32", [1], null], "TypeError", /^values: .*, got null$/],
    [
      "bigints as values",
      ["f32", [1], BigInt64Array.of(1n)],
      "TypeError",
      /^values: .*, got BigInt64Array of 8 bytes$/,
    ],
    ["a DataView as values", ["u8", [1], new DataView(new ArrayBuffer(1))], "TypeError", /^values: /],
    ["strings among the values", ["f32", [2], [1, "2"]], "TypeError", /^values\[1\]: expected a number, got "2"$/],
    ["holes among the values", ["f64", [2], Array(2)], "TypeError", /^values\[0\]: .*, got undefined$/],
    ["a length that is no number", ["f32", [1], { length: "1" }], "TypeError", /^values.length: /],
    [
      "fractions for i32",
      ["i32", [1], [1.5]],
      "RangeError",
      /^values\[0\]: expected a whole number .* for i32, got 1.5$/,
    ],
    ["NaN for i32", ["i32", [1], Float32Array.of(NaN)], "RangeError", /^values\[0\]: .*, got NaN$/],
    ["values beyond i32", ["i32", [1], [2 ** 31]], "RangeError", /^values\[0\]: .*, got 2147483648$/],
    ["values beyond u8", ["u8", [2], [255, 256]], "RangeError", /^values\[1\]: .* from 0 to 255 for u8, got 256$/],
    ["negative values for u8", ["u8", [1], Int8Array.of(-1)], "RangeError", /^values\[0\]: .*, got -1$/],
  ];
  for (const [what, parameters, name, message] of wrongArguments) {
    test(`${what} with a ${name}, and nothing is allocated`, () => {
      const lanewise = load();
      const untyped = lanewise as unknown as { tensor: (...parameters: readonly unknown[]) => unknown };
      const before = lanewise.memoryUsage();
      assert.throws(() => untyped.tensor(...parameters), { name, message });
      assert.deepEqual(lanewise.memoryUsage(), before);
    });
  }

  test("set and reshape that do not fit, and leave the tensor as it was", () => {
    const tensor = load().tensor("u8", [2, 2], [1, 2, 3, 4]);
    const set = (values: unknown) => () => tensor.set(values as number[]);
    assert.throws(set([1, 2, 3]), {
      name: "RangeError",
      message: /^values: expected 4 numbers for shape \[2, 2\], got 3$/,
    });
    assert.throws(set([9, 9, 9, 256]), { name: "RangeError", message: /^values\[3\]/ });
    assert.throws(set([9, 9, 9, {}]), { name: "TypeError", message: /^values\[3\]: expected a number, got Object$/ });
    assert.throws(set(undefined), {
      name: "TypeError",
      message: /^values: expected an array of numbers, got undefined$/,
    });
    assert.throws(() => tensor.reshape([3]), {
      name: "RangeError",
      message: /^shape: expected 4 values, as many as before, got 3/,
    });
    assert.throws(() => tensor.reshape([-2, -2]), { name: "RangeError", message: /^shape\[0\]/ });
    assert.deepEqual([...tensor.data], [1, 2, 3, 4]);
  });
});
