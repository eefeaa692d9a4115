import { fc } from "../../support/properties.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { describeVariants } from "../../support/variants.js";

/** Orders and arguments of every size at which no result overflows; small ones as often as large ones. */
const size = fc.double({ min: -6, max: 8, noNaN: true }).map((power) => 10 ** power);
const point = fc.tuple(fc.oneof(size, fc.integer({ min: 0, max: 40 })), size);

const RUNS = { numRuns: 400, seed: 5 } as const;

describeVariants("Identities of the Bessel functions", (load) => {
  test("the Wronskian I_v K_{v+1} + I_{v+1} K_v = 1 / x (DLMF 10.28.2)", () => {
    using lanewise = load();
    const { logBesselIK, besselIRatio, besselKRatio } = lanewise.bessel;
    fc.assert(
      fc.property(point, ([v, x]) => {
        const { logI, logK } = logBesselIK(v, x);
        // In logarithms both cancel to about -log(2 S): their errors are of their own size.
        const sum = logI + logK + Math.log(besselIRatio(v, x) + besselKRatio(v, x));
        const room = 1e-15 * (4 + Math.abs(logI) + Math.abs(logK) + Math.abs(Math.log(x)));
        assert.ok(Math.abs(sum + Math.log(x)) <= room, `${v}, ${x}: ${sum + Math.log(x)} above ${room}`);
      }),
      RUNS,
    );
  });

  test("the recurrences of the ratios (DLMF 10.29.1)", () => {
    using lanewise = load();
    const { besselIRatio, besselKRatio } = lanewise.bessel;
    fc.assert(
      fc.property(point, ([v, x]) => {
        // With A_v = I_{v+1} / I_v: 1 / A_v - A_{v+1} = 2 (v + 1) / x, and B_{v+1} - 1 / B_v = 2 (v + 1) / x of K.
        const step = (2 * (v + 1)) / x;
        const inverse = 1 / besselIRatio(v, x);
        const roomI = 1e-14 * inverse + 4e-16 * (v + 1) * inverse;
        assert.ok(Math.abs(inverse - besselIRatio(v + 1, x) - step) <= roomI, `I at ${v}, ${x}`);
        const next = besselKRatio(v + 1, x);
        assert.ok(Math.abs(next - 1 / besselKRatio(v, x) - step) <= 1e-14 * next, `K at ${v}, ${x}`);
      }),
      RUNS,
    );
  });

  test("the ratio is that of the functions, and its complement is 1 without it", () => {
    using lanewise = load();
    const { logBesselI, besselIRatio, besselIRatioComplement } = lanewise.bessel;
    fc.assert(
      fc.property(point, ([v, x]) => {
        const ratio = besselIRatio(v, x);
        const [low, high] = [logBesselI(v, x), logBesselI(v + 1, x)];
        const room = 1e-15 * (4 + Math.abs(low) + Math.abs(high)) + 2e-16 * v * (1 + Math.abs(Math.log(x / (v + 1))));
        assert.ok(Math.abs(Math.log(ratio) - (high - low)) <= room, `${v}, ${x}`);
        assert.ok(Math.abs(ratio + besselIRatioComplement(v, x) - 1) <= 2e-15, `complement at ${v}, ${x}`);
      }),
      RUNS,
    );
  });

  test("the derivatives in x are those of the logarithms, and of the ratio", () => {
    using lanewise = load();
    const { bessel } = lanewise;
    fc.assert(
      fc.property(point, ([v, x]) => {
        const ratio = bessel.besselIRatio(v, x);
        const slope = bessel.besselIRatioDerivative(v, x);
        // A' = 1 - A^2 - (2 v + 1) A / x cancels: to the errors of its terms.
        const terms = 1 + ((2 * v + 1) * ratio) / x;
        assert.ok(Math.abs(slope - (1 - ratio ** 2 - ((2 * v + 1) * ratio) / x)) <= 1e-14 * terms, `A' at ${v}, ${x}`);
        const sum = v / x + ratio;
        assert.ok(Math.abs(bessel.logBesselIDerivative(v, x) - sum) <= 4e-15 * sum, `I' at ${v}, ${x}`);
        const difference = v / x - bessel.besselKRatio(v, x);
        const roomK = 8e-15 * (v / x - difference);
        assert.ok(Math.abs(bessel.logBesselKDerivative(v, x) - difference) <= roomK, `K' at ${v}, ${x}`);
      }),
      RUNS,
    );
  });

  test("log I rises with x and falls with the order, log K the other way", () => {
    using lanewise = load();
    const { logBesselI, logBesselK } = lanewise.bessel;
    fc.assert(
      fc.property(point, fc.double({ min: 1e-9, max: 1, noNaN: true }), ([v, x], part) => {
        const [further, higher] = [x * (1 + part), v * (1 + part) + 1e-9];
        assert.ok(logBesselI(v, further) >= logBesselI(v, x), `I in x at ${v}, ${x}`);
        assert.ok(logBesselK(v, further) <= logBesselK(v, x), `K in x at ${v}, ${x}`);
        // In the order the change may be below the last digit of the result.
        const i = logBesselI(v, x);
        assert.ok(logBesselI(higher, x) <= i + 1e-15 * (1 + Math.abs(i)), `I in v at ${v}, ${x}`);
        const k = logBesselK(v, x);
        assert.ok(logBesselK(higher, x) >= k - 2e-15 * (1 + Math.abs(k)), `K in v at ${v}, ${x}`);
      }),
      RUNS,
    );
  });

  test("the order of -v: K's is that of v, I's joins both", () => {
    using lanewise = load();
    const { logBesselISigned, logBesselI, logBesselK } = lanewise.bessel;
    // I_{-1/2} = sqrt(2 / (pi x)) cosh x, I_{-3/2} = sqrt(2 / (pi x)) (sinh x - cosh x / x).
    for (const x of [0.01, 0.5, 1, 2.5, 10, 40]) {
      const prefactor = 0.5 * Math.log(2 / (Math.PI * x));
      const half = logBesselISigned(-0.5, x);
      assert.equal(half.sign, 1);
      assert.ok(Math.abs(half.logMagnitude - prefactor - Math.log(Math.cosh(x))) <= 1e-14 * (1 + x));
      const value = Math.sinh(x) - Math.cosh(x) / x;
      const threeHalves = logBesselISigned(-1.5, x);
      assert.equal(threeHalves.sign, Math.sign(value));
      assert.ok(Math.abs(threeHalves.logMagnitude - prefactor - Math.log(Math.abs(value))) <= 1e-13 * (1 + x));
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), size, (v, x) => {
        assert.deepEqual(logBesselISigned(-v, x), { logMagnitude: logBesselI(v, x), sign: 1 });
        assert.ok(Object.is(logBesselK(-v, x), logBesselK(v, x)));
      }),
      { numRuns: 100, seed: 6 },
    );
    assert.deepEqual(logBesselISigned(-0.5, 0), { logMagnitude: Infinity, sign: 1 });
    assert.deepEqual(logBesselISigned(-1.5, 0), { logMagnitude: Infinity, sign: -1 });
    assert.deepEqual(logBesselISigned(1.5, 0), { logMagnitude: -Infinity, sign: 0 });
    assert.deepEqual(logBesselISigned(-1e300, 3), { logMagnitude: logBesselI(1e300, 3), sign: 1 });
    for (const x of [0, 3, Infinity]) {
      assert.deepEqual(logBesselISigned(-Infinity, x), { logMagnitude: NaN, sign: NaN }, `-Infinity, ${x}`);
    }
  });

  test("the inverse of the ratio comes back from where it went", () => {
    using lanewise = load();
    const { besselIRatio, besselIRatioInverse, besselIRatioComplement, besselIRatioComplementInverse } =
      lanewise.bessel;
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        (v, ratio) => {
          assert.ok(
            Math.abs(besselIRatio(v, besselIRatioInverse(v, ratio)) - ratio) <= 2e-15 * ratio,
            `${v}, ${ratio}`,
          );
        },
      ),
      RUNS,
    );
    for (const complement of [1e-12, 1e-6, 0.01, 0.5, 0.999]) {
      for (const v of [0, 0.5, 31, 1023, 5e5]) {
        const back = besselIRatioComplement(v, besselIRatioComplementInverse(v, complement));
        assert.ok(Math.abs(back - complement) <= 2e-14 * complement, `${v}, ${complement}: ${back}`);
      }
    }
    for (const v of [0, 7, 1e4]) {
      assert.equal(besselIRatioInverse(v, 0), 0);
      assert.equal(besselIRatioInverse(v, 1), Infinity);
      assert.equal(besselIRatioComplementInverse(v, 0), Infinity);
      assert.equal(besselIRatioComplementInverse(v, 1), 0);
      assert.equal(besselIRatioInverse(v, -0), 0);
      assert.equal(besselIRatioComplementInverse(v, -0), Infinity);
      for (const outside of [-0.1, 1.1, NaN]) assert.ok(Number.isNaN(besselIRatioInverse(v, outside)));
    }
  });
});
