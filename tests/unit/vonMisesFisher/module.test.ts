import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { load as loadBessel } from "../../../src/bessel.js";
import { load as loadWhole } from "../../../src/index.js";
import { load } from "../../../src/vonMisesFisher.js";
import { VARIANTS, wasmBytes } from "../../support/variants.js";
import { axis } from "./golden.js";

const folder = path.resolve(import.meta.dirname, "../../../dist/wasm");
const LIMITS = { relaxed: 30_000, simd: 30_000, scalar: 40_000 } as const;
const RUNTIME = ["info", "module", "tensor", "scope", "memoryUsage", "dispose"];

describe("lanewise/von-mises-fisher", () => {
  for (const variant of VARIANTS) {
    test(`is a module of its own with the Bessel functions and the bits of the whole one (${variant})`, async () => {
      using bessel = await load({ variant });
      using lanewise = await loadWhole({ variant });
      assert.equal(bessel.info.variant, variant);
      assert.deepEqual(Object.keys(bessel).sort(), [...Object.keys(lanewise.bessel), ...RUNTIME].sort());
      const x = Float64Array.from({ length: 3000 }, (_, index) => 0.05 * index);
      assert.deepEqual(bessel.logBesselIK(7, x), lanewise.bessel.logBesselIK(7, x));
      const rows = bessel.vonMisesFisher.sample({ mu: axis(33), kappa: 9 }, 40, 1);
      assert.deepEqual(lanewise.bessel.vonMisesFisher.sample({ mu: axis(33), kappa: 9 }, 40, 1), rows);
      const fit = bessel.vonMisesFisher.fit(rows, [40, 33]);
      assert.deepEqual(lanewise.bessel.vonMisesFisher.fit(rows, [40, 33]), fit);
    });

    test(`has at most ${LIMITS[variant]} bytes (${variant})`, async () => {
      const { length } = await readFile(path.join(folder, `vonMisesFisher.${variant}.wasm`));
      assert.ok(length <= LIMITS[variant], `${length} bytes`);
    });
  }

  test("gives its module on, and takes no other", async () => {
    using bessel = await load({ deterministic: true });
    using again = await load({ module: bessel.module });
    assert.equal(again.vonMisesFisher.kappa(3, 0.4), bessel.vonMisesFisher.kappa(3, 0.4));
    await assert.rejects(load({ module: wasmBytes("simd") }), {
      name: "TypeError",
      message: /expected a wasm module of vonMisesFisher, got one of lanewise/,
    });
    await assert.rejects(loadBessel({ module: bessel.module }), {
      name: "TypeError",
      message: /expected a wasm module of bessel, got one of vonMisesFisher/,
    });
  });

  test("throws once disposed", async () => {
    const bessel = await load();
    const sums = bessel.vonMisesFisher.sums(2);
    bessel.dispose();
    const message = /was disposed/;
    assert.throws(() => bessel.vonMisesFisher.fit(Float32Array.of(1, 2), [1, 2]), { name: "TypeError", message });
    assert.throws(() => bessel.vonMisesFisher.logNormalizer(2, 1), { name: "TypeError", message });
    assert.throws(() => sums.add(Float32Array.of(1, 2), [1, 2]), { name: "TypeError", message });
  });
});
