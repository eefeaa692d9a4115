import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { besselTables, ORDER_WEIGHT, TIERS } from "../../../tools/tables/bessel.js";

interface Golden {
  readonly D: readonly (readonly number[] | null)[];
  readonly temme_gamma1_in_mu2: readonly number[];
  readonly temme_gamma2_in_mu2: readonly number[];
}

const file = path.resolve(import.meta.dirname, "../../golden/log_bessel_tables.json");
const golden = JSON.parse(readFileSync(file, "utf8")) as Golden;
const tables = new Map(besselTables().map(({ name, values }) => [name, values]));

describe("The tables of coefficients", () => {
  test("of the Debye series are the references' doubles", () => {
    const values = [...tables.get("DEBYE_LOGARITHM")!];
    for (let even = 2; values.length > 0; even += 2) {
      for (let power = even; power >= 0; power -= 1) {
        assert.equal(values.shift(), golden.D[even]![power]);
        assert.equal(values.shift(), golden.D[even - 1]![power] ?? 0);
      }
    }
  });

  test("of the tiers leave out what no double shows, at every share of v", () => {
    for (const [start, pairs] of TIERS) {
      for (let q = 0; q <= 1; q += 1 / 64) {
        // (1 - q) + ORDER_WEIGHT q of S^2 is where the tier starts.
        const radius = Math.sqrt(start / (1 - q + ORDER_WEIGHT * q));
        let [even, odd] = [0, 0];
        for (let k = 2 * pairs + 1; k < golden.D.length; k += 1) {
          const value = golden.D[k]!.reduceRight((sum, coefficient) => sum * q + coefficient, 0) / radius ** k;
          if (k % 2 === 0) even += value;
          else odd += value;
        }
        const leftOut = Math.abs(even) + Math.abs(odd);
        assert.ok(leftOut <= 5e-17, `from ${start} on, q = ${q}: ${leftOut}`);
      }
    }
  });

  test("of the gamma functions too", () => {
    const [odd, even] = [tables.get("GAMMA_ODD")!.toReversed(), tables.get("GAMMA_EVEN")!.toReversed()];
    assert.ok(odd.length >= 9);
    assert.deepEqual(odd, golden.temme_gamma1_in_mu2.slice(0, odd.length));
    assert.deepEqual(even, golden.temme_gamma2_in_mu2.slice(0, even.length));
  });

  test("of the logarithms: each is Math.log, and what it lacks is below half an ulp", () => {
    const [high, low] = [tables.get("LOGARITHMS")!, tables.get("LOGARITHMS_LOW")!];
    assert.equal(high.length, 65);
    assert.equal(low.length, 65);
    for (let step = 0; step <= 64; step += 1) {
      assert.ok(Math.abs(high[step]! - Math.log(1 + step / 64)) <= 2 ** -52, `step ${step}`);
      assert.ok(Math.abs(low[step]!) <= 2 ** -53 * Math.abs(high[step]!), `step ${step}`);
      assert.equal(low[step], Math.fround(low[step]!), `step ${step}`);
    }
  });

  test("of K give its closed form at order 1/2", () => {
    // g = 1 and h = 1 + 1 / (2 x) there, at every x.
    const columns = [...tables.get("KERNEL_K_LENGTHS")!];
    const values = tables.get("KERNEL_K")!;
    for (const x of [1, 1.7, 4, 11, 24]) {
      const t = (100 / (x + 1) - 27) / 23;
      let [g, h, at] = [0, 0, 0];
      for (const length of columns) {
        let [columnG, columnH] = [0, 0];
        for (let power = 0; power < length; power += 1, at += 2) {
          columnG = columnG * t + values[at]!;
          columnH = columnH * t + values[at + 1]!;
        }
        g = g / 4 + columnG;
        h = h / 4 + columnH;
      }
      assert.ok(Math.abs(g - 1) <= 5e-16, `g at ${x}: ${g}`);
      assert.ok(Math.abs(h - 1 - 0.5 / x) <= 5e-16, `h at ${x}: ${h}`);
    }
  });

  test("of Q give ln Gamma of whole numbers", () => {
    const values = tables.get("GAMMA_QUOTIENT")!;
    let factorial = 0;
    for (let v = 1; v <= 20; v += 1) {
      factorial += Math.log(v);
      const w = 1.5 - 12.5 / (v + 5);
      const quotient = values.reduce((sum, coefficient) => sum * w + coefficient, 0);
      const actual = v * (Math.log((v + 4) / 2) - 0.21875 + quotient);
      assert.ok(Math.abs(actual - factorial - Math.log(v + 1)) <= 4e-15 * (1 + factorial), `v = ${v}`);
    }
  });

  test("of the zero of T are a root, in parts that add up, and the slopes there", () => {
    const [zero, zeroLow, steep, steepLow] = tables.get("CROSSING")! as [number, number, number, number];
    const t = (w: number): number => Math.hypot(1, w) - Math.asinh(1 / w);
    assert.ok(Math.abs(t(zero)) <= 4e-16);
    // Laplace's limit, 0.66274341934918158097474209710925290705...
    assert.equal(zero + zeroLow, 0.6627434193491816);
    assert.ok(Math.abs(zero - 0.6627434193491816 + zeroLow + 1.8e-17) <= 5e-17);
    const parts = tables.get("CROSSING_PARTS")!;
    assert.equal(parts.length, 6);
    parts.slice(0, 5).forEach((part, index) => {
      assert.ok(
        Number.isInteger(part * 2 ** (26 * (index + 1))) && Math.abs(part) < 2 ** (-26 * index),
        `part ${index}`,
      );
    });
    assert.equal(
      parts.toReversed().reduce((sum, part) => sum + part, 0),
      zero + zeroLow,
    );
    assert.ok(Math.abs(steep + steepLow - Math.hypot(1, zero) / zero) <= 4e-16);
    const slopes = tables.get("CROSSING_SLOPES")!;
    for (const distance of [-1 / 32, -0.01, 0.004, 1 / 32]) {
      const tail = slopes.reduce((sum, coefficient) => sum * distance + coefficient, 0);
      const series = distance * (steep + steepLow + distance * tail);
      assert.ok(Math.abs(series - t(zero + distance)) <= 5e-16, `at ${distance}`);
    }
  });
});
