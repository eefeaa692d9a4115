import assert from "node:assert/strict";
import { test } from "node:test";
import { compressRows, compressStored, countNonzeros, valuesAt } from "../../../src/sparse/rows.js";

const SHAPE = [2, 3] as const;
const WEIGHTS = Float32Array.of(0, NaN, -2, 2 ** -149, -0, Infinity);

test("stored weights: zeros of both signs left out, all others kept as they are, row by row", () => {
  const { starts, columns, values } = compressStored(WEIGHTS, SHAPE);
  assert.deepEqual([...starts], [0, 2, 4]);
  assert.deepEqual([...columns], [1, 2, 0, 2]);
  assert.deepEqual(values, Float32Array.of(NaN, -2, 2 ** -149, Infinity));
  assert.equal(countNonzeros(WEIGHTS), 4);
});

test("checked weights: the first NaN is named; with f16 what rounds to zero is left out", () => {
  assert.throws(() => compressRows(WEIGHTS, SHAPE, "f32"), { name: "RangeError", message: /^weights\[1\]/ });
  const { columns, values } = compressRows(Float32Array.of(1, 2 ** -30, 3.0001), [1, 3], "f16");
  assert.deepEqual([...columns], [0, 2]);
  assert.deepEqual([...values], [1, 3]);
  const large = Float32Array.of(1, 7e4);
  assert.throws(() => compressRows(large, [1, 2], "f16"), { name: "RangeError", message: /^weights\[1\].*65504/ });
  assert.deepEqual([...compressRows(Float32Array.of(Infinity), [1, 1], "f16").values], [Infinity]);
});

test("other weights at the same places, or none where others are zero, as many or not", () => {
  const rows = compressStored(WEIGHTS, SHAPE);
  assert.deepEqual(valuesAt(rows, Float32Array.of(-0, 1, 2, 3, 0, NaN)), Float32Array.of(1, 2, 3, NaN));
  assert.equal(valuesAt(rows, Float32Array.of(0, 1, 2, 0, 3, 4)), undefined);
  assert.equal(valuesAt(rows, Float32Array.of(0, 1, 2, 3, 4, 5)), undefined);
  assert.equal(valuesAt(rows, Float32Array.of(0, 1, 2, 3, 0, 0)), undefined);
});
