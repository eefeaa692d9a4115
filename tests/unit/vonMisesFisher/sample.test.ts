import assert from "node:assert/strict";
import { test } from "node:test";
import { describeVariants } from "../../support/variants.js";
import { axis } from "./golden.js";

/** The cosines of samples to an axis. */
function cosines(samples: ArrayLike<number>, d: number, index: number): number[] {
  return Array.from({ length: samples.length / d }, (_, row) => samples[row * d + index]!);
}

/** sup |F_n - F| sqrt(n) of Kolmogorov and Smirnov; above 1.95 with a probability of 0.001. */
function kolmogorov(values: readonly number[], distribution: (value: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const gaps = sorted.map((value, index) => {
    const share = distribution(value);
    return Math.max(share - index / sorted.length, (index + 1) / sorted.length - share);
  });
  return Math.max(...gaps) * Math.sqrt(sorted.length);
}

/** The distribution function of the cosine: its density is in proportion to exp(kappa w) (1 - w^2)^((d - 3) / 2). */
function cosineDistribution(d: number, kappa: number): (value: number) => number {
  const steps = 20000;
  // By the angle, in which the density is smooth for d = 2 as well.
  const density = (angle: number): number =>
    Math.exp(kappa * (Math.cos(angle) - 1) + (d - 2) * Math.log(Math.max(Math.sin(angle), 1e-300)));
  const sums = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step += 1) {
    const middle = ((step + 0.5) * Math.PI) / steps;
    sums[step + 1] = sums[step]! + density(middle);
  }
  return (value) => {
    const place = (Math.acos(value) / Math.PI) * steps;
    const lower = Math.min(Math.floor(place), steps - 1);
    const sum = sums[lower]! + (place - lower) * (sums[lower + 1]! - sums[lower]!);
    return 1 - sum / sums[steps]!;
  };
}

describeVariants("Samples of von Mises-Fisher distributions", (load) => {
  test("are unit vectors whose cosine to mu has the mean A_d(kappa) and the variance A_d'(kappa)", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    for (const [d, n] of [
      [2, 8000],
      [3, 8000],
      [64, 3000],
      [2048, 300],
      [32768, 20],
    ] as const) {
      for (const rho of [0, 0.3, 0.9, 0.999]) {
        const kappa = vonMisesFisher.kappa(d, rho);
        const samples = vonMisesFisher.sample({ mu: axis(d, d - 1), kappa }, n, 5);
        const values = cosines(samples, d, d - 1);
        const mean = values.reduce((sum, value) => sum + value, 0) / n;
        const deviation = 1 / vonMisesFisher.standardError(d, kappa, n) / n; // sqrt(A' / n)
        assert.ok(Math.abs(mean - rho) < 4 * deviation, `d = ${d}, rho = ${rho}: ${mean}, ${(mean - rho) / deviation}`);
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
        const expected = deviation ** 2 * n;
        assert.ok(
          Math.abs(variance / expected - 1) < 5 * Math.sqrt(4 / n),
          `variance of d = ${d}, rho = ${rho}: ${variance / expected}`,
        );
        for (let row = 0; row < Math.min(n, 50); row += 1) {
          const length = Math.sqrt(
            samples.subarray(row * d, (row + 1) * d).reduce((sum, value) => sum + value * value, 0),
          );
          assert.ok(Math.abs(length - 1) < 1e-14);
        }
      }
    }
  });

  test("have the distribution of the cosine, by Kolmogorov and Smirnov", () => {
    using lanewise = load();
    for (const [d, kappa] of [
      [2, 0],
      [2, 3],
      [2, 100],
      [3, 0.1],
      [3, 20],
      [4, 1],
      [10, 5],
      [64, 50],
    ] as const) {
      const samples = lanewise.bessel.vonMisesFisher.sample({ mu: axis(d, 0), kappa }, 10000, 23);
      const distance = kolmogorov(cosines(samples, d, 0), cosineDistribution(d, kappa));
      assert.ok(distance < 1.95, `d = ${d}, kappa = ${kappa}: ${distance}`);
    }
  });

  test("are symmetric around mu, wherever that is", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const d = 3;
    for (const mu of [
      axis(d),
      axis(d).map((value) => -value),
      Float64Array.of(0.6, 0, 0.8),
      Float64Array.of(-0.48, 0.6, -0.64),
    ]) {
      const samples = vonMisesFisher.sample({ mu, kappa: 4 }, 8000, 31);
      assert.ok(samples.every(Number.isFinite));
      // Two axes across mu: the angle between them is uniform.
      const helper = Math.abs(mu[0]!) < 0.9 ? [1, 0, 0] : [0, 1, 0];
      const across = helper.map((value, index) => value - mu[index]! * (helper[0]! * mu[0]! + helper[1]! * mu[1]!));
      const length = Math.hypot(...across);
      const u = across.map((value) => value / length);
      const v = [mu[1]! * u[2]! - mu[2]! * u[1]!, mu[2]! * u[0]! - mu[0]! * u[2]!, mu[0]! * u[1]! - mu[1]! * u[0]!];
      const dot = (row: number, axis: ArrayLike<number>): number =>
        [0, 1, 2].reduce((sum, index) => sum + samples[3 * row + index]! * axis[index]!, 0);
      const turns = Array.from(
        { length: 8000 },
        (_, row) => Math.atan2(dot(row, v), dot(row, u)) / (2 * Math.PI) + 0.5,
      );
      assert.ok(kolmogorov(turns, (value) => value) < 1.95, `mu = ${[...mu].join()}`);
      const heights = Array.from({ length: 8000 }, (_, row) => dot(row, mu));
      assert.ok(kolmogorov(heights, cosineDistribution(3, 4)) < 1.95, `mu = ${[...mu].join()}`);
    }
    const pair = vonMisesFisher.sample({ mu: axis(2), kappa: 1 }, 4000, 2);
    const above = cosines(pair, 2, 1).filter((value) => value > 0).length;
    assert.ok(Math.abs(above - 2000) < 4 * Math.sqrt(1000), `${above} of 4000 on one side`);
  });

  test("depend on the seed and their number alone", () => {
    using lanewise = load();
    const { vonMisesFisher } = lanewise.bessel;
    const p = { mu: axis(5, 2), kappa: 3 };
    const samples = vonMisesFisher.sample(p, 5000, 7);
    assert.deepEqual(vonMisesFisher.sample(p, 3, 7), samples.slice(0, 15));
    assert.deepEqual(vonMisesFisher.sample(p, 5000, 7, { dtype: "f32" }), Float32Array.from(samples));
    const seeds = [0, 7, 2 ** 32, 2 ** 32 + 7, Number.MAX_SAFE_INTEGER].map((seed) =>
      vonMisesFisher.sample(p, 1, seed).join(),
    );
    assert.equal(new Set(seeds).size, seeds.length);
    assert.equal(vonMisesFisher.sample(p, 0, 1).length, 0);
    const point = vonMisesFisher.sample({ mu: axis(5, 2), kappa: Infinity }, 2, 1);
    assert.deepEqual([...point], [0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
  });
});
