import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor } from "../../../src/runtime/types.js";
import type { SparseMatrix } from "../../../src/sparse/types.js";
import { describeVariants } from "../../support/variants.js";

type ErrorName = "TypeError" | "RangeError";

describeVariants("arguments of the sparse family", (load) => {
  const lanewise = load();
  const { prune, matrix, fromCSR } = lanewise.sparse as unknown as Record<
    "prune" | "matrix" | "fromCSR",
    (...values: readonly unknown[]) => SparseMatrix
  >;
  const other = load();

  function refuses(title: string, call: () => unknown, name: ErrorName, message: RegExp): void {
    test(title, () => {
      const before = lanewise.memoryUsage();
      assert.throws(() => lanewise.scope(call), { name, message });
      assert.equal(lanewise.memoryUsage().used, before.used);
    });
  }

  const weights = Float32Array.of(1, 0, 2, 3, 0, 4);
  const nan = Float32Array.of(1, 0, 2, NaN, 0, 4);
  const shape = [2, 3];
  const half = { sparsity: 0.5 };

  for (const [title, call] of [
    ["prune", (w: unknown, s: unknown) => prune(w, s, half)],
    ["matrix", (w: unknown, s: unknown) => matrix(w, s)],
  ] as const) {
    refuses(`${title}: weights are an array`, () => call([...weights], shape), "TypeError", /^weights:.*Float32Array/);
    refuses(`${title}: f64 weights`, () => call(Float64Array.from(weights), shape), "TypeError", /^weights:/);
    refuses(`${title}: weights are missing`, () => call(undefined, shape), "TypeError", /^weights:/);
    refuses(`${title}: too few weights`, () => call(weights, [2, 4]), "RangeError", /^weights.length:.*8.*\[2, 4\]/);
    refuses(`${title}: shape is missing`, () => call(weights, undefined), "TypeError", /^shape:/);
    refuses(`${title}: rank 1`, () => call(weights, [6]), "RangeError", /^shape:.*\[outputs, inputs\]/);
    refuses(`${title}: rank 3`, () => call(weights, [1, 2, 3]), "RangeError", /^shape:/);
    refuses(`${title}: a negative size`, () => call(weights, [-2, -3]), "RangeError", /^shape\[0\]:/);
    refuses(`${title}: half a size`, () => call(weights, [1.5, 4]), "RangeError", /^shape\[0\]:/);
    refuses(`${title}: a size of NaN`, () => call(weights, [NaN, 3]), "RangeError", /^shape\[0\]:/);
    refuses(`${title}: a NaN weight`, () => call(nan, shape), "RangeError", /^weights\[3\]:.*NaN/);
  }

  for (const sparsity of [1, -0.1, 1.5, NaN, Infinity, -Infinity]) {
    refuses(`prune: sparsity ${sparsity}`, () => prune(weights, shape, { sparsity }), "RangeError", /sparsity/);
  }
  refuses("prune: sparsity is text", () => prune(weights, shape, { sparsity: "0.5" }), "TypeError", /sparsity/);
  refuses("prune: sparsity is missing", () => prune(weights, shape, {}), "TypeError", /sparsity/);
  refuses("prune: no options", () => prune(weights, shape), "TypeError", /^options:/);
  refuses("prune: a misspelt option", () => prune(weights, shape, { ...half, blocks: 2 }), "TypeError", /blocks/);
  refuses("prune: block auto", () => prune(weights, shape, { ...half, block: "auto" }), "TypeError", /block/);

  for (const [title, call] of [
    ["prune", (options: object) => prune(weights, shape, { ...half, ...options })],
    ["matrix", (options: object) => matrix(weights, shape, options)],
  ] as const) {
    for (const block of [0, 3, 8, -1, NaN]) {
      refuses(`${title}: block ${block}`, () => call({ block }), "RangeError", /options.block:.*1, 2 or 4/);
    }
    refuses(`${title}: block is text`, () => call({ block: "4" }), "TypeError", /block/);
    for (const group of [0, -4, 1.5, NaN, Infinity]) {
      refuses(`${title}: group ${group}`, () => call({ group }), "RangeError", /options.group/);
    }
    refuses(`${title}: group is text`, () => call({ group: "4" }), "TypeError", /group/);
    refuses(
      `${title}: a group between blocks`,
      () => call({ group: 6, block: 4 }),
      "RangeError",
      /group:.*multiple.*4/,
    );
  }

  const csr = [Float32Array.of(1, 2, 3), Int32Array.of(0, 2, 1), Int32Array.of(0, 2, 3)] as const;
  for (const [title, call, outputs] of [
    ["matrix", (options: unknown) => matrix(weights, shape, options), 2],
    ["fromCSR", (options: unknown) => fromCSR(...csr, shape, options), 2],
  ] as const) {
    refuses(`${title}: options are null`, () => call(null), "TypeError", /^options:/);
    refuses(`${title}: a misspelt option`, () => call({ blocks: 4 }), "TypeError", /blocks/);
    refuses(`${title}: block 3`, () => call({ block: 3 }), "RangeError", /options.block/);
    refuses(`${title}: block is another word`, () => call({ block: "best" }), "TypeError", /options.block/);
    refuses(`${title}: storage bf16`, () => call({ storage: "bf16" }), "RangeError", /options.storage/);
    refuses(`${title}: storage is a number`, () => call({ storage: 16 }), "TypeError", /options.storage/);
    refuses(`${title}: an unknown activation`, () => call({ activation: "tanh" }), "RangeError", /activation/);
    refuses(`${title}: a clamp upside down`, () => call({ activation: { min: 1, max: 0 } }), "RangeError", /min/);
    refuses(`${title}: a clamp of NaN`, () => call({ activation: { min: NaN, max: 0 } }), "RangeError", /min/);
    refuses(
      `${title}: bias of another length`,
      () => call({ bias: new Float32Array(outputs + 1) }),
      "RangeError",
      /bias/,
    );
    refuses(`${title}: bias is an array`, () => call({ bias: [0, 0] }), "TypeError", /bias/);
  }
  refuses("fromCSR: a group", () => fromCSR(...csr, shape, { group: 4 }), "TypeError", /group/);

  refuses("matrix: too many inputs", () => matrix(new Float32Array(65537), [1, 65537]), "RangeError", /index overflow/);
  refuses(
    "matrix: too many outputs",
    () => matrix(new Float32Array(0), [2 ** 31 - 1, 0]),
    "RangeError",
    /index overflow/,
  );
  const empty = new Int32Array(0);
  refuses(
    "fromCSR: too many inputs",
    () => fromCSR(new Float32Array(0), empty, Int32Array.of(0, 0), [1, 2 ** 20]),
    "RangeError",
    /index overflow/,
  );
  for (const value of [65520, -7e4, 3e38]) {
    const large = Float32Array.of(1, 65519, value);
    refuses(
      `matrix: f16 ${value}`,
      () => matrix(large, [1, 3], { storage: "f16" }),
      "RangeError",
      /^weights\[2\]:.*f16/,
    );
  }

  const csrWith = (changes: { values?: unknown; columns?: unknown; rowPointers?: unknown }): (() => unknown) => {
    const { values = csr[0], columns = csr[1], rowPointers = csr[2] } = changes;
    return () => fromCSR(values, columns, rowPointers, shape);
  };
  const pointers = (...values: number[]): (() => unknown) => csrWith({ rowPointers: Int32Array.from(values) });
  refuses("fromCSR: values are an array", csrWith({ values: [1, 2, 3] }), "TypeError", /^values:/);
  refuses("fromCSR: columns are unsigned", csrWith({ columns: Uint32Array.of(0, 2, 1) }), "TypeError", /^columns:/);
  refuses("fromCSR: rowPointers are an array", csrWith({ rowPointers: [0, 2, 3] }), "TypeError", /^rowPointers:/);
  refuses(
    "fromCSR: fewer columns",
    csrWith({ columns: Int32Array.of(0, 2) }),
    "RangeError",
    /^values.length:.*2.*columns/,
  );
  refuses("fromCSR: too few row pointers", pointers(0, 3), "RangeError", /^rowPointers.length:.*3/);
  refuses("fromCSR: too many row pointers", pointers(0, 1, 2, 3), "RangeError", /^rowPointers.length:.*3/);
  refuses("fromCSR: a first row that starts late", pointers(1, 2, 3), "RangeError", /^rowPointers\[0\]:/);
  refuses("fromCSR: row pointers that fall", pointers(0, 4, 3), "RangeError", /^rowPointers\[2\]:.*4/);
  refuses("fromCSR: a negative row pointer", pointers(0, -1, 3), "RangeError", /^rowPointers\[1\]:/);
  refuses("fromCSR: row pointers that end early", pointers(0, 1, 2), "RangeError", /^rowPointers\[2\]:.*3/);
  refuses("fromCSR: row pointers that end late", pointers(0, 1, 4), "RangeError", /^rowPointers\[2\]:.*3/);
  refuses("fromCSR: a column too high", csrWith({ columns: Int32Array.of(0, 3, 1) }), "RangeError", /^columns\[1\]:/);
  refuses("fromCSR: a negative column", csrWith({ columns: Int32Array.of(0, 2, -1) }), "RangeError", /^columns\[2\]:/);
  refuses("fromCSR: a NaN", csrWith({ values: Float32Array.of(1, NaN, 2) }), "RangeError", /^values\[1\]:/);
  refuses(
    "fromCSR: infinities that cancel",
    () => fromCSR(Float32Array.of(1, Infinity, -Infinity), Int32Array.of(0, 2, 2), Int32Array.of(0, 0, 3), shape),
    "RangeError",
    /^values:.*row 1, column 2.*NaN/,
  );

  const packed = matrix(weights, shape);
  const matmul = packed.matmul.bind(packed) as (x: unknown, out?: unknown) => Tensor<"f32">;
  const f32 = (...sizes: number[]): Tensor<"f32"> => lanewise.tensor("f32", sizes);
  const disposed = f32(3, 4);
  disposed.dispose();
  refuses("matmul: x is an array", () => matmul([1, 2, 3]), "TypeError", /^x:/);
  refuses("matmul: x is missing", () => matmul(undefined), "TypeError", /^x:/);
  refuses("matmul: f64", () => matmul(lanewise.tensor("f64", [3, 4])), "TypeError", /^x:.*f32/);
  refuses("matmul: disposed x", () => matmul(disposed), "TypeError", /^x:.*disposed/);
  refuses("matmul: of another instance", () => matmul(other.tensor("f32", [3, 4])), "TypeError", /^x:.*another/);
  refuses("matmul: rank 1", () => matmul(f32(3)), "RangeError", /^x:.*\[3, pixels\]/);
  refuses("matmul: rank 4", () => matmul(f32(1, 3, 2, 2)), "RangeError", /^x:/);
  refuses("matmul: other inputs", () => matmul(f32(4, 3)), "RangeError", /^x:.*\[3, pixels\]/);
  refuses("matmul: a batch of other inputs", () => matmul(f32(3, 4, 5)), "RangeError", /^x:.*\[batch, 3, pixels\]/);
  refuses("matmul: out is an array", () => matmul(f32(3, 4), new Float32Array(8)), "TypeError", /^out:/);
  refuses("matmul: out of another shape", () => matmul(f32(3, 4), f32(4, 2)), "RangeError", /^out:.*\[2, 4\]/);
  refuses("matmul: out without the batch", () => matmul(f32(1, 3, 4), f32(2, 4)), "RangeError", /^out:.*\[1, 2, 4\]/);
  const shared = f32(12);
  refuses(
    "matmul: out is x",
    () => {
      using square = matrix(Float32Array.of(1, 0, 0, 1), [2, 2]);
      const x = f32(2, 3);
      square.matmul(x, x);
    },
    "RangeError",
    /^out:/,
  );
  refuses(
    "matmul: out shares memory with x",
    () => {
      using square = matrix(Float32Array.of(1, 0, 0, 1), [2, 2]);
      square.matmul(shared.reshape([2, 6]), shared.reshape([2, 6]));
    },
    "RangeError",
    /^out:/,
  );
  refuses(
    "matmul: planes of 2^31 bytes",
    () => {
      using many = matrix(new Float32Array(65536), [65536, 1]);
      many.matmul(f32(1, 2 ** 13));
    },
    "RangeError",
    /^x:.*2\^31/,
  );
  refuses(
    "matmul: planes of 2^31 bytes of a batch of none",
    () => matmul(f32(0, 3, 2 ** 29)),
    "RangeError",
    /^x:.*2\^31/,
  );

  test("a matrix that was disposed throws, and disposes again in silence", () => {
    const gone = matrix(weights, shape);
    gone.dispose();
    gone.dispose();
    gone[Symbol.dispose]();
    assert.throws(() => gone.matmul(f32(3, 4)), { name: "TypeError", message: /sparse matrix was disposed/ });
    assert.deepEqual([gone.outputs, gone.inputs, gone.nonzeros], [2, 3, 4]);
  });

  test("so does one whose instance was disposed", () => {
    const instance = load();
    const orphan = instance.sparse.matrix(weights, [2, 3]);
    const x = instance.tensor("f32", [3, 1]);
    instance.dispose();
    assert.throws(() => orphan.matmul(x), { name: "TypeError", message: /disposed/ });
    orphan.dispose();
  });
});
