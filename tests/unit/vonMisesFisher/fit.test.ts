import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load as loadModule } from "../../../src/vonMisesFisher.js";
import { encodeHalf, F16 } from "../../../src/runtime/half.js";
import type { DirectionFit, Float16Rows, VonMisesFisher } from "../../../src/types.js";
import { spread, uniform } from "../kernels/values.js";
import { describeVariants, VARIANTS } from "../../support/variants.js";
import { axis } from "./golden.js";

/** The fit of rows by definition, in doubles. */
function reference(rows: ArrayLike<number>, d: number, weights?: ArrayLike<number>) {
  const sum = new Float64Array(d);
  let total = 0;
  for (let row = 0; row < rows.length / d; row += 1) {
    const values = Array.from({ length: d }, (_, column) => rows[row * d + column]!);
    const length = Math.hypot(...values);
    const weight = weights?.[row] ?? 1;
    values.forEach((value, column) => {
      sum[column] = sum[column]! + (weight * value) / length;
    });
    total += weight;
  }
  const length = Math.hypot(...sum);
  return { mu: sum.map((value) => value / length), rho: length / total };
}

function assertNear(actual: number, expected: number, bound: number, title: string): void {
  assert.ok(
    Math.abs(actual - expected) <= bound * Math.max(1, Math.abs(expected)),
    `${title}: ${actual}, not ${expected}`,
  );
}

describeVariants("fit of a von Mises-Fisher distribution", (load) => {
  test("is mu, rho and kappa of the definition, whatever the type of the rows", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    for (const [n, d] of [
      [1, 2],
      [2, 3],
      [7, 5],
      [40, 2],
      [33, 64],
      [9, 513],
      [4100, 3],
    ] as const) {
      const values = spread(n + d, n * d, 2);
      const halves = Uint16Array.from(values, (value) => encodeHalf(F16, value));
      const ofHalves = lanewise.tensor("f16", [n, d], values).toFloat32Array();
      for (const [rows, exact] of [
        [values, values],
        [Float64Array.from(values), values],
        [halves, ofHalves],
      ] as const) {
        const fit = vonMisesFisher.fit(rows, [n, d]);
        const { mu, rho } = reference(exact, d);
        const title = `${n} x ${d} of ${rows.constructor.name}`;
        assertNear(fit.meanResultantLength, rho, 1e-14, `${title}: rho`);
        assertNear(fit.meanResultantLength + fit.meanResultantComplement, 1, 1e-15, `${title}: 1 - rho`);
        fit.mu.forEach((value, index) => assertNear(value, mu[index]!, 1e-13, `${title}: mu`));
        assert.equal(fit.weight, n);
        if (n === 1) continue;
        assertNear(vonMisesFisher.meanResultantLength(d, fit.kappa), rho, 1e-14, `${title}: kappa`);
        const total = vonMisesFisher.logPdf(rows, fit).reduce((sum, value) => sum + value, 0);
        assertNear(fit.logLikelihood, total, 1e-12, `${title}: log-likelihood`);
        assert.equal(fit.standardError, vonMisesFisher.standardError(d, fit.kappa, n));
      }
    }
  });

  test("takes a Float16Array as its bits", () => {
    using lanewise = load();
    const bits = Uint16Array.from([9, 1, -2, 3, 4, -5], (value) => encodeHalf(F16, value));
    const expected = lanewise.bessel.vonMisesFisher.fit(bits, [2, 3]);
    // Node 20 has none: all that is asked of one is its name, its buffer and its length.
    const view = new DataView(new ArrayBuffer(20), 4, 12);
    new Uint16Array(view.buffer, 4, 6).set(bits);
    Object.defineProperties(view, { length: { value: 6 }, [Symbol.toStringTag]: { value: "Float16Array" } });
    assert.deepEqual(lanewise.bessel.vonMisesFisher.fit(view as unknown as Float16Rows, [2, 3]), expected);
    const { Float16Array } = globalThis as { Float16Array?: new (buffer: ArrayBuffer, from: number) => Float16Rows };
    if (Float16Array === undefined) return;
    assert.deepEqual(lanewise.bessel.vonMisesFisher.fit(new Float16Array(bits.buffer, 0), [2, 3]), expected);
  });

  test("takes rows of any length, and rows inside of wasm memory", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const rows = uniform(3, 60, -1, 1);
    const expected = vonMisesFisher.fit(Float64Array.from(rows), [20, 3]);
    for (const power of [-1000, -500, 0, 500, 1000]) {
      assert.deepEqual(
        vonMisesFisher.fit(
          Float64Array.from(rows, (value) => value * 2 ** power),
          [20, 3],
        ),
        expected,
        `2^${power}`,
      );
    }
    for (const power of [-100, 100]) {
      assert.deepEqual(
        vonMisesFisher.fit(
          rows.map((value) => value * 2 ** power),
          [20, 3],
        ),
        expected,
        `2^${power}`,
      );
    }
    const tensor = lanewise.tensor("f32", [20, 3], rows);
    assert.deepEqual(vonMisesFisher.fit(tensor.data, [20, 3]), expected);
    assert.deepEqual([...tensor.data], [...rows]);
    // Large enough for memory to grow while the rows are in it.
    const many = lanewise.tensor("f64", [3, 20000], spread(1, 60000, 2));
    const outside = Float64Array.from(many.data);
    assert.deepEqual(vonMisesFisher.fit(many.data, [3, 20000]), vonMisesFisher.fit(outside, [3, 20000]));
  });

  test("has the values of the contract at its ends", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const opposed = vonMisesFisher.fit(Float32Array.of(0, 2, 0, -3), [2, 2]);
    assert.deepEqual([opposed.kappa, opposed.meanResultantLength, [...opposed.mu]], [0, 0, [1, 0]]);
    for (const n of [1, 2, 7, 5000]) {
      const row = [1, 2, 3, 4, 5, 6, 7];
      const fit = vonMisesFisher.fit(
        Float32Array.from({ length: 7 * n }, (_, index) => row[index % 7]!),
        [n, 7],
      );
      assert.equal(fit.kappa, Infinity, `${n} equal rows`);
      assert.equal(fit.meanResultantLength, 1);
      assert.equal(fit.logLikelihood, Infinity);
      assertNear(Math.hypot(...fit.mu), 1, 1e-15, "mu");
    }
    // Equal values in every column are the rounding's worst case, and one row apart must be seen.
    const wide = new Float32Array(100 * 4096).fill(1);
    assert.equal(vonMisesFisher.fit(wide, [100, 4096]).kappa, Infinity);
    wide[0] = 1.001;
    const { kappa } = vonMisesFisher.fit(wide, [100, 4096]);
    assert.ok(kappa > 1e9 && kappa < Infinity, String(kappa));
  });

  test("reaches a million dimensions", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const d = 1e6;
    const rows = vonMisesFisher.sample({ mu: axis(d, 5), kappa: 1e6 }, 6, 1, { dtype: "f32" });
    const fit = vonMisesFisher.fit(rows, [6, d], { biasCorrected: true });
    assert.ok(Math.abs(fit.kappa - 1e6) < 4 * fit.standardError + 1e4, String(fit.kappa));
    assert.ok(Number.isFinite(fit.logLikelihood) && fit.logLikelihood > 0);
  });

  test("weights count rows", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const rows = spread(4, 5 * 4, 1);
    const repeated = [0, 0, 0, 1, 3, 3, 4].flatMap((row) => [...rows.subarray(4 * row, 4 * row + 4)]);
    const weights = Float64Array.of(3, 1, 0, 2, 1);
    const weighted = vonMisesFisher.fit(rows, [5, 4], { weights });
    const plain = vonMisesFisher.fit(Float32Array.from(repeated), [7, 4]);
    for (const name of ["kappa", "meanResultantLength", "logLikelihood", "standardError", "weight"] as const) {
      assertNear(weighted[name], plain[name], 1e-13, name);
    }
    const large = vonMisesFisher.fit(rows, [5, 4], { weights: weights.map((weight) => weight * 3e299) });
    assertNear(large.kappa, plain.kappa, 1e-13, "large weights");
    assert.equal(vonMisesFisher.fit(rows, [5, 4], { weights: Float64Array.of(0, 0, 0.5, 0, 0) }).kappa, Infinity);
  });

  test("the correction of bias has the true rho^2 for its expectation", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const [d, n, kappa] = [64, 10, 20];
    const rho = vonMisesFisher.meanResultantLength(d, kappa);
    const sets = 400;
    const samples = vonMisesFisher.sample({ mu: axis(d, 3), kappa }, n * sets, 11);
    let [raw, corrected] = [0, 0];
    for (let set = 0; set < sets; set += 1) {
      const rows = samples.subarray(set * n * d, (set + 1) * n * d);
      const { meanResultantLength } = vonMisesFisher.fit(rows, [n, d]);
      raw += meanResultantLength ** 2 / sets;
      const fit = vonMisesFisher.fit(rows, [n, d], { biasCorrected: true });
      assert.equal(fit.meanResultantLength, meanResultantLength);
      const estimated = vonMisesFisher.meanResultantLength(d, fit.kappa);
      const closed = Math.max((n * meanResultantLength ** 2 - 1) / (n - 1), 0);
      assertNear(estimated ** 2, closed, 1e-13, "the closed form");
      corrected += closed / sets;
    }
    // Standard deviations of both means are below 0.002.
    assertNear(raw, rho ** 2 + (1 - rho ** 2) / n, 0.006, "E[rho^2]");
    assertNear(corrected, rho ** 2, 0.006, "corrected");
    assert.equal(vonMisesFisher.fit(Float32Array.of(1, 0, 0, 1, -1, 0.1), [3, 2], { biasCorrected: true }).kappa, 0);
    assert.equal(vonMisesFisher.fit(Float32Array.of(1, 2), [1, 2], { biasCorrected: true }).kappa, Infinity);
  });

  test("the correction of bias keeps the digits of 1 - rho, and has the likelihood of its own kappa", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const [n, d] = [5, 8];
    for (const size of [1e-5, 1e-3, 0.1, 1]) {
      const rows = Float64Array.from(spread(6, n * d, 2), (value, index) => (index % d === 0 ? 1 : size * value));
      const plain = vonMisesFisher.fit(rows, [n, d]);
      const fit = vonMisesFisher.fit(rows, [n, d], { biasCorrected: true });
      const { meanResultantLength: rho, meanResultantComplement: complement } = plain;
      const rest = complement * (1 + rho) * (n / (n - 1)); // 1 - the estimate of rho^2
      const kappa = vonMisesFisher.kappaFromComplement(d, rest / (1 + Math.sqrt(1 - rest)));
      assertNear(fit.kappa / kappa, 1, 1e-13, `kappa of ${size}`);
      for (const each of [plain, fit]) {
        const total = vonMisesFisher.logPdf(rows, each).reduce((sum, value) => sum + value, 0);
        const bound = 1e-12 + 1e-15 * n * each.kappa;
        assert.ok(Math.abs(each.logLikelihood - total) < bound, `log-likelihood of ${size}: ${each.logLikelihood}`);
      }
    }
    const weights = Float64Array.of(0.5, 0.3);
    const little = vonMisesFisher.fit(Float32Array.of(1, 0, 1, 1), [2, 2], { weights, biasCorrected: true });
    assert.equal(little.kappa, 0);
  });

  test("kappa is that of whichever of rho and 1 - rho tells it better, and infinite with a rho of 1", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    for (let step = 0; step < 60; step += 1) {
      const turn = 1.6 * 0.6 ** step;
      const rows = Float64Array.of(1, 0, Math.cos(turn), Math.sin(turn));
      const fit = vonMisesFisher.fit(rows, [2, 2]);
      const { kappa, meanResultantLength: rho, meanResultantComplement: complement } = fit;
      if (complement === 0) assert.deepEqual([kappa, rho], [Infinity, 1]);
      else if (rho < 0.5) assert.equal(kappa, vonMisesFisher.kappa(2, rho));
      else assert.equal(kappa, vonMisesFisher.kappaFromComplement(2, complement));
    }
    const [n, d] = [3, 40];
    let points = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const base = spread(seed, d, 2);
      const noise = uniform(seed, n * d, -1e-9, 1e-9);
      const rows = Float64Array.from(noise, (value, index) => base[index % d]! * (1 + value));
      const { kappa, meanResultantLength } = vonMisesFisher.fit(rows, [n, d]);
      if (kappa === Infinity) assert.equal(meanResultantLength, 1, `seed ${seed}`);
      points += kappa === Infinity ? 1 : 0;
    }
    assert.ok(points > 5, "rows that differ by less than rounding are a point, too");
  });

  test("kappa is recovered within four standard errors", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    for (const [d, n] of [
      [2, 4000],
      [3, 4000],
      [64, 2000],
      [2048, 200],
      [32768, 20],
    ] as const) {
      for (const rho of [0.3, 0.9]) {
        const kappa = vonMisesFisher.kappa(d, rho);
        const rows = vonMisesFisher.sample({ mu: axis(d, 1), kappa }, n, 17);
        const fit = vonMisesFisher.fit(rows, [n, d], { biasCorrected: true });
        const errors = Math.abs(fit.kappa - kappa) / fit.standardError;
        assert.ok(errors < 4, `d = ${d}, rho = ${rho}: ${fit.kappa} for ${kappa}, ${errors} standard errors`);
        assert.ok(1 - fit.mu[1]! < (4 * d) / (n * kappa * rho), `mu of d = ${d}: ${fit.mu[1]}`);
      }
    }
  });
});

describe("lanewise/von-mises-fisher", () => {
  test("every variant gives the same sums, and scalar the bits of simd in all", async () => {
    const rows = spread(8, 300 * 65, 3);
    const fits: DirectionFit[] = [];
    const states: Uint8Array[] = [];
    const samples: Float64Array[] = [];
    for (const variant of VARIANTS) {
      using bessel = await loadModule({ variant });
      const { vonMisesFisher }: { vonMisesFisher: VonMisesFisher } = bessel;
      fits.push(vonMisesFisher.fit(rows, [300, 65]));
      states.push(vonMisesFisher.sums(65).add(rows, [300, 65]).save());
      samples.push(vonMisesFisher.sample({ mu: fits[0]!.mu, kappa: 12 }, 50, 3));
    }
    for (const later of [1, 2]) {
      assert.deepEqual(states[later], states[0]);
      assert.deepEqual(samples[later], samples[0]);
      assert.deepEqual(fits[later]!.mu, fits[0]!.mu);
      assert.equal(fits[later]!.meanResultantComplement, fits[0]!.meanResultantComplement);
    }
    assert.deepEqual(fits[1], fits[0]);
  });
});
