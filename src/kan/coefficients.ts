import { checkChoice, checkInteger, checkObject } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import type { RationalForm } from "./types.js";

export const NUMERATORS = 6;
export const DENOMINATORS = 4;

/** A Rational of a user's, checked. */
export interface Coefficients {
  readonly groups: number;
  readonly numerator: Float32Array;
  readonly denominator: Float32Array;
  readonly form: RationalForm;
  /** Whether all groups have the same numerator. */
  readonly isShared: boolean;
}

/** @throws TypeError, RangeError naming the member. */
export function checkRational(argument: string, value: unknown): Coefficients {
  const { groups, numerator, denominator, form } = checkObject(argument, value);
  const count = checkInteger(`${argument}.groups`, groups, 1);
  const a = checkFloats(`${argument}.numerator`, numerator);
  if (a.length !== NUMERATORS && a.length !== NUMERATORS * count) {
    throw outOfRange(`${argument}.numerator`, a, `${NUMERATORS} values or ${NUMERATORS} for each of ${count} groups`);
  }
  const b = checkFloats(`${argument}.denominator`, denominator);
  if (b.length !== DENOMINATORS * count) {
    throw outOfRange(`${argument}.denominator`, b, `${DENOMINATORS} values for each of ${count} groups`);
  }
  return {
    groups: count,
    numerator: a,
    denominator: b,
    form: checkForm(`${argument}.form`, form),
    isShared: a.length === NUMERATORS,
  };
}

function checkFloats(argument: string, value: unknown): Float32Array {
  if (!(value instanceof Float32Array)) throw wrongType(argument, value, "a Float32Array");
  return value;
}

export function checkForm(argument: string, value: unknown): RationalForm {
  return value === undefined ? "A" : checkChoice(argument, value, ["A", "B"]);
}

/** The form as kernels number it. */
export function formCode(form: RationalForm): number {
  return form === "A" ? 0 : 1;
}

/** How kernels see a shape: [rows, groups, run]. */
export interface GroupedShape {
  readonly rows: number;
  readonly run: number;
}

/** @throws TypeError, RangeError for an axis that `shape` does not have, or channels that the groups do not divide. */
export function groupShape(shape: readonly number[], channelAxis: unknown, groups: number): GroupedShape {
  const rank = shape.length;
  if (rank === 0) throw outOfRange("x", shape, "a shape with an axis of channels");
  const given = channelAxis === undefined ? -1 : checkInteger("options.channelAxis", channelAxis, -rank, rank - 1);
  const axis = given < 0 ? given + rank : given;
  const channels = shape[axis] ?? 0;
  if (channels % groups !== 0) throw outOfRange("x", shape, `channels (axis ${axis}) that ${groups} groups divide`);
  const product = (sizes: readonly number[]): number => sizes.reduce((size, next) => size * next, 1);
  return { rows: product(shape.slice(0, axis)), run: (channels / groups) * product(shape.slice(axis + 1)) };
}

/** Copies coefficients to `pointer` and returns the operands that kernels take for them. */
export function placeCoefficients(
  context: RuntimeContext,
  { numerator, denominator, form, isShared }: Coefficients,
  pointer: number,
): readonly [numerator: number, isShared: number, denominator: number, form: number] {
  context.f32(pointer, numerator.length).set(numerator);
  const second = pointer + numerator.byteLength;
  context.f32(second, denominator.length).set(denominator);
  return [pointer, Number(isShared), second, formCode(form)];
}
