import { describe, outOfRange, wrongType } from "../runtime/errors.js";

/** The arguments of an elementwise function, checked: numbers, f64 arrays or f32 arrays, which do not mix. */

export type Values = Float64Array | Float32Array;

export interface Operands {
  readonly order: number | Values;
  readonly x: number | Values;
  /** How many results there are. */
  readonly length: number;
  /** Where they go; undefined for a new array, or for a number when both operands are numbers. */
  readonly out: Values | undefined;
  /** Whether the result is a number. */
  readonly isScalar: boolean;
  /** Whether arrays, and so a new result, are f32. */
  readonly isFloat32: boolean;
}

/** @throws TypeError for what is neither a number nor such an array; RangeError for lengths that differ and an `out` that overlaps. */
export function checkOperands(order: unknown, x: unknown, out: unknown, names: readonly [string, string]): Operands {
  const checked = [checkOperand(names[0], order), checkOperand(names[1], x)] as const;
  const arrays = checked.filter((value) => typeof value !== "number");
  const result = out === undefined ? undefined : checkArray("out", out);
  const all = result === undefined ? arrays : [...arrays, result];
  const isFloat32 = all[0] instanceof Float32Array;
  if (all.some((values) => values instanceof Float32Array !== isFloat32)) {
    const kinds = all.map((values) => describe(values)).join(", ");
    throw new TypeError(`${names[0]}, ${names[1]}, out: expected arrays of one type, got ${kinds}`);
  }
  const [first] = all;
  const length = first?.length ?? 1;
  checked.forEach((value, index) => {
    if (typeof value !== "number" && value.length !== length) {
      throw outOfRange(names[index]!, value, `an array of the other's length, ${length}`);
    }
  });
  if (result !== undefined) checkOut(result, arrays, length);
  return { order: checked[0], x: checked[1], length, out: result, isScalar: first === undefined, isFloat32 };
}

function checkOperand(argument: string, value: unknown): number | Values {
  return typeof value === "number" ? value : checkArray(argument, value, "a number, ");
}

function checkArray(argument: string, value: unknown, alternative = ""): Values {
  const isArray = value instanceof Float64Array || value instanceof Float32Array;
  if (isArray && ArrayBuffer.isView(value) && !isDetached(value)) return value;
  const kind = isArray ? ", live and not a proxy" : "";
  throw wrongType(argument, value, `${alternative}a Float64Array or a Float32Array${kind}`);
}

/** The engine itself refuses a view whose buffer is gone: of another length it would be empty without a word. */
function isDetached(values: Values): boolean {
  if (values.length > 0) return false;
  try {
    values.values();
    return false;
  } catch {
    return true;
  }
}

/** `out` may be an input itself: each element is read before it is written. */
function checkOut(out: Values, inputs: readonly Values[], length: number): void {
  if (out.length !== length) throw outOfRange("out", out, `an array of length ${length}`);
  for (const input of inputs) {
    const isSame = input.byteOffset === out.byteOffset;
    const overlaps =
      input.byteOffset < out.byteOffset + out.byteLength && out.byteOffset < input.byteOffset + input.byteLength;
    if (input.buffer === out.buffer && overlaps && !isSame) {
      throw outOfRange("out", out, "one of the inputs itself, or memory that no input shares");
    }
  }
}
