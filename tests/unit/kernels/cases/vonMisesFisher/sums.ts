import assert from "node:assert/strict";
import type { Cases, Trial } from "../../case.js";
import { rowsOf, SHAPES, type RowType } from "../../directions.js";
import type { KernelMemory } from "../../memory.js";

const BYTES = 1 << 18;

/** A value in units of 2^-51, rounded to nearest even as the sum with 3 is. */
function units(value: number): bigint {
  return BigInt((value + 3 - 3) * 2 ** 51);
}

/** Exact sums of columns and of the weights, in the kernel's layout: two of units, two of 2^32 units. */
function layout(sums: readonly bigint[], isCarried: boolean): BigInt64Array {
  const words = new BigInt64Array(4 * Math.ceil(sums.length / 2));
  sums.forEach((sum, column) => {
    const place = 4 * (column >> 1) + (column & 1);
    words[place] = isCarried ? sum & 0xffffffffn : sum;
    words[place + 2] = isCarried ? sum >> 32n : 0n;
  });
  return words;
}

function exactSums(
  n: number,
  d: number,
  rows: ArrayLike<number>,
  scales: Float64Array,
  weights: Float64Array,
): bigint[] {
  const sums = Array.from({ length: d + 1 }, () => 0n);
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < d; column += 1) {
      sums[column] = sums[column]! + units(rows[row * d + column]! * scales[row]!);
    }
    sums[d] = sums[d]! + units(weights[row]!);
  }
  return sums;
}

function readWords(memory: KernelMemory, pointer: number, length: number): BigInt64Array {
  return new BigInt64Array(memory.doubles(pointer, length).buffer);
}

function* additions(dtype: RowType): Iterable<Trial> {
  for (const [n, d] of SHAPES) {
    for (const isWeighted of [false, true]) {
      yield {
        name: `${n} x ${d}${isWeighted ? ", weights" : ""}`,
        bytes: BYTES,
        run: (memory) => {
          const rows = rowsOf(dtype, n, d);
          const largest = Array.from(rows).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          const weights = Float64Array.from({ length: n }, (_, row) => (isWeighted ? (row % 4) / 3 : 1));
          const scales = weights.map((weight) => weight / largest);
          const x = memory.input(rows);
          const [scalesAt, weightsAt] = [memory.input(scales), isWeighted ? memory.input(weights) : 0];
          const expected = layout(exactSums(n, d, rows, scales, weights), false);
          const sums = memory.inout(new Float64Array(expected.length));
          memory.call(`direction_sum_${dtype}`, n, d, x, scalesAt, weightsAt, sums);
          assert.deepEqual(readWords(memory, sums, expected.length), expected);
          memory.call("direction_carry_f64", d, sums);
          const carried = layout(exactSums(n, d, rows, scales, weights), true);
          assert.deepEqual(readWords(memory, sums, expected.length), carried);
          return [
            {
              name: "sums",
              actual: memory.doubles(sums, carried.length),
              reference: new Float64Array(carried.buffer),
              tolerance: 0,
            },
          ];
        },
      };
    }
  }
}

function* repeated(): Iterable<Trial> {
  yield {
    name: "the largest values, 4,095 rows after a carry",
    bytes: BYTES,
    run: (memory) => {
      const [n, d] = [4095, 2];
      const rows = Float32Array.from({ length: n * d }, (_, index) => (index % d === 0 ? 1 : -1));
      const ones = new Float64Array(n).fill(1);
      const [x, scales] = [memory.input(rows), memory.input(ones)];
      const sums = memory.inout(new Float64Array(8));
      for (let round = 0; round < 3; round += 1) {
        memory.call("direction_sum_f32", n, d, x, scales, 0, sums);
        memory.call("direction_carry_f64", d, sums);
      }
      const total = 3n * BigInt(n) * 2n ** 51n;
      assert.deepEqual(readWords(memory, sums, 8), layout([total, -total, total], true));
      return [];
    },
  };
}

export const CASES: Cases = {
  direction_sum_f32: function* () {
    yield* additions("f32");
    yield* repeated();
  },
  direction_sum_f64: () => additions("f64"),
  direction_carry_f64: function* () {
    const values = [0n, 1n, -1n, 2n ** 32n - 1n, 2n ** 32n, -(2n ** 32n), 2n ** 63n - 1n, -(2n ** 63n)];
    yield {
      name: "units of both signs",
      run: (memory) => {
        const d = values.length - 1;
        const words = layout(values, false);
        const sums = memory.inout(new Float64Array(words.buffer));
        memory.call("direction_carry_f64", d, sums);
        assert.deepEqual(readWords(memory, sums, words.length), layout(values, true));
        return [];
      },
    };
  },
  direction_mean_f64: function* () {
    for (const d of [2, 3, 8, 9]) {
      yield {
        name: `d=${d}`,
        run: (memory) => {
          const total = 5n * 2n ** 51n + 12345n;
          const sums = Array.from({ length: d }, (_, column) => BigInt(column - 2) * 2n ** 50n + BigInt(column * 977));
          const words = layout([...sums, total], true);
          const y = memory.output(2 * (d + 1));
          memory.call("direction_mean_f64", d, memory.input(new Float64Array(words.buffer)), y);
          const reference = [...sums.map((sum) => Number(sum) / Number(total)), Number(total) * 2 ** -51];
          const tolerance = reference.map((value) => Math.abs(value) * 2 ** -51);
          return [{ name: "y", actual: memory.doubles(y, d + 1), reference, tolerance }];
        },
      };
    }
  },
};
