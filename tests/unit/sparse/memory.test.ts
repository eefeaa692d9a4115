import assert from "node:assert/strict";
import { test } from "node:test";
import { collectUntil } from "../../support/garbage.js";
import { describeVariants } from "../../support/variants.js";
import { randomPlanes } from "./product.js";
import { sparseWeights, toCSR } from "./weights.js";

describeVariants("memory of a sparse matrix", (load) => {
  const shape = [40, 60] as const;
  const weights = sparseWeights(1, shape, 0.8);

  test("bytes is what it takes, and disposing gives all of it back", () => {
    using lanewise = load();
    const before = lanewise.memoryUsage();
    for (const storage of ["f32", "f16"] as const) {
      for (const block of [1, 2, 4, "auto"] as const) {
        const matrix = lanewise.sparse.matrix(weights, shape, { storage, block, activation: "swish" });
        const { used, tensors } = lanewise.memoryUsage();
        const extra = used - before.used - matrix.bytes;
        if (storage === "f32") assert.equal(extra, 0);
        else assert.ok(extra > 0 && extra < 2 ** 17, `${extra} bytes of scratch`);
        assert.equal(tensors, before.tensors);
        matrix.dispose();
        const csr = lanewise.sparse.fromCSR(...toCSR(weights, shape), shape, { storage, block });
        csr.dispose();
        assert.equal(lanewise.memoryUsage().used, before.used);
      }
    }
  });

  test("half the bytes for values in f16, and half for columns as gaps", () => {
    using lanewise = load();
    const wide = [256, 512] as const;
    const many = sparseWeights(2, wide, 0.9);
    using single = lanewise.sparse.matrix(many, wide, { block: 1 });
    using half = lanewise.sparse.matrix(many, wide, { block: 1, storage: "f16" });
    const table = 256 * 12;
    for (const [matrix, bytes] of [
      [single, 6],
      [half, 3],
    ] as const) {
      const beside = matrix.bytes - table - bytes * matrix.nonzeros;
      assert.ok(beside > 0 && beside < 256, `${beside} bytes beside the streams`);
    }
  });

  test("the scratch to widen values in is shared, and goes with the last matrix", () => {
    using lanewise = load();
    const options = { storage: "f16", block: 4 } as const;
    const first = lanewise.sparse.matrix(weights, shape, options);
    const one = lanewise.memoryUsage().used;
    const second = lanewise.sparse.matrix(weights, shape, options);
    assert.equal(lanewise.memoryUsage().used, one + second.bytes);
    first.dispose();
    first.dispose();
    assert.equal(lanewise.memoryUsage().used, one);
    using x = lanewise.tensor("f32", [60, 4], randomPlanes(1, shape, 4).x);
    second.matmul(x).dispose();
    assert.equal(lanewise.memoryUsage().used, one + 60 * 4 * 4);
    second.dispose();
    assert.equal(lanewise.memoryUsage().used, 60 * 4 * 4);
  });

  test("batches of vectors take scratch once", () => {
    using lanewise = load();
    for (const storage of ["f32", "f16"] as const) {
      using matrix = lanewise.sparse.matrix(weights, shape, { storage });
      using x = lanewise.tensor("f32", [100, 60, 1], randomPlanes(1, shape, 1, 100).x);
      using out = lanewise.tensor("f32", [100, 40, 1]);
      matrix.matmul(x, out);
      const before = lanewise.memoryUsage();
      for (let run = 0; run < 10; run++) matrix.matmul(x, out);
      assert.deepEqual(lanewise.memoryUsage(), before);
    }
    assert.equal(lanewise.memoryUsage().used, 0);
  });

  test("with an out, running allocates nothing and keeps nothing", () => {
    using lanewise = load();
    for (const storage of ["f32", "f16"] as const) {
      using matrix = lanewise.sparse.matrix(weights, shape, { storage, activation: "sigmoid" });
      using x = lanewise.tensor("f32", [2, 60, 49], randomPlanes(1, shape, 49, 2).x);
      using out = lanewise.tensor("f32", [2, 40, 49]);
      matrix.matmul(x, out); // takes the scratch for planes of this size
      const before = lanewise.memoryUsage();
      for (let run = 0; run < 50; run++) matrix.matmul(x, out);
      assert.deepEqual(lanewise.memoryUsage(), before);
      for (let run = 0; run < 50; run++) matrix.matmul(x).dispose();
      assert.equal(lanewise.memoryUsage().used, before.used);
    }
  });

  test("weights and bias may be views of the memory that grows to hold them", () => {
    using lanewise = load();
    const large = [400, 300] as const;
    const many = sparseWeights(1, large, 0.1);
    const offsets = sparseWeights(3, [400, 1], 0);
    using stored = lanewise.tensor("f32", large, many);
    using bias = lanewise.tensor("f32", [400], offsets);
    using x = lanewise.tensor("f32", [300, 4], randomPlanes(1, large, 4).x);
    const { reserved, used } = lanewise.memoryUsage();
    using filler = lanewise.tensor("u8", [Math.max(reserved - used - 2 ** 16, 0)]);
    const before = lanewise.memoryUsage().reserved;
    using matrix = lanewise.sparse.matrix(stored.data, large, { bias: bias.data });
    assert.ok(lanewise.memoryUsage().reserved > before, `${filler.size} bytes left room`);
    using expected = lanewise.sparse.matrix(many, large, { bias: offsets });
    using y = matrix.matmul(x);
    using same = expected.matmul(x);
    assert.deepEqual(y.toFloat32Array(), same.toFloat32Array());
  });

  test("out of memory is a RangeError that leaves nothing behind, and the instance goes on", () => {
    using lanewise = load({ maximumBytes: 2 ** 20 });
    const before = lanewise.memoryUsage().used;
    const large = [600, 600] as const;
    const dense = sparseWeights(1, large, 0);
    assert.throws(() => lanewise.sparse.matrix(dense, large), {
      name: "RangeError",
      message: /out of memory.*\[600, 600\]/,
    });
    assert.equal(lanewise.memoryUsage().used, before);
    // The packed form fits, and what running it needs does not.
    let refused = 0;
    const taken: Disposable[] = [];
    for (let size = 2 ** 19; size >= 1024; size >>= 1) {
      try {
        taken.push(lanewise.tensor("u8", [size]));
      } catch {
        continue;
      }
      const { used } = lanewise.memoryUsage();
      try {
        lanewise.sparse.matrix(weights, shape, { storage: "f16" }).dispose();
      } catch (error) {
        assert.ok(error instanceof RangeError);
        refused += Number(error.message.includes("scratch of the sparse family"));
      }
      assert.equal(lanewise.memoryUsage().used, used);
    }
    assert.ok(refused > 0);
    for (const tensor of taken) tensor[Symbol.dispose]();
    using matrix = lanewise.sparse.matrix(weights, shape, { storage: "f16" });
    assert.ok(matrix.nonzeros > 0);
  });

  test("a matrix that nobody holds is freed by the collector", async () => {
    using lanewise = load();
    const before = lanewise.memoryUsage().used;
    const lose = (): void => {
      for (let count = 0; count < 20; count++) lanewise.sparse.matrix(weights, shape);
    };
    lose();
    assert.ok(lanewise.memoryUsage().used > before);
    await collectUntil(() => lanewise.memoryUsage().used === before);
  });
});
