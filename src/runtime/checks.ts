import { outOfRange, wrongType } from "./errors.js";

/** Checks of arguments that every family needs. Each returns the value, typed, or throws before anything has changed. */

const LARGEST_COUNT = 0x7fffffff; // kernels count in i32

/** A whole number in [minimum, maximum]. @throws TypeError for what is no number, RangeError for NaN, fractions and others. */
export function checkInteger(
  argument: string,
  value: unknown,
  minimum: number,
  maximum: number = LARGEST_COUNT,
): number {
  const expected = `a whole number from ${minimum} to ${maximum}`;
  if (typeof value !== "number") throw wrongType(argument, value, expected);
  if (!Number.isInteger(value) || value < minimum || value > maximum) throw outOfRange(argument, value, expected);
  return value;
}

/** A finite number in [minimum, maximum]. @throws TypeError for what is no number, RangeError for NaN and others. */
export function checkNumber(
  argument: string,
  value: unknown,
  minimum: number = -Number.MAX_VALUE,
  maximum: number = Number.MAX_VALUE,
): number {
  const expected =
    minimum === -Number.MAX_VALUE && maximum === Number.MAX_VALUE
      ? "a finite number"
      : maximum === Number.MAX_VALUE
        ? `a finite number of at least ${minimum}`
        : `a number from ${minimum} to ${maximum}`;
  if (typeof value !== "number") throw wrongType(argument, value, expected);
  if (!(value >= minimum && value <= maximum)) throw outOfRange(argument, value, expected);
  return value;
}

/** @throws TypeError for anything but true and false. */
export function checkBoolean(argument: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw wrongType(argument, value, "true or false");
  return value;
}

/** One of some names. @throws TypeError for what is no string, RangeError for another name. */
export function checkChoice<T extends string>(argument: string, value: unknown, choices: readonly T[]): T {
  const expected = choices.map((choice) => `"${choice}"`).join(", ");
  if (typeof value !== "string") throw wrongType(argument, value, `one of ${expected}`);
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw outOfRange(argument, value, `one of ${expected}`);
  return found;
}

/** An options object. @throws TypeError for anything else. */
export function checkObject(argument: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrongType(argument, value, "an object");
  }
  return value as Readonly<Record<string, unknown>>;
}

/**
 * A frozen copy of a shape: whole sizes of 0 or more, at most 2^31 - 1 values in all.
 * @throws TypeError for what is no array of numbers, RangeError for a size that is negative, fractional, NaN or too large.
 */
export function checkShape(argument: string, value: unknown): readonly number[] {
  if (!Array.isArray(value)) throw wrongType(argument, value, "an array of sizes");
  const shape = Array.from(value as readonly unknown[], (size, axis) => checkInteger(`${argument}[${axis}]`, size, 0));
  if (sizeOf(shape) > LARGEST_COUNT) throw outOfRange(argument, shape, `at most ${LARGEST_COUNT} values in all`);
  return Object.freeze(shape);
}

/** The number of values in a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** An array, a typed array or another object with a length. @throws TypeError for anything else, for bigints too. */
export function checkArrayLike(argument: string, value: unknown): ArrayLike<number> {
  const isObject = typeof value === "object" && value !== null && !(value instanceof DataView);
  const isBigInt = value instanceof BigInt64Array || value instanceof BigUint64Array;
  if (!isObject || isBigInt || !("length" in value)) throw wrongType(argument, value, "an array of numbers");
  checkInteger(`${argument}.length`, value.length, 0);
  return value as ArrayLike<number>;
}
