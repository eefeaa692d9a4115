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
  if (isWhole(value, minimum, maximum)) return value;
  throw notANumberAs(argument, value, `a whole number from ${minimum} to ${maximum}`);
}

function isWhole(value: unknown, minimum: number, maximum: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum;
}

/** A finite number in [minimum, maximum]. @throws TypeError for what is no number, RangeError for NaN and others. */
export function checkNumber(
  argument: string,
  value: unknown,
  minimum: number = -Number.MAX_VALUE,
  maximum: number = Number.MAX_VALUE,
): number {
  if (typeof value === "number" && value >= minimum && value <= maximum) return value;
  const isUnbounded = maximum === Number.MAX_VALUE;
  if (!isUnbounded) throw notANumberAs(argument, value, `a number from ${minimum} to ${maximum}`);
  const bound = minimum === -Number.MAX_VALUE ? "" : ` of at least ${minimum}`;
  throw notANumberAs(argument, value, `a finite number${bound}`);
}

function notANumberAs(argument: string, value: unknown, expected: string): TypeError | RangeError {
  return typeof value === "number" ? outOfRange(argument, value, expected) : wrongType(argument, value, expected);
}

/** @throws TypeError for anything but true and false. */
export function checkBoolean(argument: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw wrongType(argument, value, "true or false");
  return value;
}

/** One of some names. @throws TypeError for what is no string, RangeError for another name. */
export function checkChoice<T extends string>(argument: string, value: unknown, choices: readonly T[]): T {
  if ((choices as readonly unknown[]).includes(value)) return value as T;
  const expected = `one of ${choices.map((choice) => `"${choice}"`).join(", ")}`;
  throw typeof value === "string" ? outOfRange(argument, value, expected) : wrongType(argument, value, expected);
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
  const shape: number[] = [];
  for (const size of value as readonly unknown[]) {
    // The name of the argument is put together for an error only: this runs for every tensor made.
    shape.push(isWhole(size, 0, LARGEST_COUNT) ? size : checkInteger(`${argument}[${shape.length}]`, size, 0));
  }
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
