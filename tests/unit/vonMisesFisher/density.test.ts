import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../support/properties.js";
import type { Direction } from "../../../src/types.js";
import { spread } from "../kernels/values.js";
import { describeVariants } from "../../support/variants.js";
import { axis } from "./golden.js";

function unit(values: ArrayLike<number>): Float64Array {
  const length = Math.hypot(...Array.from(values));
  return Float64Array.from(values, (value) => value / length);
}

describeVariants("Densities of von Mises-Fisher distributions", (load) => {
  test("are log C_d + kappa mu . x, of many rows against many components too", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 2, max: 600 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 1000 }),
        (n, d, count, seed) => {
          const rows = spread(seed, n * d, 2);
          const components = Array.from({ length: count }, (_, index): Direction => {
            return { mu: unit(spread(seed + index + 1, d, 2)), kappa: [0, 0.1, 7, 300, 1e5][index]! };
          });
          const all = vonMisesFisher.logPdf(rows, components);
          assert.equal(all.length, n * count);
          components.forEach((component, index) => {
            const alone = vonMisesFisher.logPdf(rows, component);
            const { mu, kappa } = component;
            alone.forEach((value, row) => {
              assert.equal(all[row * count + index], value, "a row's bits depend on neither neighbours nor components");
              const x = unit(rows.subarray(row * d, (row + 1) * d));
              const cosine = x.reduce((sum, each, column) => sum + each * mu[column]!, 0);
              const expected = vonMisesFisher.logNormalizer(d, kappa) + kappa * cosine;
              assert.ok(Math.abs(value - expected) <= 1e-13 * (1 + kappa + d), `${value}, not ${expected}`);
            });
          });
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });

  test("integrate to 1", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const steps = 4000;
    for (const kappa of [0, 0.5, 20, 70]) {
      const circle = Float64Array.from({ length: 2 * steps }, (_, index) => {
        const angle = (2 * Math.PI * (index >> 1)) / steps;
        return index % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
      });
      const logs = vonMisesFisher.logPdf(circle, { mu: Float64Array.of(0.6, 0.8), kappa });
      const total = logs.reduce((sum, log) => sum + Math.exp(log), 0) * ((2 * Math.PI) / steps);
      assert.ok(Math.abs(total - 1) < 1e-12, `kappa ${kappa}: ${total}`);
    }
  });

  test("posteriors are shares of weighted densities", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const rows = spread(4, 20 * 6, 1);
    const components = [0, 1, 2].map((index) => ({ mu: axis(6, index), kappa: 3 + 100 * index }));
    const weights = Float64Array.of(1, 0, 3);
    const logs = vonMisesFisher.logPdf(rows, components);
    const posterior = vonMisesFisher.posterior(rows, { components, weights });
    for (let row = 0; row < 20; row += 1) {
      const joint = [...weights].map((weight, index) => weight * Math.exp(logs[3 * row + index]!));
      const total = joint.reduce((sum, each) => sum + each, 0);
      joint.forEach((each, index) => assert.ok(Math.abs(posterior[3 * row + index]! - each / total) < 1e-13));
    }
    const far = [
      { mu: axis(6, 0), kappa: 1e6 },
      { mu: axis(6, 1), kappa: 1e6 },
    ];
    const opposed = Float32Array.of(0, 0, 0, 0, 0, 1);
    assert.deepEqual(
      [...vonMisesFisher.posterior(opposed, { components: far, weights: Float64Array.of(1, 1) })],
      [0.5, 0.5],
    );
  });

  test("posteriors take weights of any size", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const components = [0, 1].map((index) => ({ mu: axis(2, index), kappa: 0 }));
    for (const unit of [5e-324, 1e-322, 2 ** -1023, 2 ** -1022, 1, 4e307]) {
      const weights = Float64Array.of(unit, 3 * unit);
      const [first, second] = vonMisesFisher.posterior(Float32Array.of(1, 0), { components, weights });
      assert.ok(Math.abs(first! - 0.25) < 1e-13, `${unit}: ${first}`);
      assert.ok(Math.abs(second! - 0.75) < 1e-13, `${unit}: ${second}`);
    }
  });

  test("take a mean whose length is 1 as f32 has it", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const kappa = 1e6;
    const rows = Float64Array.of(3, 4);
    const exact = vonMisesFisher.logPdf(rows, { mu: Float64Array.of(0.6, 0.8), kappa });
    const scaled = vonMisesFisher.logPdf(rows, {
      mu: Float64Array.of(0.6, 0.8).map((each) => each * (1 + 5e-7)),
      kappa,
    });
    assert.ok(Math.abs(scaled[0]! - exact[0]!) < 1e-15 * kappa, `${scaled[0]}, not ${exact[0]}`);
  });

  test("have no error of a sum of a million squares, by which mu would be divided", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const d = 1e6;
    const kappa = 1e6;
    // Squares of 1e-6 round alike: added one by one they are 4e-12 off.
    const mu = new Float64Array(d).fill(1e-3);
    const [peak] = vonMisesFisher.logPdf(new Float32Array(d).fill(2), { mu, kappa });
    const expected = vonMisesFisher.logNormalizer(d, kappa) + kappa;
    const bound = (260 + d / 512) * 2 ** -53 * kappa + 1e-15 * expected;
    assert.ok(Math.abs(peak! - expected) < bound, `${peak}, not ${expected}`);
  });
});
