import assert from "node:assert/strict";
import { at, type Values } from "./reference/values.js";

/** Half a unit in the last place of 1, the error of one f32 rounding. */
export const ROUNDING = 2 ** -24;
const SMALLEST = 2 ** -149;

/**
 * Every value of an f32 result is within `roundings` roundings of the magnitude that it was added up from; `slack` is what reading it
 * off costs besides.
 */
export function assertClose(
  label: string,
  actual: ArrayLike<number>,
  expected: Values,
  roundings: number,
  slack: (index: number) => number = () => 0,
): void {
  assert.equal(actual.length, expected.value.length, `${label}: length`);
  for (let index = 0; index < actual.length; index++) {
    const difference = Math.abs(at(actual, index) - at(expected.value, index));
    const bound = roundings * ROUNDING * at(expected.magnitude, index) + slack(index) + SMALLEST;
    assert.ok(
      difference <= bound,
      `${label}[${index}]: ${at(actual, index)} instead of ${at(expected.value, index)}, off by ${difference} over ${bound}`,
    );
  }
}

export function assertSameBits(label: string, actual: Float32Array, expected: Float32Array): void {
  const bits = (values: Float32Array): Uint32Array => new Uint32Array(values.slice().buffer);
  assert.deepEqual(bits(actual), bits(expected), label);
}
