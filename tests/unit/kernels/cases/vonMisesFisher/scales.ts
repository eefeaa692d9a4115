import assert from "node:assert/strict";
import type { Cases, Trial } from "../../case.js";
import { norm, rowAt, rowsOf, SHAPES, type RowType } from "../../directions.js";

const BYTES = 1 << 17;

function trial(dtype: RowType, name: string, rows: Float32Array | Float64Array, d: number, good: number): Trial {
  return {
    name,
    bytes: BYTES,
    run: (memory) => {
      const n = rows.length / d;
      // A row of f64 may be scaled in place.
      const x = dtype === "f32" ? memory.input(rows) : memory.inout(rows);
      const scales = memory.output(2 * n);
      assert.equal(memory.call(`row_scales_${dtype}`, n, d, x, scales), good);
      const scaled = dtype === "f32" ? rows : memory.doubles(x, rows.length);
      const reference = Array.from({ length: good }, (_, row) => 1 / norm(rowAt(scaled, row, d)));
      return [
        {
          name: "scales",
          actual: memory.doubles(scales, n).subarray(0, good),
          reference,
          tolerance: reference.map((value) => 1e-15 * value),
        },
      ];
    },
  };
}

function* trials(dtype: RowType): Iterable<Trial> {
  for (const [n, d] of SHAPES) {
    yield trial(dtype, `${n} x ${d}`, rowsOf(dtype, n, d), d, n);
  }
  yield trial(dtype, "no rows", rowsOf(dtype, 0, 3), 3, 0);
  const create = (values: readonly number[]): Float32Array | Float64Array =>
    dtype === "f32" ? Float32Array.from(values) : Float64Array.from(values);
  for (const bad of [0, NaN, Infinity, -Infinity]) {
    const row = bad === 0 ? [0, -0, 0] : [1, bad, 2];
    yield trial(dtype, `a second row with ${bad}`, create([1, 2, 3, ...row, 4, 5, 6]), 3, 1);
  }
  const extremes = dtype === "f32" ? [1e38, 1e30, 1e-30, 2 ** -149] : [1.7e308, 1e200, 1e-200, 2 ** -1074];
  for (const size of extremes) yield trial(dtype, `values of ${size}`, create([size, -size, 0, size, 0, 0]), 3, 2);
}

export const CASES: Cases = {
  row_scales_f32: () => trials("f32"),
  row_scales_f64: () => trials("f64"),
};
