import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activation } from "../../../src/dense/types.js";
import { decodeHalf, encodeHalf, F16 } from "../../../src/runtime/half.js";
import type { Block } from "../../../src/sparse/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { assertSameBits } from "../network/compare.js";
import { assertProduct, multiply, randomPlanes } from "./product.js";
import { reorderRows, shuffled, sparseWeights, type Shape } from "./weights.js";

const BLOCKS: readonly (Block | "auto")[] = [1, 2, 4, "auto"];
/** Around every strip of every variant: 1 to 13 vectors, and the planes of MobileNets. */
const PIXELS = [
  0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 27, 28, 29, 31, 33, 48, 49, 51, 52, 53, 57, 64, 101, 105,
];

describeVariants("SparseMatrix.matmul", (load, variant) => {
  const lanewise = load();

  for (const pixels of [...PIXELS, 196, 784])
    test(`${pixels} pixels: every block against the dense product`, () => {
      const shape: Shape = pixels > 200 ? [13, 20] : [23, 37];
      const { x, bias } = randomPlanes(pixels, shape, pixels);
      for (const sparsity of [0.3, 0.85]) {
        const weights = sparseWeights(pixels, shape, sparsity);
        for (const block of BLOCKS) {
          for (const storage of ["f32", "f16"] as const) {
            const rounded =
              storage === "f16" ? weights.map((weight) => decodeHalf(F16, encodeHalf(F16, weight))) : weights;
            const y = multiply(lanewise, { weights, shape, x, bias, pixels }, { block, storage });
            assertProduct(y, { weights: rounded, shape, x, bias, pixels });
          }
        }
      }
    });

  test("1 to 9 outputs and inputs, and primes", () => {
    const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 31];
    for (const outputs of sizes) {
      for (const inputs of sizes) {
        const shape = [outputs, inputs] as const;
        const weights = sparseWeights(outputs * 50 + inputs, shape, 0.5);
        for (const pixels of [3, 9, 17]) {
          const { x, bias } = randomPlanes(inputs, shape, pixels);
          const block = BLOCKS[(outputs + inputs) % 4] ?? 1;
          assertProduct(multiply(lanewise, { weights, shape, x, bias, pixels }, { block }), {
            ...{ weights, shape, x, bias, pixels },
          });
        }
      }
    }
  });

  test("batches are their images one by one", () => {
    const shape = [11, 13] as const;
    for (const pixels of [1, 4, 49]) {
      const { x, bias } = randomPlanes(pixels, shape, pixels, 3);
      const weights = sparseWeights(pixels, shape, 0.6);
      for (const storage of ["f32", "f16"] as const) {
        const images = [0, 1, 2].flatMap((image) => {
          const own = x.subarray(image * 13 * pixels, (image + 1) * 13 * pixels);
          return [...multiply(lanewise, { weights, shape, x: own, bias, pixels }, { storage })];
        });
        const y = multiply(lanewise, { weights, shape, x, bias, pixels, batch: 3 }, { storage });
        assertSameBits("y", y, Float32Array.from(images));
        const none = multiply(
          lanewise,
          { weights, shape, x: new Float32Array(0), bias, pixels, batch: 0 },
          { storage },
        );
        assert.equal(none.length, 0);
      }
    }
  });

  test("batches of vectors: around the turned tiles of 4 to 52 samples", () => {
    for (const [outputs, inputs] of [
      [11, 13],
      [3, 2],
      [1, 40],
    ] as const) {
      const shape = [outputs, inputs] as const;
      const weights = sparseWeights(outputs, shape, 0.5);
      for (const batch of [1, 3, 4, 5, 8, 51, 52, 53, 105]) {
        const { x, bias } = randomPlanes(batch, shape, 1, batch);
        for (const storage of ["f32", "f16"] as const) {
          const stored =
            storage === "f32" ? weights : weights.map((weight) => decodeHalf(F16, encodeHalf(F16, weight)));
          const y = multiply(lanewise, { weights, shape, x, bias, pixels: 1, batch }, { storage });
          assertProduct(y, { weights: stored, shape, x, bias, pixels: 1, batch });
        }
      }
    }
  });

  test("sizes of 0: no outputs, no inputs", () => {
    const bias = Float32Array.of(1, -2);
    const none = new Float32Array(0);
    for (const block of BLOCKS) {
      const empty = multiply(lanewise, { weights: none, shape: [0, 3], x: new Float32Array(15), pixels: 5 }, { block });
      assert.equal(empty.length, 0);
      const y = multiply(lanewise, { weights: none, shape: [2, 0], bias, x: none, pixels: 5 }, { block });
      assert.deepEqual(y, Float32Array.of(1, 1, 1, 1, 1, -2, -2, -2, -2, -2));
    }
  });

  test("empty rows first, in the middle, last and everywhere give the bias; unused channels at both ends", () => {
    const shape = [9, 10] as const;
    for (const emptyRows of [[0], [4], [8], [0, 1, 4, 8], [0, 1, 2, 3], [0, 1, 2, 3, 4, 5, 6, 7, 8]]) {
      const weights = sparseWeights(1, shape, 0.2).map((weight, at) => {
        const column = at % 10;
        return column === 0 || column === 9 || emptyRows.includes(Math.floor(at / 10)) ? 0 : weight;
      });
      for (const pixels of [2, 21]) {
        const { x, bias } = randomPlanes(2, shape, pixels);
        for (const block of BLOCKS) {
          const y = multiply(lanewise, { weights, shape, x, bias, pixels }, { block });
          assertProduct(y, { weights, shape, x, bias, pixels });
          for (const row of emptyRows) {
            const own = y.subarray(row * pixels, (row + 1) * pixels);
            assert.ok(own.every((value) => Object.is(value, bias?.[row])));
          }
        }
      }
    }
  });

  test("a single weight, anywhere", () => {
    const shape = [5, 6] as const;
    const { x } = randomPlanes(3, shape, 7);
    for (const at of [0, 5, 14, 24, 29]) {
      const weights = new Float32Array(30);
      weights[at] = 2;
      for (const block of BLOCKS) {
        const y = multiply(lanewise, { weights, shape, x, pixels: 7 }, { block });
        const [row, column] = [Math.floor(at / 6), at % 6];
        const expected = new Float32Array(35);
        for (let pixel = 0; pixel < 7; pixel++) expected[row * 7 + pixel] = 2 * (x[column * 7 + pixel] ?? NaN);
        assert.deepEqual(y, expected);
      }
    }
  });

  test("inputs without a stored weight are never read; under a zero inside a block NaN multiplies", () => {
    const shape = [4, 9] as const;
    // Column 4 is used by no row; column 7 by row 0 alone.
    const weights = sparseWeights(1, shape, 0).map((weight, at) =>
      at % 9 === 4 || (at % 9 === 7 && at > 9) ? 0 : weight,
    );
    for (const pixels of [3, 4, 53]) {
      const clean = randomPlanes(5, shape, pixels).x;
      const poisoned = (column: number, value: number): Float32Array =>
        clean.map((input, at) => (Math.floor(at / pixels) === column ? value : input));
      for (const block of BLOCKS) {
        const expected = multiply(lanewise, { weights, shape, x: clean, pixels }, { block });
        for (const value of [NaN, Infinity]) {
          const unread = multiply(lanewise, { weights, shape, x: poisoned(4, value), pixels }, { block });
          assertSameBits("an unused column", unread, expected);
        }
        const y = multiply(lanewise, { weights, shape, x: poisoned(7, NaN), pixels }, { block });
        const nanRows = [0, 1, 2, 3].filter((row) => Number.isNaN(y[row * pixels]));
        using matrix = lanewise.sparse.matrix(weights, shape, { block });
        const touched = { 1: [0], 2: [0], 4: [0, 1, 2, 3] }[matrix.block];
        assert.ok(touched.every((row) => nanRows.includes(row)));
        if (matrix.block === 2) assert.equal(nanRows.length, 2);
        else assert.deepEqual(nanRows, touched);
        nanRows.forEach((row) => assert.ok(y.subarray(row * pixels, (row + 1) * pixels).every(Number.isNaN)));
      }
    }
  });

  // `relaxed` may sum in another way from block to block.
  if (variant !== "relaxed")
    test("blocks change no bits where nothing is filled in, nor does the order of rows", () => {
      const shape = [24, 40] as const;
      for (const pixels of [1, 4, 49, 64]) {
        const { x, bias } = randomPlanes(pixels, shape, pixels);
        const weights = sparseWeights(6, shape, 0.7, 4);
        const expected = multiply(lanewise, { weights, shape, x, bias, pixels }, { block: 1 });
        for (const block of [2, 4, "auto"] as const) {
          assertSameBits(
            `block ${block}`,
            multiply(lanewise, { weights, shape, x, bias, pixels }, { block }),
            expected,
          );
        }
        const order = shuffled(pixels, 24);
        const shuffledWeights = reorderRows(weights, shape, order);
        const shuffledBias = Float32Array.from(order, (row) => bias?.[row] ?? NaN);
        const y = multiply(lanewise, { weights: shuffledWeights, shape, x, bias: shuffledBias, pixels });
        assertSameBits("other order", y, reorderRows(expected, [24, pixels], order));
      }
    });

  test("f16 storage gives the bits of the rounded weights stored as f32, with gaps and with numbers", () => {
    for (const [shape, sparsity] of [
      [[22, 61], 0.7],
      [[9, 3000], 0.97],
      [[5, 1000], 0.999],
    ] as const) {
      const weights = sparseWeights(7, shape, sparsity);
      weights[1] = 2 ** -26; // rounds to 0
      weights[2] = -65519;
      const rounded = weights.map((weight) => decodeHalf(F16, encodeHalf(F16, weight)));
      for (const pixels of [2, 49]) {
        const { x, bias } = randomPlanes(pixels, shape, pixels);
        for (const block of BLOCKS) {
          const halves = multiply(lanewise, { weights, shape, x, bias, pixels }, { block, storage: "f16" });
          const singles = multiply(lanewise, { weights: rounded, shape, x, bias, pixels }, { block });
          assertSameBits(`block ${block}`, halves, singles);
        }
      }
      using half = lanewise.sparse.matrix(weights, shape, { storage: "f16" });
      using single = lanewise.sparse.matrix(rounded, shape);
      assert.equal(half.nonzeros, single.nonzeros);
    }
  });

  const activations: readonly Activation[] = ["none", "relu", "relu6", "sigmoid", "swish", { min: -0.25, max: 0.5 }];
  test("activations: clamps in the kernel, curves as the elementwise kernels have them; NaN stays", () => {
    const shape = [7, 12] as const;
    const weights = sparseWeights(8, shape, 0.5).map((weight) => 4 * weight);
    for (const pixels of [3, 18]) {
      const { x, bias } = randomPlanes(9, shape, pixels);
      const sums = multiply(lanewise, { weights, shape, x, bias, pixels });
      for (const activation of activations) {
        const y = multiply(lanewise, { weights, shape, x, bias, pixels }, { activation });
        assertSameBits(JSON.stringify(activation), y, apply(lanewise, activation, sums));
        const spoilt = multiply(lanewise, { weights, shape, x: x.slice().fill(NaN), bias, pixels }, { activation });
        assert.ok(spoilt.some(Number.isNaN));
      }
    }
  });

  test("infinite weights, infinite biases and values near the largest", () => {
    const weights = Float32Array.of(Infinity, 0, 0, -Infinity, 3e38, 0);
    const x = Float32Array.of(1, -1, 0, 2, 2, 2);
    const y = multiply(lanewise, { weights, shape: [3, 2], x, pixels: 3 }, { block: 1 });
    const largest = [Math.fround(3e38), -Math.fround(3e38), 0];
    // As numbers: the sign of a NaN is the engine's choice.
    assert.deepEqual([...y], [Infinity, -Infinity, NaN, -Infinity, -Infinity, -Infinity, ...largest]);
    const bias = Float32Array.of(-Infinity);
    const z = multiply(lanewise, { weights: Float32Array.of(1), shape: [1, 1], bias, x: x.subarray(3, 5), pixels: 2 });
    assert.deepEqual(z, Float32Array.of(-Infinity, -Infinity));
  });

  test("an out is written and returned, with the same bits", () => {
    const shape = [6, 8] as const;
    const weights = sparseWeights(2, shape, 0.5);
    using matrix = lanewise.sparse.matrix(weights, shape, { activation: "swish" });
    using x = lanewise.tensor("f32", [2, 8, 5], randomPlanes(1, shape, 5, 2).x);
    using y = matrix.matmul(x);
    using out = lanewise.tensor("f32", [2, 6, 5], new Float32Array(60).fill(NaN));
    const before = x.toFloat32Array();
    assert.equal(matrix.matmul(x, out), out);
    assertSameBits("out", out.data, y.data);
    assertSameBits("x", x.data, before);
  });
});

function apply(lanewise: Lanewise, activation: Activation, sums: Float32Array): Float32Array {
  if (activation === "none") return sums;
  if (activation === "sigmoid" || activation === "swish") {
    using identity = lanewise.tensor("f32", [1, 1], [1]);
    using column = lanewise.tensor("f32", [sums.length, 1], sums);
    using y = lanewise.dense.matmul(column, identity, { activation });
    return y.toFloat32Array();
  }
  const [minimum, maximum] =
    typeof activation === "string" ? [0, activation === "relu6" ? 6 : Infinity] : [activation.min, activation.max];
  return sums.map((sum) => (sum < minimum ? minimum : sum > maximum ? maximum : sum));
}
