import { resolveActivation, type ResolvedActivation } from "../dense/activation.js";
import { checkOptions } from "../runtime/options.js";
import { checkChoice, checkInteger, checkShape } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import type { Block } from "./types.js";

/** Columns are stored in 16 bits. */
const MOST_INPUTS = 65536;
/** Packing keeps some 300 bytes for each in JavaScript. */
const MOST_OUTPUTS = 2 ** 20;

/** The shape [outputs, inputs] of weights. @throws TypeError, RangeError. */
export function checkMatrixShape(value: unknown): readonly [outputs: number, inputs: number] {
  const shape = checkShape("shape", value);
  const [outputs, inputs] = shape;
  if (shape.length !== 2 || outputs === undefined || inputs === undefined) {
    throw outOfRange("shape", value, "[outputs, inputs]");
  }
  return [outputs, inputs];
}

/** The shape of weights to be packed. @throws as checkMatrixShape, and RangeError for more inputs than columns can name. */
export function checkPackedShape(value: unknown): readonly [outputs: number, inputs: number] {
  const shape = checkMatrixShape(value);
  const [outputs, inputs] = shape;
  if (inputs > MOST_INPUTS) throw indexOverflow("inputs", inputs, MOST_INPUTS);
  if (outputs > MOST_OUTPUTS) throw indexOverflow("outputs", outputs, MOST_OUTPUTS);
  return shape;
}

function indexOverflow(what: string, count: number, most: number): RangeError {
  return new RangeError(`shape: index overflow: expected at most ${most} ${what}, got ${count}`);
}

/** A Float32Array of `length` values, `what`. @throws TypeError, RangeError. */
export function checkFloats(argument: string, value: unknown, length: number, what: string): Float32Array {
  if (!(value instanceof Float32Array)) throw wrongType(argument, value, "a Float32Array");
  if (value.length !== length) throw outOfRange(`${argument}.length`, value.length, `${length}, ${what}`);
  return value;
}

/** Weights that fill a shape. @throws TypeError, RangeError. */
export function checkWeights(value: unknown, [outputs, inputs]: readonly [number, number]): Float32Array {
  return checkFloats("weights", value, outputs * inputs, `the size of shape [${outputs}, ${inputs}]`);
}

/** One of the blocks; undefined is `fallback`. @throws TypeError, RangeError. */
export function checkBlock<T>(argument: string, value: unknown, fallback: T): Block | T {
  if (value === undefined) return fallback;
  if (value === 1 || value === 2 || value === 4) return value;
  throw typeof value === "number" ? outOfRange(argument, value, "1, 2 or 4") : wrongType(argument, value, "1, 2 or 4");
}

/** The rows that share a mask; undefined where not given. @throws TypeError, RangeError where `block` does not divide it. */
export function checkGroup(value: unknown, block: Block | "auto"): number | undefined {
  if (value === undefined) return undefined;
  const group = checkInteger("options.group", value, 1);
  if (block !== "auto" && group % block !== 0) {
    throw outOfRange("options.group", group, `a multiple of options.block, ${block}`);
  }
  return group;
}

/** Options of a matrix, checked. */
export interface ResolvedOptions {
  /** A copy: the user's may be a view of memory that grows. */
  readonly bias: Float32Array | undefined;
  readonly activation: ResolvedActivation;
  readonly block: Block | "auto";
  readonly group: number | undefined;
  readonly storage: Storage;
}

export type Storage = "f32" | "f16";

const ROWS_OPTIONS = ["bias", "activation", "block", "storage"];
const MATRIX_OPTIONS = [...ROWS_OPTIONS, "group"];

/** Options of `fromCSR`. @throws TypeError, RangeError. */
export function checkRowsOptions(value: unknown, outputs: number): ResolvedOptions {
  return resolveOptions(checkOptions("options", value, ROWS_OPTIONS), outputs);
}

/** Options of `matrix`. @throws TypeError, RangeError. */
export function checkMatrixOptions(value: unknown, outputs: number): ResolvedOptions {
  return resolveOptions(checkOptions("options", value, MATRIX_OPTIONS), outputs);
}

function resolveOptions(options: Readonly<Record<string, unknown>>, outputs: number): ResolvedOptions {
  const { bias, activation, group, storage = "f32" } = options;
  const rows = "one for each output";
  const block = options["block"] === "auto" ? "auto" : checkBlock("options.block", options["block"], "auto" as const);
  return {
    bias: bias === undefined ? undefined : checkFloats("options.bias", bias, outputs, rows).slice(),
    activation: resolveActivation("options.activation", activation),
    block,
    group: checkGroup(group, block),
    storage: checkChoice("options.storage", storage, ["f32", "f16"]),
  };
}
