import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../support/properties.js";
import { arrangeRows } from "../../src/sparse/arrange.js";
import { planPacking, writePacking } from "../../src/sparse/pack.js";
import { compressRows } from "../../src/sparse/rows.js";
import type { Sparse, SparseMatrix } from "../../src/sparse/types.js";
import { loadSync } from "../../src/sync.js";
import { describeVariants } from "../support/variants.js";
import { assertSameBits } from "../unit/network/compare.js";
import { assertProduct } from "../unit/sparse/product.js";
import { readPacked, runPacked, unpack } from "../unit/sparse/reference.js";
import { toCSR } from "../unit/sparse/weights.js";

const blocks = fc.constantFrom(...([1, 2, 4, "auto"] as const));
const storages = fc.constantFrom(...(["f32", "f16"] as const));
/** Products of few of them are exact or round in plain sight; all fit f16. */
const weight = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, -0) },
  { weight: 2, arbitrary: fc.float({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(1, -1, 2 ** -24, 65504, 2 ** -30) },
);

/** Weights of small shapes, row by row from few patterns so that rows have something in common. */
const matrices = fc
  .record({ outputs: fc.integer({ min: 0, max: 14 }), inputs: fc.integer({ min: 0, max: 40 }) })
  .chain(({ outputs, inputs }) => {
    const row = fc.array(weight, { minLength: inputs, maxLength: inputs });
    return fc.record({
      patterns: fc.array(row, { minLength: 1, maxLength: 4 }),
      picks: fc.array(fc.record({ pattern: fc.nat(3), scale: fc.constantFrom(1, -0.5) }), {
        minLength: outputs,
        maxLength: outputs,
      }),
      bias: fc.float32Array({ minLength: outputs, maxLength: outputs, min: -9, max: 9, noNaN: true }),
      shape: fc.constant([outputs, inputs] as const),
    });
  })
  .map(({ patterns, picks, bias, shape }) => ({
    weights: Float32Array.from(
      picks.flatMap(({ pattern, scale }) => (patterns[pattern % patterns.length] ?? []).map((value) => value * scale)),
    ),
    bias,
    shape,
  }));

test("packing loses nothing: blocks, storages, reordered rows", () => {
  const body = ({
    weights,
    bias,
    shape,
  }: {
    weights: Float32Array;
    bias: Float32Array;
    shape: readonly [number, number];
  }): void => {
    for (const block of [1, 2, 4, "auto"] as const) {
      for (const storage of ["f32", "f16"] as const) {
        const rows = compressRows(weights, shape, storage);
        const packing = planPacking(rows, arrangeRows(rows, { block, group: undefined }), { bias, storage });
        const target = new Uint8Array(packing.bytes);
        writePacking(packing, target);
        const stored = unpack(readPacked(target));
        const kept = compressRows(stored, shape, "f32");
        assert.deepEqual([kept.starts, kept.columns, kept.values], [rows.starts, rows.columns, rows.values]);
      }
    }
  };
  fc.assert(fc.property(matrices, body), { numRuns: 150 });
});

describeVariants("random sparse matrices", (load, variant) => {
  const lanewise = load();
  const planes = fc.record({ pixels: fc.integer({ min: 0, max: 60 }), batch: fc.integer({ min: 0, max: 2 }) });
  const inputs = fc.float32Array({ minLength: 1, maxLength: 50, min: -8, max: 8, noNaN: true });

  test("give the dense product, and in simd and scalar the bits of the packed format read step by step", () => {
    const body = (
      { weights, bias, shape }: { weights: Float32Array; bias: Float32Array; shape: readonly [number, number] },
      { pixels, batch }: { pixels: number; batch: number },
      values: Float32Array,
      block: 1 | 2 | 4 | "auto",
      storage: "f32" | "f16",
    ): void => {
      const before = lanewise.memoryUsage().used;
      const x = Float32Array.from({ length: batch * shape[1] * pixels }, (_, at) => values[at % values.length] ?? NaN);
      const rows = compressRows(weights, shape, storage);
      const packing = planPacking(rows, arrangeRows(rows, { block, group: undefined }), { bias, storage });
      const bytes = new Uint8Array(packing.bytes);
      writePacking(packing, bytes);
      const packed = readPacked(bytes);
      const options = { bias, block, storage, activation: { min: -20, max: 30 } } as const;
      {
        using matrix = lanewise.sparse.matrix(weights, shape, options);
        using csr = lanewise.sparse.fromCSR(...toCSR(weights, shape), shape, options);
        using input = lanewise.tensor("f32", [batch, shape[1], pixels], x);
        using y = matrix.matmul(input);
        using same = csr.matmul(input);
        assertSameBits("fromCSR", same.data, y.data);
        assert.equal(matrix.nonzeros, rows.values.length);
        if (variant !== "relaxed") {
          const expected = runPacked(packed, { x, batch, pixels, minimum: -20, maximum: 30 });
          assertSameBits("y", y.toFloat32Array(), expected);
        }
        using open = lanewise.sparse.matrix(weights, shape, { bias, block, storage });
        using sums = open.matmul(input);
        assertProduct(sums.toFloat32Array(), { weights: unpack(packed), shape, bias, x, batch, pixels });
      }
      assert.equal(lanewise.memoryUsage().used, before);
    };
    fc.assert(fc.property(matrices, planes, inputs, blocks, storages, body), { numRuns: 150 });
  });

  test("calls with any arguments throw the documented errors and leave nothing", () => {
    const anything = fc.oneof(
      fc.constantFrom(
        undefined,
        null,
        true,
        NaN,
        Infinity,
        -1,
        0,
        2,
        "auto",
        "",
        [2, 3],
        [6, 1],
        [2, NaN],
        [-1, -6],
        [65537, 1],
      ),
      fc.constantFrom(
        new Float32Array(6),
        Float32Array.of(1, 2, NaN, 0, 0, 0),
        Int32Array.of(0, 3, 6),
        Int32Array.of(0, 2, 1, 0, 1, 2),
      ),
      fc.record(
        {
          sparsity: fc.constantFrom(0.5, 1, NaN, "x"),
          block: fc.constantFrom(1, 4, 3, "auto", null),
          group: fc.constantFrom(2, 0, "x"),
          storage: fc.constantFrom("f16", "bf16", 1),
          bias: fc.constantFrom(new Float32Array(2), [1, 2]),
          activation: fc.constantFrom("relu", "no", { min: 2, max: 1 }, 3),
        },
        { requiredKeys: [] },
      ),
      fc.anything(),
    );
    const { prune, matrix, fromCSR } = lanewise.sparse as unknown as Record<
      keyof Sparse,
      (...values: unknown[]) => unknown
    >;
    using kept = lanewise.sparse.matrix(Float32Array.of(1, 0, 0, 2, 0, 3), [2, 3]);
    const matmul = kept.matmul.bind(kept) as (...values: unknown[]) => unknown;
    const calls = [prune, matrix, fromCSR, matmul];
    const { used } = lanewise.memoryUsage();
    const body = (which: number, values: unknown[]): void => {
      try {
        const result = calls[which]?.(...values);
        if (typeof result === "object" && result !== null && "dispose" in result) (result as SparseMatrix).dispose();
      } catch (error) {
        assert.ok(error instanceof TypeError || error instanceof RangeError, String(error));
        assert.match(error.message, /^(weights|shape|options|values|columns|rowPointers|x|out)\b/);
      }
      assert.equal(lanewise.memoryUsage().used, used);
    };
    const any = fc.array(anything, { maxLength: 5 });
    fc.assert(fc.property(fc.nat(calls.length - 1), any, body), { numRuns: 1500 });
  });
});

test("pruning: exact counts, whole blocks, shared masks, the largest kept, nothing more the second time", () => {
  const { prune } = loadSync({ variant: "scalar" }).sparse;
  const request = fc
    .record({
      outputs: fc.integer({ min: 1, max: 13 }),
      inputs: fc.integer({ min: 1, max: 20 }),
      sparsity: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      way: fc.constantFrom({ block: 1 }, { block: 2 }, { block: 4 }, { group: 3 }, { group: 4 }, { group: 8 }),
    })
    .chain((fixed) => {
      const size = fixed.outputs * fixed.inputs;
      const values = fc.float32Array({ minLength: size, maxLength: size, noNaN: true });
      return fc.record({ fixed: fc.constant(fixed), values });
    });
  const body = ({
    fixed,
    values,
  }: {
    fixed: { outputs: number; inputs: number; sparsity: number; way: object };
    values: Float32Array;
  }): void => {
    const { outputs, inputs, sparsity, way } = fixed;
    const weights = values.map((value) => (value === 0 ? 1 : value));
    const options = { sparsity, ...way } as { sparsity: number; block?: 1 | 2 | 4; group?: number };
    const pruned = prune(weights, [outputs, inputs], options);
    assert.ok(pruned.every((value, at) => value === 0 || value === weights[at]));
    assert.deepEqual(prune(pruned, [outputs, inputs], options), pruned);
    const { block = 1, group } = options;
    const zeros = pruned.filter((value) => value === 0).length;
    if (group === undefined) {
      const whole = Math.floor(outputs / block) * inputs;
      const single = (outputs % block) * inputs;
      const target = Math.round(sparsity * (whole + single));
      const zeroSingles = pruned.subarray(whole * block).filter((value) => value === 0).length;
      assert.equal((zeros - zeroSingles) / block + zeroSingles, target);
    } else {
      const left = outputs % group;
      const target = Math.round(sparsity * (Math.floor(outputs / group) + Math.sign(left)) * inputs);
      assert.ok(zeros <= target * group && zeros >= target * Math.min(group, left === 0 ? group : left));
    }
    if (block === 1 && group === undefined && zeros > 0) {
      const magnitude = (value: number): number => Math.abs(value);
      const kept = [...pruned].filter((value) => value !== 0).map(magnitude);
      const lost = [...weights].filter((_, at) => pruned[at] === 0).map(magnitude);
      assert.ok(Math.min(...kept, Infinity) >= Math.max(...lost));
    }
  };
  fc.assert(fc.property(request, body), { numRuns: 300 });
});
