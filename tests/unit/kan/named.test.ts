import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadSync } from "../../../src/sync.js";
import { NAMED_FUNCTIONS } from "../../../tools/rationals/functions.js";
import { NAMED_RATIONALS } from "../../../src/kan/named.js";
import { RATIONAL_NAMES } from "../../../src/kan/rational.js";
import { evaluate } from "../kernels/rational.js";
import { describeVariants } from "../../support/variants.js";

/** The largest error of a function's f32 coefficients on [-3, 3], arithmetic in f64. */
function largestError(
  value: (x: number) => number,
  f: { readonly numerator: Float32Array; readonly denominator: Float32Array; readonly form?: "A" | "B" },
): number {
  let largest = 0;
  for (let index = -3000; index <= 3000; index++) {
    const x = index / 1000;
    const y = evaluate([...f.numerator], [...f.denominator].slice(0, 4), f.form ?? "A", x);
    largest = Math.max(largest, Math.abs(y - value(x)));
  }
  return largest;
}

describe("named rational functions", () => {
  const { kan } = loadSync({ variant: "simd" });
  for (const name of RATIONAL_NAMES) {
    for (const form of ["A", "B"] as const) {
      test(`${name}, form ${form}: the largest error is the one stated, and not less`, () => {
        const f = kan.rational(name, 3, form);
        assert.deepEqual([f.groups, f.numerator.length, f.denominator.length, f.form], [3, 6, 12, form]);
        const stated = NAMED_RATIONALS[name][form].largestError;
        const error = largestError(NAMED_FUNCTIONS[name], f);
        assert.ok(error <= stated && error >= 0.9 * stated, `${error} against ${stated}`);
      });
    }
  }
});

describe("fit", () => {
  const { kan } = loadSync({ variant: "simd" });

  test("finds a rational function again", () => {
    const value = (x: number): number => (1 + 2 * x - x ** 3) / (1 + 0.5 * Math.abs(x) + 0.25 * x * x);
    assert.ok(kan.fit(value).largestError < 1e-6);
  });

  test("states the error of what it returns, on the range asked for", () => {
    const value = (x: number): number => Math.sin(x) * Math.exp(-x);
    for (const form of ["A", "B"] as const) {
      const f = kan.fit(value, { range: [0.5, 4], form, groups: 2 });
      let largest = 0;
      for (let x = 0.5; x <= 4; x += 1 / 1024) {
        largest = Math.max(largest, Math.abs(evaluate([...f.numerator], [...f.denominator.slice(4)], form, x) - value(x)));
      }
      assert.ok(f.largestError < 1e-4, String(f.largestError));
      assert.ok(Math.abs(largest - f.largestError) < 0.05 * f.largestError, `${largest} against ${f.largestError}`);
    }
  });

  test("does no worse than the published coefficients of swish, relu and tanh", () => {
    const published = { swish: 1.2e-6, relu: 0.03, tanh: 4.1e-5 };
    for (const [name, bound] of Object.entries(published)) {
      const value = NAMED_FUNCTIONS[name as keyof typeof published];
      assert.ok(kan.fit(value).largestError < bound, name);
    }
  });
});

describeVariants("named functions through the kernel", (load) => {
  const lanewise = load();
  for (const name of RATIONAL_NAMES) {
    test(name, () => {
      for (const form of ["A", "B"] as const) {
        using x = lanewise.tensor("f32", [601, 1], Float32Array.from({ length: 601 }, (_, index) => (index - 300) / 100));
        using y = lanewise.kan.apply(x, lanewise.kan.rational(name, 1, form));
        const stated = NAMED_RATIONALS[name][form].largestError;
        x.data.forEach((value, index) => {
          // Horner at |x| = 3 on terms of at most 60 (relu: 0.46 3^5 / Q, Q = 155, and as much above) beside the fit's error.
          const error = Math.abs((y.data[index] ?? NaN) - NAMED_FUNCTIONS[name](value));
          assert.ok(error <= stated + 4e-6, `${name}(${value}) is off by ${error}`);
        });
      }
    });
  }
});
