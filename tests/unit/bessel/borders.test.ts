import assert from "node:assert/strict";
import { test } from "node:test";
import { besselTables, ORDER_WEIGHT, TIER_ENTRIES, TIERS } from "../../../tools/tables/bessel.js";
import { describeVariants } from "../../support/variants.js";

/** Doubles next to a positive one. */
function beside(value: number): readonly [below: number, above: number] {
  return [next(value, -1n), next(value, 1n)];
}

function next(value: number, steps: bigint): number {
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  return new Float64Array(BigInt64Array.of(bits[0]! + steps).buffer)[0]!;
}

/** The least x from which on the kernel changes, as the kernels compute it. */
function firstFrom(start: number, order: number): number {
  const isReached = (x: number): boolean => ORDER_WEIGHT * (order * order) + x * x >= start;
  let x = Math.sqrt(Math.max(0, start - ORDER_WEIGHT * order * order));
  while (!isReached(x)) x = next(x, 1n);
  while (isReached(next(x, -1n))) x = next(x, -1n);
  return x;
}

/** The zero of T = S - v asinh(v / x) is at x = 0.66 v: within v / 32 of it T has its own expansion, within 2^-44 v its own distance. */
const ZERO = 0.6627434193491816;

/**
 * Where one kernel or number of terms ends: tiers at five angles, x of the series, the zone of T's zero, orders next to halves,
 * squares that overflow.
 */
function borders(): readonly (readonly [order: number, x: number])[] {
  const points: (readonly [number, number])[] = [];
  for (const [start] of TIERS) {
    for (const part of [0, 0.2, 0.6, 0.9, 0.9999]) {
      const order = Math.sqrt(start / ORDER_WEIGHT) * part;
      const x = firstFrom(start, order);
      points.push([order, x], [order, next(x, -1n)]);
    }
  }
  for (const x of [1, 4, 8]) for (const order of [0, 0.5, 3.7, 12, 19]) points.push([order, x], [order, next(x, 1n)]);
  for (const order of [0.5, 1.5, 2.5, 10.5, 18.5, 19.5]) for (const x of [0.3, 2, 7.5]) points.push([order, x]);
  for (const order of [25, 300, 1e6]) {
    for (const distance of [1 / 32, -1 / 32, 2 ** -44, -(2 ** -44)]) points.push([order, order * (ZERO + distance)]);
  }
  for (const order of [1e-3, 1, 1e150, 3.273390607896142e150]) points.push([order, 3.273390607896142e150]);
  for (const x of [9.332636185032189e-302, 2.2250738585072014e-308]) points.push([0, x], [3, x], [30, x]);
  return points;
}

describeVariants("Borders between kernels", (load) => {
  test("are crossed without a jump", () => {
    using lanewise = load();
    const { bessel } = lanewise;
    for (const [order, x] of borders()) {
      const [below, above] = beside(x);
      const orders = order > 0 ? beside(order) : [0, 5e-324];
      for (const name of ["logBesselI", "logBesselK"] as const) {
        const here = bessel[name](order, x);
        const slopeX =
          name === "logBesselI" ? bessel.logBesselIDerivative(order, x) : bessel.logBesselKDerivative(order, x);
        const slopeV =
          name === "logBesselI"
            ? bessel.logBesselIOrderDerivative(order, x)
            : bessel.logBesselKOrderDerivative(order, x);
        for (const [v, argument] of [
          [order, below],
          [order, above],
          [orders[0], x],
          [orders[1], x],
        ] as const) {
          const there = bessel[name](v, argument);
          const expected = argument === x ? slopeV * (v - order) : slopeX * (argument - x);
          const room = 2e-15 * Math.max(1, Math.abs(here)) + Math.abs(expected);
          assert.ok(
            Math.abs(there - here) <= room,
            `${name} from ${order}, ${x} to ${v}, ${argument}: ${here}, ${there}`,
          );
        }
      }
    }
  });

  test("of the ratio too", () => {
    using lanewise = load();
    const { besselIRatio, besselKRatio } = lanewise.bessel;
    for (const [order, x] of borders()) {
      for (const ratio of [besselIRatio, besselKRatio]) {
        const here = ratio(order, x);
        if (!Number.isFinite(here)) continue;
        for (const argument of beside(x)) {
          assert.ok(Math.abs(ratio(order, argument) - here) <= 4e-15 * here + 1e-300, `${order}, ${x}`);
        }
      }
    }
  });

  test("of the domain: from the least to the largest double", () => {
    using lanewise = load();
    const { bessel } = lanewise;
    const extremes = [5e-324, 1e-310, 2.2250738585072014e-308, 1e-150, 1, 1e10, 1e150, 1e200, 1e300];
    for (const order of [0, ...extremes]) {
      for (const x of extremes) {
        const { logI, logK } = bessel.logBesselIK(order, x);
        assert.ok(Number.isFinite(logI) && Number.isFinite(logK), `${order}, ${x}: ${logI}, ${logK}`);
        const ratio = bessel.besselIRatio(order, x);
        assert.ok(ratio >= 0 && ratio <= 1, `ratio at ${order}, ${x}: ${ratio}`);
        assert.ok(bessel.besselKRatio(order, x) >= 1, `K ratio at ${order}, ${x}`);
        assert.ok(Number.isFinite(bessel.logBesselIScaled(order, x)), `scaled I at ${order}, ${x}`);
        assert.ok(Number.isFinite(bessel.logBesselKScaled(order, x)), `scaled K at ${order}, ${x}`);
      }
    }
  });
});

test("the tiers start at entries of their table, which counts them", () => {
  const tiers = besselTables().find(({ name }) => name === "DEBYE_TIERS")!.values;
  assert.equal(TIER_ENTRIES[0], 480);
  TIER_ENTRIES.forEach((entry, index) => {
    assert.equal(tiers[index], TIERS.filter(([first]) => first <= entry).length, `entry ${index}`);
    // The entry of a number is a quarter of an octave's share of its bits above 480.
    assert.equal(Number(bitsOf(entry) - bitsOf(480)) / 2 ** 50, index);
  });
  for (const [start] of TIERS) assert.ok(TIER_ENTRIES.includes(start), String(start));
  assert.equal(tiers.at(-1), TIERS.length);
});

function bitsOf(value: number): bigint {
  return new BigInt64Array(new Float64Array([value]).buffer)[0]!;
}
