import assert from "node:assert/strict";
import { test } from "node:test";
import type { Elementwise } from "../../../src/types.js";
import { describeVariants } from "../../support/variants.js";

/** Results at x = Infinity, at v = x = 0 and at x = 0 < v, the last those at v = Infinity too. */
const LIMITS: readonly (readonly [name: (typeof FUNCTIONS)[number], infinite: number, zero: number, other: number])[] =
  [
    ["logBesselI", Infinity, 0, -Infinity],
    ["logBesselK", -Infinity, Infinity, Infinity],
    ["logBesselIScaled", -Infinity, 0, -Infinity],
    ["logBesselKScaled", -Infinity, Infinity, Infinity],
    ["besselIRatio", 1, 0, 0],
    ["besselKRatio", 1, Infinity, Infinity],
    ["besselIRatioComplement", 0, 1, 1],
    ["besselIRatioDerivative", 0, 0.5, 0.125],
    ["logBesselIDerivative", 1, 0, Infinity],
    ["logBesselKDerivative", -1, -Infinity, -Infinity],
    ["logBesselIOrderDerivative", 0, -Infinity, -Infinity],
    ["logBesselKOrderDerivative", 0, 0, Infinity],
  ];

type Loose = (...values: readonly unknown[]) => unknown;

const FUNCTIONS = [
  "logBesselI",
  "logBesselK",
  "logBesselIScaled",
  "logBesselKScaled",
  "besselIRatio",
  "besselIRatioComplement",
  "besselIRatioDerivative",
  "besselIRatioInverse",
  "besselIRatioComplementInverse",
  "besselKRatio",
  "logBesselIDerivative",
  "logBesselKDerivative",
  "logBesselIOrderDerivative",
  "logBesselKOrderDerivative",
] as const;

describeVariants("Arguments of the Bessel functions", (load) => {
  test("numbers give a number, arrays an array of their type, and a number stands for every element", () => {
    using lanewise = load();
    for (const name of FUNCTIONS) {
      const call: Elementwise = lanewise.bessel[name];
      const x = Float64Array.of(0.25, 0.5, 0.75);
      const both = call(Float64Array.of(2, 2, 2), x);
      assert.ok(both instanceof Float64Array);
      assert.deepEqual(call(2, x), both, name);
      assert.deepEqual([call(2, 0.25), call(2, 0.5), call(2, 0.75)], [...both], name);
      const narrow = call(2, Float32Array.from(x));
      assert.ok(narrow instanceof Float32Array);
      assert.deepEqual(narrow, Float32Array.from(both), name);
      assert.deepEqual(
        call(x, 0.5),
        Float64Array.from(x, (v) => call(v, 0.5)),
        name,
      );
    }
  });

  test("numbers give the bits of arrays, of negative orders and outside of the domain too", () => {
    using lanewise = load();
    const values = [0, 5e-324, 1e-310, 1e-5, 0.5, 1, 1.5, 3.7, 8, 19.9, 24, 150, 1e5, 1e154, 1e300, Infinity, NaN];
    const order = values.flatMap((v) => values.flatMap(() => [v, -v]));
    const x = values.flatMap(() => values.flatMap((argument) => [argument, argument]));
    for (const name of FUNCTIONS) {
      const call: Elementwise = lanewise.bessel[name];
      const all = call(Float64Array.from(order), Float64Array.from(x));
      order.forEach((v, index) => {
        assert.ok(Object.is(call(v, x[index]!), all[index]), `${name}(${v}, ${x[index]})`);
      });
    }
  });

  test("an element outside of the domain leaves its neighbours alone", () => {
    using lanewise = load();
    const regular = [
      [0.5, 0.25],
      [3.25, 3],
      [18.5, 7],
      [2, 20],
      [30, 1],
      [7, 1e5],
    ] as const;
    const wild = [
      [NaN, 1],
      [1, NaN],
      [NaN, NaN],
      [Infinity, 2],
      [2, Infinity],
      [-Infinity, 0.5],
      [-2.5, 1],
      [2.5, -1],
      [0, 0],
    ] as const;
    for (const name of FUNCTIONS) {
      const call: Elementwise = lanewise.bessel[name];
      for (const good of regular) {
        for (const bad of wild) {
          for (const elements of [
            [good, bad],
            [bad, good],
            [bad, good, bad, good, good, bad],
          ]) {
            const order = Float64Array.from(elements, ([v]) => v);
            const all = call(
              order,
              Float64Array.from(elements, ([, x]) => x),
            );
            const alone = Float64Array.from(elements, ([v, x]) => call(v, x));
            assert.deepEqual(all, alone, `${name} of ${elements.join("; ")}`);
          }
        }
      }
    }
  });

  test("nothing of an earlier call stays, whatever it was", () => {
    using lanewise = load();
    const x = Float64Array.of(0.25, 0.5, 3, 7, 20, 30, 200);
    const wild = [0, 3, 30, 1e300, Infinity, NaN, -2.5];
    for (const name of FUNCTIONS) {
      const call: Elementwise = lanewise.bessel[name];
      const expected = [0, 0.5, 3, 18.5].map((order) => call(order, x));
      for (const other of FUNCTIONS) {
        for (const first of wild) {
          // An infinity in the lane beside the element that is computed, and then in its place.
          lanewise.bessel[other](Float64Array.of(first, Infinity, NaN, first), Float64Array.of(30, 1, NaN, 0));
          assert.deepEqual(
            [0, 0.5, 3, 18.5].map((order) => call(order, x)),
            expected,
            `${name} after ${other} of ${first}`,
          );
        }
      }
    }
  });

  test("out takes the results and is returned, and may be an input", () => {
    using lanewise = load();
    const { logBesselI, logBesselK } = lanewise.bessel;
    const x = Float64Array.from({ length: 5000 }, (_, index) => 0.01 + 0.1 * index);
    const expected = logBesselI(3, x);
    const out = new Float64Array(5000);
    assert.equal(logBesselI(3, x, out), out);
    assert.deepEqual(out, expected);
    const copy = x.slice();
    assert.equal(logBesselI(3, copy, copy), copy);
    assert.deepEqual(copy, expected);
    // Neighbours in one buffer do not overlap, on either side.
    const buffer = new Float64Array(15).fill(2, 5, 10);
    const middle = buffer.subarray(5, 10);
    logBesselI(3, middle, buffer.subarray(10));
    logBesselI(3, middle, buffer.subarray(0, 5));
    const two = logBesselI(3, 2);
    assert.deepEqual(
      buffer,
      Float64Array.of(...new Float64Array(5).fill(two), 2, 2, 2, 2, 2, ...new Float64Array(5).fill(two)),
    );
    const filled = new Float64Array(4);
    logBesselK(1, 2, filled);
    assert.deepEqual(
      [...filled],
      Array.from({ length: 4 }, () => logBesselK(1, 2)),
    );
    assert.deepEqual(logBesselI(new Float64Array(), 1), new Float64Array());
  });

  test("arrays in wasm memory are read before it grows, and written after", () => {
    using lanewise = load();
    using tensor = lanewise.tensor("f64", [3], [1, 2, 3]);
    const expected = [1, 2, 3].map((x) => lanewise.bessel.logBesselI(0.5, x));
    using fresh = load();
    using inside = fresh.tensor("f64", [3], [1, 2, 3]);
    fresh.bessel.logBesselI(0.5, inside.data, inside.data);
    assert.deepEqual([...inside.data], expected);
    assert.deepEqual([...lanewise.bessel.logBesselI(0.5, tensor.data)], expected);
    using third = load();
    using orders = third.tensor("f64", [3], [1, 2, 3]);
    const byOrder = [1, 2, 3].map((v) => lanewise.bessel.logBesselI(v, 0.5));
    assert.deepEqual([...third.bessel.logBesselI(orders.data, 0.5)], byOrder);
  });

  test("of another kind are a TypeError that names them, and nothing is written", () => {
    using lanewise = load();
    const array = Float64Array.of(1, 2);
    const wrong: readonly (readonly [values: readonly unknown[], message: RegExp])[] = [
      [[], /^order: expected a number, a Float64Array or a Float32Array, got undefined/],
      [["1", 1], /^order: /],
      [[1n, 1], /^order: /],
      [[[1, 2], 1], /^order: /],
      [[1, null], /^x: /],
      [[1, Int32Array.of(1)], /^x: /],
      [[1, new DataView(new ArrayBuffer(8))], /^x: /],
      [[array, Float32Array.of(1, 2)], /arrays of one type/],
      [[array, 1, new Float32Array(2)], /arrays of one type/],
      [[array, 1, [0, 0]], /^out: expected a Float64Array or a Float32Array/],
    ];
    for (const name of FUNCTIONS) {
      const call = lanewise.bessel[name] as unknown as Loose;
      if (name.endsWith("Inverse")) continue; // names its second argument otherwise
      for (const [values, message] of wrong) assert.throws(() => call(...values), { name: "TypeError", message });
    }
    const inverse = lanewise.bessel.besselIRatioInverse as unknown as Loose;
    assert.throws(() => inverse(1, "0.5"), { name: "TypeError", message: /^ratio: / });
    const complement = lanewise.bessel.besselIRatioComplementInverse as unknown as Loose;
    assert.throws(() => complement(1, "0.5"), { name: "TypeError", message: /^complement: / });
    assert.deepEqual([...array], [1, 2]);
  });

  test("that are no live arrays are a TypeError that names them", () => {
    using lanewise = load();
    const detached = new Float64Array(3);
    structuredClone(detached, { transfer: [detached.buffer] });
    const proxy = new Proxy(Float64Array.of(1, 2), {});
    const inherited: unknown = Object.create(Float64Array.prototype);
    using tensor = lanewise.tensor("f64", [3], [1, 2, 3]);
    const stale = tensor.data;
    using large = lanewise.tensor("f64", [100_000]);
    assert.equal(stale.length, 0, `memory did not grow for ${large.size}`);
    for (const name of [...FUNCTIONS, "logBesselIK", "logBesselISigned"] as const) {
      const call = lanewise.bessel[name] as unknown as Loose;
      for (const value of [detached, proxy, inherited, stale]) {
        assert.throws(() => call(value, 1), { name: "TypeError", message: /^order: expected / }, name);
        assert.throws(() => call(1, value), { name: "TypeError", message: /^(x|ratio|complement): expected / }, name);
        if (name === "logBesselIK" || name === "logBesselISigned") continue; // these take no out
        assert.throws(() => call(1, 2, value), { name: "TypeError", message: /^out: expected / }, name);
      }
    }
    assert.deepEqual(lanewise.bessel.logBesselI(1, new Float64Array()), new Float64Array());
  });

  test("that do not fit are a RangeError that says what would", () => {
    using lanewise = load();
    const { logBesselI, logBesselIK } = lanewise.bessel;
    const buffer = new Float64Array(10);
    assert.throws(() => logBesselI(new Float64Array(2), new Float64Array(3)), { name: "RangeError", message: /^x: / });
    assert.throws(() => logBesselI(1, new Float64Array(3), new Float64Array(2)), {
      name: "RangeError",
      message: /^out: expected an array of length 3/,
    });
    assert.throws(() => logBesselI(1, buffer.subarray(0, 4), buffer.subarray(1, 5)), {
      name: "RangeError",
      message: /^out: expected one of the inputs itself/,
    });
    assert.throws(() => logBesselIK(new Float64Array(2), new Float64Array(3)), { name: "RangeError" });
  });

  test("out of the domain give NaN, and the limits elsewhere", () => {
    using lanewise = load();
    const { bessel } = lanewise;
    for (const [v, x] of [
      [1, -1],
      [NaN, 1],
      [1, NaN],
      [Infinity, Infinity],
    ] as const) {
      for (const name of FUNCTIONS) {
        if (!name.endsWith("Inverse")) assert.ok(Number.isNaN(bessel[name](v, x)), `${name}(${v}, ${x})`);
      }
    }
    for (const name of [
      "logBesselI",
      "logBesselIScaled",
      "besselIRatio",
      "besselKRatio",
      "logBesselIDerivative",
    ] as const) {
      assert.ok(Number.isNaN(bessel[name](-1, 1)), name);
    }
    assert.equal(bessel.logBesselI(0, 0), 0);
    assert.equal(bessel.logBesselI(1e-300, 0), -Infinity);
    assert.equal(bessel.logBesselK(0, 0), Infinity);
    assert.equal(bessel.logBesselI(5, Infinity), Infinity);
    assert.equal(bessel.logBesselK(5, Infinity), -Infinity);
    assert.equal(bessel.logBesselKOrderDerivative(-2.5, 3), -bessel.logBesselKOrderDerivative(2.5, 3));
    assert.equal(bessel.logBesselKDerivative(-2.5, 3), bessel.logBesselKDerivative(2.5, 3));
  });

  test("at the ends of the domain give the limits", () => {
    using lanewise = load();
    for (const [name, infinite, zero, other] of LIMITS) {
      const call: Elementwise = lanewise.bessel[name];
      for (const v of [0, 3, 1e300]) assert.equal(call(v, Infinity), infinite, `${name}(${v}, Infinity)`);
      assert.equal(call(0, 0), zero, `${name}(0, 0)`);
      assert.equal(call(3, 0), other, `${name}(3, 0)`);
      const largest = name === "besselIRatioDerivative" ? 0 : other;
      for (const x of [0, 2, 1e300]) assert.equal(call(Infinity, x), largest, `${name}(Infinity, ${x})`);
    }
  });

  test("throw once the instance is disposed", () => {
    const lanewise = load();
    const { logBesselI } = lanewise.bessel;
    lanewise.dispose();
    assert.throws(() => logBesselI(1, 2), { name: "TypeError", message: /disposed/ });
  });
});
