import assert from "node:assert/strict";
import { test } from "node:test";
import { describeVariants } from "../../support/variants.js";
import { assertSameBits } from "../network/compare.js";
import { randomPlanes } from "./product.js";
import { sparseWeights, toCSR } from "./weights.js";

const BLOCKS = [1, 2, 4, "auto"] as const;

describeVariants("sparse.fromCSR", (load) => {
  const lanewise = load();

  test("gives the bits of matrix", () => {
    for (const shape of [
      [0, 3],
      [3, 0],
      [9, 14],
      [32, 50],
    ] as const) {
      const weights = sparseWeights(4, shape, 0.8);
      const csr = toCSR(weights, shape);
      const { x, bias = new Float32Array(0) } = randomPlanes(1, shape, 10);
      for (const block of BLOCKS) {
        for (const storage of ["f32", "f16"] as const) {
          const options = { block, storage, bias, activation: "relu" } as const;
          using matrix = lanewise.sparse.matrix(weights, shape, options);
          using same = lanewise.sparse.fromCSR(...csr, shape, options);
          using input = lanewise.tensor("f32", [shape[1], 10], x);
          assertSameBits("y", same.matmul(input).toFloat32Array(), matrix.matmul(input).toFloat32Array());
          for (const key of ["outputs", "inputs", "nonzeros", "sparsity", "block", "bytes"] as const) {
            assert.equal(same[key], matrix[key], key);
          }
        }
      }
    }
  });

  test("sorts columns, adds up those that come twice in their order, and drops zeros", () => {
    const columns = Int32Array.of(3, 0, 3, 1, 3, /* row 1 */ 2, 2, /* row 2 */ 1, 0);
    const values = Float32Array.of(1e8, 5, -1e8, 0, 3, 2, -2, 7, 8);
    using matrix = lanewise.sparse.fromCSR(values, columns, Int32Array.of(0, 5, 7, 9), [3, 4]);
    assert.equal(matrix.nonzeros, 4);
    using x = lanewise.tensor("f32", [4, 1], [1, 10, 100, 1000]);
    // (1e8 - 1e8) + 3; the other way round 3 would be lost.
    assert.deepEqual(matrix.matmul(x).toFloat32Array(), Float32Array.of(3005, 0, 78));
  });
});
