import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../support/properties.js";
import { indexOfNaN, markSmallest, zeroSmallest } from "../../src/sparse/select.js";

/** Values of which many are equal or differ in the last bits only, beside the limits of both formats. */
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, -0, 1, -1, 1 + 2 ** -23, 2 ** -149, -(2 ** -126), Infinity, -Infinity) },
  { weight: 2, arbitrary: fc.float({ noNaN: true }) },
  { weight: 1, arbitrary: fc.float({ min: Math.fround(0.99), max: Math.fround(1.01), noNaN: true }) },
);
const selections = fc
  .array(value, { minLength: 1, maxLength: 200 })
  .chain((values) => fc.tuple(fc.constant(values), fc.nat(values.length), fc.nat(3)));

/** The indices of the smallest magnitudes by sorting, which is stable. */
function smallest(values: ArrayLike<number>, count: number): readonly number[] {
  const order = Array.from(values, (_, index) => index);
  const magnitude = (index: number): number => Math.abs(values[index] ?? Number.NaN);
  order.sort((a, b) => (magnitude(a) < magnitude(b) ? -1 : magnitude(a) > magnitude(b) ? 1 : 0));
  return order.slice(0, count);
}

/** The same values inside of a larger buffer. */
function within<T extends Float32Array | Float64Array>(values: T, offset: number): T {
  const whole = new (values.constructor as new (length: number) => T)(values.length + offset + 1).fill(1e-30) as T;
  whole.set(values, offset);
  return whole.subarray(offset, offset + values.length) as T;
}

test("counting finds the values that sorting finds, the first among equals", () => {
  const body = ([numbers, count, offset]: readonly [readonly number[], number, number]): void => {
    const singles = within(Float32Array.from(numbers), offset);
    const doubles = within(
      Float64Array.from(numbers, (number) => number ** 2 + (number === 1 ? 2 ** -52 : 0)),
      offset,
    );
    for (const values of [singles, doubles]) {
      const marks = new Uint8Array(values.length);
      for (const index of smallest(values, count)) marks[index] = 1;
      assert.deepEqual(markSmallest(values, count), marks);
    }
    const zeroed = singles.slice();
    for (const index of smallest(singles, count)) zeroed[index] = 0;
    const before = singles.slice();
    assert.deepEqual(zeroSmallest(singles, count), zeroed);
    assert.deepEqual(singles, before);
  };
  fc.assert(fc.property(selections, body), { numRuns: 500 });
});

test("a NaN is found, the first of several", () => {
  const body = (values: Float64Array): void => assert.equal(indexOfNaN(values), values.findIndex(Number.isNaN));
  fc.assert(fc.property(fc.float64Array(), body));
});
