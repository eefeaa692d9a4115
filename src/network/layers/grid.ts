import { checkNumber } from "../../runtime/checks.js";
import { outOfRange, wrongType } from "../../runtime/errors.js";

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The `range` of a layer's grid: two numbers that differ in f32, in order. @throws TypeError, RangeError naming the argument. */
export function readRange(argument: string, value: unknown, defaults: Range): Range {
  if (value === undefined) return defaults;
  if (!Array.isArray(value)) throw wrongType(argument, value, "[low, high]");
  if (value.length !== 2) throw outOfRange(argument, value, "[low, high]");
  const [low, high] = value.map((bound, index) => checkNumber(`${argument}[${index}]`, bound)) as [number, number];
  const width = Math.fround(high) - Math.fround(low);
  if (!(width > 0 && Number.isFinite(Math.fround(width)) && Number.isFinite(Math.fround(1 / width)))) {
    throw outOfRange(argument, value, "two numbers in ascending order, apart in single precision");
  }
  return { low, high };
}
