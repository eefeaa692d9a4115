import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { load } from "../../../src/bessel.js";
import { load as loadWhole } from "../../../src/index.js";
import { VARIANTS, wasmBytes } from "../../support/variants.js";

const folder = path.resolve(import.meta.dirname, "../../../dist/wasm");
const LIMITS = { relaxed: 20_000, simd: 20_000, scalar: 40_000 } as const;

describe("lanewise/bessel", () => {
  for (const variant of VARIANTS) {
    test(`is a module of its own with the bits of the whole one (${variant})`, async () => {
      using bessel = await load({ variant });
      using lanewise = await loadWhole({ variant });
      assert.equal(bessel.info.variant, variant);
      assert.notEqual(bessel.info.sha256, lanewise.info.sha256);
      const x = Float64Array.from({ length: 3000 }, (_, index) => 0.05 * index);
      const order = Float64Array.from(x, (_, index) => (index * 7.3) % 300);
      assert.deepEqual(bessel.logBesselIK(order, x), lanewise.bessel.logBesselIK(order, x));
      assert.deepEqual(bessel.besselIRatio(order, x), lanewise.bessel.besselIRatio(order, x));
      using tensor = bessel.tensor("f64", [2], [1, 2]);
      assert.deepEqual([...tensor.data], [1, 2]);
      const functions = Object.keys(lanewise.bessel).filter((name) => name !== "vonMisesFisher");
      assert.deepEqual(Object.keys(bessel).sort(), [...functions, ...RUNTIME].sort());
    });

    test(`has at most ${LIMITS[variant]} bytes (${variant})`, async () => {
      const { length } = await readFile(path.join(folder, `bessel.${variant}.wasm`));
      assert.ok(length <= LIMITS[variant], `${length} bytes`);
    });
  }

  test("gives its module on, and takes no other", async () => {
    using bessel = await load({ deterministic: true });
    using again = await load({ module: bessel.module });
    assert.equal(again.logBesselK(3, 4), bessel.logBesselK(3, 4));
    await assert.rejects(load({ module: wasmBytes("simd") }), {
      name: "TypeError",
      message: /expected a wasm module of bessel, got one of lanewise/,
    });
    await assert.rejects(loadWhole({ module: bessel.module }), {
      name: "TypeError",
      message: /expected a wasm module of lanewise, got one of bessel/,
    });
  });
});

const RUNTIME = ["info", "module", "tensor", "scope", "memoryUsage", "dispose"];
