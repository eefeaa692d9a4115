import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../support/properties.js";
import type { DirectionSums } from "../../../src/types.js";
import { spread, uniform } from "../kernels/values.js";
import { describeVariants } from "../../support/variants.js";

describeVariants("Sums of directions", (load) => {
  test("have the same bits however the rows are batched, ordered, merged, saved or typed", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 19 }),
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.boolean(),
        (n, d, sizes, seed, isWeighted) => {
          const rows = spread(seed, n * d, 3);
          const weights = isWeighted ? Float64Array.from(uniform(seed + 1, n, 0, 1)) : undefined;
          const whole = vonMisesFisher.sums(d).add(rows, [n, d], weights);
          const part = (start: number, end: number): DirectionSums =>
            vonMisesFisher
              .sums(d)
              .add(Float64Array.from(rows.subarray(start * d, end * d)), [end - start, d], weights?.slice(start, end));
          const cuts = [...new Set([0, ...sizes.map((size) => Math.min(size * 3, n)), n])].sort((a, b) => a - b);
          const parts = cuts.slice(1).map((end, index) => part(cuts[index]!, end));
          const merged = parts.reduceRight(
            (all, each) => all.merge(vonMisesFisher.sums(d, each.save())),
            vonMisesFisher.sums(d),
          );
          assert.deepEqual(merged.save(), whole.save());
          assert.equal(merged.rows, n);
          assert.deepEqual(merged.fit(), whole.fit());
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  test("keep their bits over more rows than one carry takes", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const [n, d] = [20000, 3];
    const rows = uniform(5, n * d, -1, 1);
    const whole = vonMisesFisher.sums(d).add(rows, [n, d]);
    const single = vonMisesFisher.sums(d);
    for (let row = 0; row < n; row += 7) {
      const end = Math.min(row + 7, n);
      single.add(rows.subarray(row * d, end * d), [end - row, d]);
    }
    assert.deepEqual(single.save(), whole.save());
    const twice = vonMisesFisher.sums(d, whole.save());
    twice.merge(twice);
    assert.equal(twice.rows, 2 * n);
    assert.equal(twice.fit().kappa, whole.fit().kappa);
    assert.equal(twice.fit().weight, 2 * n);
  });

  test("know one common direction over batches and merges, and that a second one came", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const sumsOf = (...rows: readonly number[]): DirectionSums =>
      vonMisesFisher.sums(2).add(Float32Array.from(rows), [rows.length / 2, 2]);
    assert.equal(sumsOf(1, 3, 2, 6).merge(sumsOf(1, 3)).fit().kappa, Infinity);
    const restored = vonMisesFisher.sums(2, sumsOf(1, 3).merge(sumsOf(1, 3)).save());
    assert.equal(restored.fit().kappa, Infinity);
    assert.ok(restored.merge(sumsOf(3, 1)).fit().kappa < Infinity);
    assert.ok(sumsOf(3, 1).merge(sumsOf(1, 3)).merge(sumsOf(3, 1)).fit().kappa < Infinity);
    assert.ok(
      vonMisesFisher
        .sums(2, sumsOf(1, 3, 3, 1).save())
        .add(Float32Array.of(1, 3), [1, 2])
        .fit().kappa < Infinity,
    );
    const ignored = vonMisesFisher.sums(2).add(Float32Array.of(1, 3, 3, 1, 1, 3), [3, 2], Float64Array.of(1, 0, 0.5));
    assert.equal(ignored.fit().kappa, Infinity);
    const weights = Float64Array.from({ length: 50 }, (_, row) => (row + 1) / 97);
    const equals = Float32Array.from({ length: 150 }, (_, index) => [3, 5, 7][index % 3]!);
    assert.equal(vonMisesFisher.sums(3).add(equals, [50, 3], weights).fit().kappa, Infinity);
  });

  test("are as they were after an error", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const [n, d] = [200, 1024];
    const rows = spread(2, n * d, 2);
    const sums = vonMisesFisher.sums(d).add(rows, [n, d]);
    const before = sums.save();
    const { used } = lanewise.memoryUsage();
    // In the third block, when two have been added.
    rows[150 * d + 5] = NaN;
    assert.throws(() => sums.add(rows, [n, d]), {
      name: "RangeError",
      message: /row 150 has a value that is not finite/,
    });
    rows.fill(0, 150 * d, 151 * d);
    assert.throws(() => sums.add(rows, [n, d]), { name: "RangeError", message: /row 150 is zero/ });
    assert.throws(() => sums.add(rows, [n, d + 1]), RangeError);
    assert.throws(() => sums.add(rows, [n, d], new Float64Array(n - 1)), RangeError);
    assert.throws(() => sums.merge(vonMisesFisher.sums(d + 1)), RangeError);
    assert.deepEqual(sums.save(), before);
    assert.equal(sums.rows, n);
    assert.equal(lanewise.memoryUsage().used, used);
    // A second direction in a block before the bad row's.
    const one = vonMisesFisher.sums(d).add(new Float32Array(d).fill(1), [1, d]);
    const state = one.save();
    assert.throws(() => one.add(rows, [n, d]), RangeError);
    assert.deepEqual(one.save(), state);
  });

  test("are of 2^29 rows at most", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const row = Float32Array.of(1, 2);
    const state = vonMisesFisher.sums(2).add(row, [1, 2]).save();
    new Int32Array(state.buffer)[2] = 2 ** 29 - 1; // rows
    const sums = vonMisesFisher.sums(2, state).add(row, [1, 2]);
    assert.equal(sums.rows, 2 ** 29);
    const before = sums.save();
    assert.throws(() => sums.add(row, [1, 2]), {
      name: "RangeError",
      message: /^shape\[0\]: expected at most 536870912/,
    });
    assert.throws(() => sums.merge(vonMisesFisher.sums(2, state)), { name: "RangeError", message: /^other\.rows: / });
    assert.deepEqual(sums.save(), before);
    new Int32Array(state.buffer)[2] = 2 ** 29 + 1;
    assert.throws(() => vonMisesFisher.sums(2, state), { name: "RangeError", message: /^state: / });
  });

  test("refuse other states and sums, naming what came", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const state = vonMisesFisher
      .sums(3)
      .add(Float32Array.of(1, 2, 3), [1, 3])
      .save();
    assert.throws(() => vonMisesFisher.sums(4, state), {
      name: "RangeError",
      message: /^state: expected the bytes that save\(\)/,
    });
    assert.throws(() => vonMisesFisher.sums(3, state.subarray(1)), RangeError);
    assert.throws(() => vonMisesFisher.sums(3, state.subarray(0, 80)), RangeError);
    assert.throws(() => vonMisesFisher.sums(3, new Uint8Array(state.length)), RangeError);
    assert.throws(() => vonMisesFisher.sums(3, [] as unknown as Uint8Array), TypeError);
    assert.throws(() => vonMisesFisher.sums(3).merge({} as DirectionSums), { name: "TypeError", message: /^other: / });
    assert.throws(() => vonMisesFisher.sums(3).fit(), {
      name: "RangeError",
      message: /^rows: expected at least one row/,
    });
    assert.throws(
      () =>
        vonMisesFisher
          .sums(3)
          .add(Float32Array.of(1, 2, 3), [1, 3], Float64Array.of(0))
          .fit(),
      RangeError,
    );
    const padded = new Uint8Array(state.length + 3);
    padded.set(state, 3);
    assert.deepEqual(vonMisesFisher.sums(3, padded.subarray(3)).save(), state);
  });

  test("take a state that a Node.js Buffer has, whose slice is no copy", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const state = vonMisesFisher
      .sums(3)
      .add(Float32Array.of(1, 2, 3), [1, 3])
      .save();
    const padded = Buffer.concat([Buffer.alloc(16), state]).subarray(16);
    const sums = vonMisesFisher.sums(3, padded);
    padded.fill(255);
    assert.deepEqual(sums.save(), state);
    assert.equal(sums.fit().kappa, Infinity);
  });

  test("weights are rounded to 2^-51, of which half counts as nothing", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const weightOf = (weight: number): number =>
      vonMisesFisher
        .sums(2)
        .add(Float32Array.of(1, 0, 0, 1), [2, 2], Float64Array.of(0.5, weight))
        .fit().weight;
    assert.deepEqual([0, 2 ** -52, 1.1 * 2 ** -52, 2 ** -51].map(weightOf), [0.5, 0.5, 0.5 + 2 ** -51, 0.5 + 2 ** -51]);
  });
});
