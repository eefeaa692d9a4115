import assert from "node:assert/strict";
import { test } from "node:test";
import { describeVariants } from "../../support/variants.js";
import { axis, DIVERGENCES, POINTS } from "./golden.js";

describeVariants("von Mises-Fisher functions at the reference points", (load) => {
  /** Largest error of a function over the points, `scale` being what it is relative to. */
  function check(
    name: string,
    bound: number,
    errorOf: (point: (typeof POINTS)[number]) => readonly [actual: number, expected: number, scale: number],
  ): void {
    for (const point of POINTS) {
      const [actual, expected, scale] = errorOf(point);
      const error = Math.abs(actual - expected) / Math.abs(scale);
      assert.ok(error <= bound, `${name} of d = ${point.d}, kappa = ${point.kappa}: ${actual}, off by ${error}`);
    }
  }

  test("log C_d, entropy, A_d, 1 - A_d and standard errors are within their bounds", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    check("logNormalizer", 2e-15, ({ d, kappa, logNormalizer, logUniform, logHypergeometric }) => {
      const scale = Math.max(1, Math.abs(logUniform), logHypergeometric);
      return [vonMisesFisher.logNormalizer(d, kappa), logNormalizer, scale];
    });
    check("entropy", 2e-14, ({ d, kappa, entropy, logUniform, scaled }) => {
      return [vonMisesFisher.entropy(d, kappa), entropy, Math.max(1, Math.abs(logUniform), -scaled)];
    });
    check("meanResultantLength", 1e-15, ({ d, kappa, rho }) => [
      vonMisesFisher.meanResultantLength(d, kappa),
      rho,
      rho,
    ]);
    check("meanResultantComplement", 1e-14, ({ d, kappa, complement }) => {
      return [vonMisesFisher.meanResultantComplement(d, kappa), complement, complement];
    });
    check("standardError", 3e-13, ({ d, kappa, slope }) => {
      const expected = 1 / Math.sqrt(100 * slope);
      return [vonMisesFisher.standardError(d, kappa, 100), expected, expected];
    });
  });

  test("kappa comes back from rho and from 1 - rho, as precisely as those tell it", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    check("kappa", 3e-15, ({ d, kappa, rho, slope }) => {
      // A relative error e of rho is an error e rho / slope of kappa.
      return [vonMisesFisher.kappa(d, rho), kappa, Math.max(rho / slope, kappa)];
    });
    check("kappaFromComplement", 2e-14, ({ d, kappa, complement, slope }) => {
      return [vonMisesFisher.kappaFromComplement(d, complement), kappa, Math.max(complement / slope, kappa)];
    });
  });

  test("divergences of concentrations have no cancellation, next to each other either", () => {
    using lanewise = load();
    for (const { d, a, b, divergence } of DIVERGENCES) {
      const mu = axis(d);
      const actual = lanewise.bessel.vonMisesFisher.klDivergence({ mu, kappa: a }, { mu, kappa: b });
      assert.ok(Math.abs(actual - divergence) <= 1e-12 * divergence, `d = ${d}, ${a}, ${b}: ${actual}`);
    }
  });

  test("limits", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    assert.equal(vonMisesFisher.kappa(5, 0), 0);
    assert.equal(vonMisesFisher.kappaFromComplement(5, 1), 0);
    assert.equal(vonMisesFisher.meanResultantLength(5, Infinity), 1);
    assert.equal(vonMisesFisher.meanResultantComplement(5, Infinity), 0);
    assert.equal(vonMisesFisher.meanResultantLength(5, 0), 0);
    assert.equal(vonMisesFisher.logNormalizer(5, Infinity), -Infinity);
    assert.equal(vonMisesFisher.entropy(5, Infinity), -Infinity);
    assert.equal(vonMisesFisher.standardError(5, Infinity, 2), Infinity);
    for (const d of [2, 3, 32768, 1e6]) {
      assert.equal(vonMisesFisher.entropy(d, 0), -vonMisesFisher.logNormalizer(d, 0));
      for (const kappa of [1e-300, 1, 1e5, 1e150]) {
        for (const value of [vonMisesFisher.logNormalizer(d, kappa), vonMisesFisher.entropy(d, kappa)]) {
          assert.ok(Number.isFinite(value), `d = ${d}, kappa = ${kappa}`);
        }
      }
    }
  });

  test("divergences of directions: 0 for equals, kappa A (1 - cos) for equal kappa, Infinity from and to a point", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const [east, north] = [axis(4, 0), axis(4, 1)];
    assert.equal(vonMisesFisher.klDivergence({ mu: east, kappa: 3 }, { mu: east, kappa: 3 }), 0);
    const turned = vonMisesFisher.klDivergence({ mu: east, kappa: 3 }, { mu: north, kappa: 3 });
    assert.ok(Math.abs(turned - 3 * vonMisesFisher.meanResultantLength(4, 3)) < 1e-15);
    const point = { mu: east, kappa: Infinity };
    assert.equal(vonMisesFisher.klDivergence(point, point), 0);
    assert.equal(vonMisesFisher.klDivergence(point, { mu: east, kappa: 3 }), Infinity);
    assert.equal(vonMisesFisher.klDivergence({ mu: east, kappa: 3 }, point), Infinity);
    const near = Float64Array.of(Math.cos(1e-9), Math.sin(1e-9), 0, 0);
    const little = vonMisesFisher.klDivergence({ mu: east, kappa: 3 }, { mu: near, kappa: 3 });
    assert.ok(Math.abs(little / (turned * 0.5e-18) - 1) < 1e-6, String(little));
  });
});
