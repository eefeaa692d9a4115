import assert from "node:assert/strict";
import { test } from "node:test";
import { describeVariants } from "../../support/variants.js";
import {
  type Bounds,
  errorsBy,
  LOGARITHM_OF_I,
  LOGARITHM_OF_K,
  POINTS,
  RATIO_POINTS,
  RATIO_BOUNDS,
  type RatioColumn,
  type Region,
  regionOf,
  SCALED_POINTS,
  SIGNED_POINTS,
  ZERO_POINTS,
} from "./golden.js";

function assertWithin(what: string, errors: ReadonlyMap<Region, readonly number[]>, bounds: Bounds): void {
  for (const [region, found] of errors) {
    assert.ok(found.length > 20, `${what}, ${region}: only ${found.length} points`);
    const worst = Math.max(...found);
    assert.ok(worst <= bounds[region], `${what}, ${region}: ${worst.toExponential(2)} above ${bounds[region]}`);
  }
}

describeVariants("The reference points of the Bessel functions", (load) => {
  test("log I and log K, one by one, together, and with one order", () => {
    using lanewise = load();
    const { logBesselI, logBesselK, logBesselIK } = lanewise.bessel;
    const order = Float64Array.from(POINTS, (point) => point.order);
    const x = Float64Array.from(POINTS, (point) => point.x);
    const logI = logBesselI(order, x);
    const logK = logBesselK(order, x);
    assertWithin(
      "log I",
      errorsBy(POINTS, logI, (point) => point.logI),
      LOGARITHM_OF_I,
    );
    assertWithin(
      "log K",
      errorsBy(POINTS, logK, (point) => point.logK),
      LOGARITHM_OF_K,
    );
    assert.deepEqual(logBesselIK(order, x), { logI, logK });
    POINTS.forEach((point, index) => {
      assert.ok(Object.is(logBesselI(point.order, point.x), logI[index]), `${point.order}, ${point.x}`);
      assert.ok(Object.is(logBesselK(-point.order, point.x), logK[index]), `-${point.order}, ${point.x}`);
      assert.deepEqual(logBesselIK(point.order, point.x), { logI: logI[index], logK: logK[index] });
    });
  });

  test("log I and log K next to their zeros, at every order", () => {
    using lanewise = load();
    const order = Float64Array.from(ZERO_POINTS, (point) => point.order);
    const x = Float64Array.from(ZERO_POINTS, (point) => point.x);
    const { logI, logK } = lanewise.bessel.logBesselIK(order, x);
    assertWithin(
      "log I",
      errorsBy(ZERO_POINTS, logI, (point) => point.logI),
      LOGARITHM_OF_I,
    );
    assertWithin(
      "log K",
      errorsBy(ZERO_POINTS, logK, (point) => point.logK),
      LOGARITHM_OF_K,
    );
  });

  test("scaled by e^x", () => {
    using lanewise = load();
    const order = Float64Array.from(SCALED_POINTS, (point) => point.order);
    const x = Float64Array.from(SCALED_POINTS, (point) => point.x);
    assertWithin(
      "log(I e^-x)",
      errorsBy(SCALED_POINTS, lanewise.bessel.logBesselIScaled(order, x), (point) => point.logI),
      LOGARITHM_OF_K,
    );
    assertWithin(
      "log(K e^x)",
      errorsBy(SCALED_POINTS, lanewise.bessel.logBesselKScaled(order, x), (point) => point.logK),
      LOGARITHM_OF_K,
    );
  });

  test("scaled by e^x everywhere, where the reference has the digits", () => {
    using lanewise = load();
    const points = POINTS.filter(({ x }) => x < 1e6);
    const order = Float64Array.from(points, (point) => point.order);
    const x = Float64Array.from(points, (point) => point.x);
    const scaledI = lanewise.bessel.logBesselIScaled(order, x);
    const scaledK = lanewise.bessel.logBesselKScaled(order, x);
    points.forEach((point, index) => {
      // The sum of two doubles and the tail of the reference: errors of 2^-52 of x.
      const room = 2e-15 + 3e-16 * point.x;
      const [i, k] = [Number(point.logI) - point.x, Number(point.logK) + point.x];
      assert.ok(Math.abs(scaledI[index]! - i) <= room * Math.max(1, Math.abs(i)), `I at ${point.order}, ${point.x}`);
      assert.ok(Math.abs(scaledK[index]! - k) <= room * Math.max(1, Math.abs(k)), `K at ${point.order}, ${point.x}`);
    });
  });

  test("log |I| of negative orders and its sign", () => {
    using lanewise = load();
    const { logBesselISigned, logBesselIK } = lanewise.bessel;
    const order = Float64Array.from(SIGNED_POINTS, (point) => point.order);
    const x = Float64Array.from(SIGNED_POINTS, (point) => point.x);
    const { logMagnitude, sign } = logBesselISigned(order, x);
    SIGNED_POINTS.forEach((point, index) => {
      const what = `${point.order}, ${point.x}`;
      assert.equal(sign[index], point.sign, what);
      const { logI, logK } = logBesselIK(-point.order, point.x);
      const expected = Number(point.logMagnitude);
      // The terms' errors, of their logarithms' size; the larger term over the result is what cancels.
      const larger = Math.max(logI, logK + Math.log(2 / Math.PI));
      const room = LOGARITHM_OF_K[regionOf(point)] * Math.max(1, Math.abs(logI), Math.abs(logK));
      const error = Math.abs(logMagnitude[index]! - expected);
      assert.ok(error <= room * Math.max(1, Math.exp(larger - expected)), `${what}: ${error}`);
      assert.deepEqual(logBesselISigned(point.order, point.x), {
        logMagnitude: logMagnitude[index],
        sign: sign[index],
      });
    });
    assert.ok(SIGNED_POINTS.some((point) => point.sign < 0) && SIGNED_POINTS.some((point) => point.sign > 0));
  });

  test("the ratios and derivatives", () => {
    using lanewise = load();
    const { bessel } = lanewise;
    const order = Float64Array.from(RATIO_POINTS, (point) => point.order);
    const x = Float64Array.from(RATIO_POINTS, (point) => point.x);
    const actual: Readonly<Record<RatioColumn, Float64Array>> = {
      ratioI: bessel.besselIRatio(order, x),
      ratioK: bessel.besselKRatio(order, x),
      complement: bessel.besselIRatioComplement(order, x),
      slope: bessel.besselIRatioDerivative(order, x),
      derivativeI: bessel.logBesselIDerivative(order, x),
      derivativeK: bessel.logBesselKDerivative(order, x),
      orderDerivativeI: bessel.logBesselIOrderDerivative(order, x),
      orderDerivativeK: bessel.logBesselKOrderDerivative(order, x),
    };
    for (const [name, values] of Object.entries(actual) as [RatioColumn, Float64Array][]) {
      const isRelative = !name.startsWith("order");
      assertWithin(
        name,
        errorsBy(RATIO_POINTS, values, (point) => point.values[name], isRelative),
        RATIO_BOUNDS[name],
      );
    }
  });

  test("the inverses of the ratio", () => {
    using lanewise = load();
    const { bessel } = lanewise;
    const order = Float64Array.from(RATIO_POINTS, (point) => point.order);
    const ratio = Float64Array.from(RATIO_POINTS, (point) => Number(point.values.ratioI));
    const complement = Float64Array.from(RATIO_POINTS, (point) => Number(point.values.complement));
    const byRatio = bessel.besselIRatioInverse(order, ratio);
    const byComplement = bessel.besselIRatioComplementInverse(order, complement);
    RATIO_POINTS.forEach(({ order: v, x, values }, index) => {
      const [a, c, slope] = [values.ratioI, values.complement, values.slope].map(Number) as [number, number, number];
      // An error of the ratio moves x by itself over the slope: half an ulp of the input, and the function's own.
      const roomA = (1e-15 * a) / slope + 1e-15 * x;
      // At S = 24 the iteration may end on either side.
      const roomC = ((Math.hypot(v, x) <= 24 ? 1e-14 : 2e-15) * c) / slope + 1e-15 * x;
      assert.ok(Math.abs(byRatio[index]! - x) <= roomA, `ratio ${a} at order ${v}: ${byRatio[index]}, not ${x}`);
      assert.ok(
        Math.abs(byComplement[index]! - x) <= roomC,
        `1 - ${c} at order ${v}: ${byComplement[index]}, not ${x}`,
      );
    });
  });
});
