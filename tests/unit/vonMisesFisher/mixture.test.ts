import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../../support/properties.js";
import type { MixtureOptions, VonMisesFisher } from "../../../src/types.js";
import { spread } from "../kernels/values.js";
import { describeVariants } from "../../support/variants.js";
import { axis } from "./golden.js";

const ASSIGNMENTS = ["soft", "hard"] as const;

/** Rows around three axes, in turn, with concentrations of 100, 50 and 200. */
function clusters(vonMisesFisher: VonMisesFisher, n: number, d: number): Float64Array {
  const parts = [100, 50, 200].map((kappa, index) =>
    vonMisesFisher.sample({ mu: axis(d, index), kappa }, n / 3, 40 + index),
  );
  const rows = new Float64Array(n * d);
  for (let row = 0; row < n; row += 1) {
    const place = Math.floor(row / 3) * d;
    rows.set(parts[row % 3]!.subarray(place, place + d), row * d);
  }
  return rows;
}

describeVariants("Mixtures of von Mises-Fisher distributions", (load) => {
  test("recover clusters that are apart", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    for (const assignment of ASSIGNMENTS) {
      for (const [n, d] of [
        [600, 3],
        [900, 16],
      ] as const) {
        for (const seed of [1, 2, 3]) {
          const rows = clusters(vonMisesFisher, n, d);
          const mixture = vonMisesFisher.mixture(rows, [n, d], { components: 3, seed, assignment });
          const order = [0, 1, 2].map((index) => mixture.components.findIndex(({ mu }) => mu[index]! > 0.99));
          const title = `${assignment}, d = ${d}, seed ${seed}`;
          assert.equal(new Set(order).size, 3, `${title}: ${order.join()}`);
          assert.ok(mixture.converged, title);
          [100, 50, 200].forEach((kappa, index) => {
            const component = mixture.components[order[index]!]!;
            const error = vonMisesFisher.standardError(d, kappa, n / 3);
            assert.ok(Math.abs(component.kappa - kappa) < 5 * error, `${title}: ${component.kappa} for ${kappa}`);
            assert.ok(Math.abs(mixture.weights[order[index]!]! - 1 / 3) < 0.02, title);
          });
          const assigned = mixture.assign(rows);
          const wrong = assigned.filter((component, row) => component !== order[row % 3]).length;
          assert.ok(wrong <= n / 100, `${title}: ${wrong} rows elsewhere`);
          const shares = mixture.responsibilities(rows);
          assert.deepEqual(shares, vonMisesFisher.posterior(rows, mixture));
          assert.ok(Array.from(assigned).every((component, row) => shares[3 * row + component]! >= 0.5));
        }
      }
    }
  });

  test("have a likelihood that never falls, of any rows", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(...ASSIGNMENTS),
        (n, d, components, seed, assignment) => {
          const count = Math.min(components, n);
          const rows = spread(seed + 1, n * d, 2);
          const options: MixtureOptions = {
            components: count,
            seed,
            assignment,
            iterations: 25,
            tolerance: 0,
            maximumKappa: 1e4,
          };
          const mixture = vonMisesFisher.mixture(rows, [n, d], options);
          const { history, weights } = mixture;
          assert.equal(history.length, mixture.iterations + 1);
          assert.equal(history.at(-1), mixture.logLikelihood);
          history.slice(1).forEach((value, round) => {
            const room = 1e-9 * (n + Math.abs(value));
            assert.ok(value >= history[round]! - room, `round ${round}: ${history[round]} to ${value}`);
          });
          assert.ok(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-12);
          assert.ok(mixture.components.every(({ kappa }) => kappa >= 0 && kappa <= 1e4));
          const logs = vonMisesFisher.logPdf(rows, mixture.components);
          let total = 0;
          for (let row = 0; row < n; row += 1) {
            const joint = [...weights].map((weight, index) => Math.log(weight) + logs[row * count + index]!);
            const largest = Math.max(...joint);
            const sum = joint.reduce((all, log) => all + Math.exp(log - largest), 0);
            total += assignment === "hard" ? largest : largest + Math.log(sum);
          }
          assert.ok(Math.abs(total - mixture.logLikelihood) <= 1e-9 * (n + Math.abs(total)), `${total}`);
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  test("of one component are the fit", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const rows = clusters(vonMisesFisher, 300, 5);
    const fit = vonMisesFisher.fit(rows, [300, 5]);
    for (const assignment of ASSIGNMENTS) {
      const { components, logLikelihood } = vonMisesFisher.mixture(rows, [300, 5], {
        components: 1,
        seed: 0,
        assignment,
      });
      assert.deepEqual(components[0]!.mu, fit.mu);
      assert.equal(components[0]!.kappa, fit.kappa);
      assert.ok(Math.abs(logLikelihood - fit.logLikelihood) < 1e-9 * Math.abs(fit.logLikelihood));
    }
  });

  test("are the same of a seed, in any type of rows, and do not exceed the largest kappa", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const rows = Float32Array.from(clusters(vonMisesFisher, 300, 4));
    const options = { components: 4, seed: 9 };
    const first = vonMisesFisher.mixture(rows, [300, 4], options);
    const again = vonMisesFisher.mixture(Float64Array.from(rows), [300, 4], options);
    assert.deepEqual(again.components, first.components);
    assert.equal(again.logLikelihood, first.logLikelihood);
    // Only the rows that it starts from depend on the seed; both of its words count.
    const starts = [0, 2 ** 32, 2 ** 33].map(
      (seed) => vonMisesFisher.mixture(rows, [300, 4], { components: 4, seed, iterations: 0 }).logLikelihood,
    );
    assert.equal(new Set(starts).size, starts.length);
    const single = vonMisesFisher.mixture(Float32Array.of(1, 0, 0, 1), [2, 2], { components: 2, seed: 1 });
    assert.deepEqual(
      single.components.map(({ kappa }) => kappa),
      [2e5, 2e5],
    );
    assert.deepEqual([...single.weights], [0.5, 0.5]);
    const still = vonMisesFisher.mixture(rows, [300, 4], { ...options, assignment: "hard", tolerance: 0 });
    assert.ok(still.converged, "a likelihood that rises no more ends it");
    const none = vonMisesFisher.mixture(rows, [300, 4], { ...options, iterations: 0 });
    assert.equal(none.iterations, 0);
    assert.equal(none.converged, false);
  });

  test("start from rows that are apart, never from two of one direction while there are others", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const count = 6;
    // Rows of equal directions and unequal lengths, one of each direction at first and many of the last.
    const rows = new Float64Array(60 * count);
    for (let row = 0; row < 60; row += 1) rows[row * count + Math.min(row, count - 1)] = 1 + row / 7;
    for (let seed = 0; seed < 20; seed += 1) {
      const options: MixtureOptions = { components: count, seed, assignment: "hard", iterations: 0 };
      const { components } = vonMisesFisher.mixture(rows, [60, count], options);
      assert.equal(new Set(components.map(({ mu }) => mu.findIndex((each) => each > 0.9))).size, count, `seed ${seed}`);
    }
  });

  test("keep a component without rows as it was, with weight 0", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const rows = Float32Array.of(1, 0, 1, 0, 1, 0, 0, 1, 0, 1);
    const mixture = vonMisesFisher.mixture(rows, [5, 2], { components: 3, seed: 4, assignment: "hard" });
    const empty = mixture.weights.indexOf(0);
    assert.ok(empty >= 0, "three components of two directions");
    assert.ok(mixture.components[empty]!.kappa > 0);
    // It is the row that it started from, not the first axis of a mean of nothing.
    for (const angle of [0.7, 2, 4]) {
      const direction = [Math.cos(angle), Math.sin(angle)];
      const equals = Float64Array.from({ length: 10 }, (_, index) => direction[index % 2]!);
      const { components } = vonMisesFisher.mixture(equals, [5, 2], { components: 2, seed: 4, assignment: "hard" });
      for (const { mu } of components) assert.ok(Math.hypot(mu[0]! - direction[0]!, mu[1]! - direction[1]!) < 1e-15);
    }
    assert.ok(mixture.assign(rows).every((component) => component !== empty));
    assert.ok(Number.isFinite(mixture.logLikelihood));
  });
});
