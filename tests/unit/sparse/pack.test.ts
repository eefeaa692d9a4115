import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeHalf, encodeHalf, F16 } from "../../../src/runtime/half.js";
import { arrangeRows } from "../../../src/sparse/arrange.js";
import { planPacking, writePacking } from "../../../src/sparse/pack.js";
import { compressRows } from "../../../src/sparse/rows.js";
import type { Block } from "../../../src/sparse/types.js";
import { createRandom, uniformArray } from "../network/random.js";
import { readPacked, runDense, runPacked, unpack, type PackedMatrix } from "./reference.js";
import { sparseWeights, type Shape } from "./weights.js";

interface Options {
  readonly block?: Block | "auto";
  readonly storage?: "f32" | "f16";
  readonly bias?: Float32Array;
}

/** Packs into the middle of a larger array and reads back; nothing outside may change. */
function packAndRead(weights: Float32Array, shape: Shape, options: Options = {}): PackedMatrix {
  const { block = "auto", storage = "f32", bias } = options;
  const rows = compressRows(weights, shape, storage);
  const packing = planPacking(rows, arrangeRows(rows, { block, group: undefined }), { bias, storage });
  const memory = new Uint8Array(packing.bytes + 64).fill(0xab);
  const target = memory.subarray(32, 32 + packing.bytes);
  writePacking(packing, target);
  for (const guard of [memory.subarray(0, 32), memory.subarray(32 + packing.bytes)]) {
    assert.ok(guard.every((byte) => byte === 0xab));
  }
  return readPacked(target);
}

const SHAPES: readonly Shape[] = [
  [0, 0],
  [0, 5],
  [5, 0],
  [1, 1],
  [3, 7],
  [4, 4],
  [7, 33],
  [13, 300],
  [22, 61],
];

describe("the packed format", () => {
  for (const shape of SHAPES)
    test(`[${shape.join(", ")}] holds the weights and biases, whatever the blocks and the storage`, () => {
      const [outputs] = shape;
      for (const sparsity of [0, 0.7, 1]) {
        const weights = sparseWeights(outputs, shape, sparsity);
        const bias = uniformArray(createRandom(1), outputs);
        for (const block of [1, 2, 4, "auto"] as const) {
          const packed = packAndRead(weights, shape, { block, bias });
          assert.deepEqual([packed.outputs, packed.inputs], shape);
          assert.deepEqual(unpack(packed), weights);
          for (const { rows, biases } of packed.blocks) {
            assert.deepEqual(
              biases,
              rows.map((row) => bias[row]),
            );
          }
          const halves = packAndRead(weights, shape, { block, storage: "f16" });
          assert.equal(halves.storage, "f16");
          const rounded = weights.map((weight) => decodeHalf(F16, encodeHalf(F16, weight)));
          assert.deepEqual(unpack(halves), rounded);
          assert.ok(halves.blocks.every(({ biases }) => biases.every((value) => Object.is(value, 0))));
        }
      }
    });

  test("a short block of four is stored as two pairs on the same columns", () => {
    for (const [columns, heights] of [
      [23, [2, 2]],
      [24, [4]],
    ] as const) {
      const weights = new Float32Array(4 * 40);
      // Every column has a weight in the first row alone: a pair that dropped the others' zeros would show.
      for (let column = 0; column < columns; column++) weights[column] = 1;
      const { blocks } = packAndRead(weights, [4, 40], { block: 4 });
      assert.deepEqual(
        blocks.map(({ rows }) => rows.length),
        heights,
      );
      for (const block of blocks) assert.deepEqual(block.columns, [...Array(columns).keys()]);
    }
  });

  test("computes the dense product", () => {
    const shape = [22, 61] as const;
    const weights = sparseWeights(9, shape, 0.8);
    const x = uniformArray(createRandom(2), 2 * 61 * 5);
    const packed = packAndRead(weights, shape);
    const y = runPacked(packed, { x, batch: 2, pixels: 5 });
    const { value, magnitude, terms } = runDense({ weights, shape, x, batch: 2, pixels: 5 });
    y.forEach((sum, at) => {
      const bound = (2 * (terms[at] ?? 0) + 1) * 2 ** -24 * (magnitude[at] ?? 0);
      assert.ok(Math.abs(sum - (value[at] ?? NaN)) <= bound);
    });
  });

  test("blocks of one segment go from long to short, and equals by their first row", () => {
    const shape = [6, 8] as const;
    const weights = new Float32Array(48);
    for (const [row, count] of [2, 5, 0, 5, 1, 2].entries()) weights.fill(1, row * 8, row * 8 + count);
    const rows = packAndRead(weights, shape, { block: 1 }).blocks.flatMap((block) => block.rows);
    assert.deepEqual(rows, [1, 3, 0, 5, 4, 2]);
  });

  test("zeros of either sign are not stored, except inside a block", () => {
    const weights = Float32Array.of(0, -0, 1, 2, -0, 3);
    const single = packAndRead(weights, [2, 3], { block: 1 });
    assert.deepEqual(
      single.blocks.map(({ columns, values }) => [columns, values]),
      [
        [
          [0, 2],
          [2, 3],
        ],
        [[2], [1]],
      ],
    );
    const [pair] = packAndRead(weights, [2, 3], { block: 2 }).blocks;
    assert.deepEqual(pair?.columns, [0, 2]);
    assert.deepEqual(pair.values, [0, 2, 1, 3]);
  });

  test("infinite weights are stored as they are", () => {
    const weights = Float32Array.of(Infinity, 0, -Infinity);
    for (const storage of ["f32", "f16"] as const) {
      assert.deepEqual(unpack(packAndRead(weights, [1, 3], { storage })), weights);
    }
  });

  test("f16: columns as gaps where every gap fits a byte, else as numbers; f32: numbers", () => {
    const inputs = 600;
    const at = (...columns: number[]): Float32Array => {
      const weights = new Float32Array(inputs);
      for (const column of columns) weights[column] = 1;
      return weights;
    };
    const hasGaps = (weights: Float32Array, storage: "f32" | "f16"): boolean =>
      packAndRead(weights, [1, inputs], { storage }).hasGaps;
    assert.equal(hasGaps(at(0, 255, 510), "f16"), true);
    assert.equal(hasGaps(at(255, 510), "f16"), true);
    assert.equal(hasGaps(at(256), "f16"), false);
    assert.equal(hasGaps(at(0, 256), "f16"), false);
    assert.equal(hasGaps(at(0, 255, 511), "f16"), false);
    assert.equal(hasGaps(at(), "f16"), true);
    assert.equal(hasGaps(at(0, 255, 510), "f32"), false);
    for (const columns of [
      [0, 255, 510],
      [0, 1, 599],
    ]) {
      const packed = packAndRead(at(...columns), [1, inputs], { storage: "f16" });
      assert.deepEqual(packed.blocks[0]?.columns, columns);
    }
  });

  test("the last column that 16 bits name", () => {
    const weights = new Float32Array(2 * 65536);
    weights[65535] = 2;
    weights[65536] = 3;
    weights[2 * 65536 - 1] = 4;
    for (const storage of ["f32", "f16"] as const) {
      const packed = packAndRead(weights, [2, 65536], { storage });
      assert.equal(packed.hasGaps, false);
      assert.deepEqual(unpack(packed), weights);
    }
  });
});
