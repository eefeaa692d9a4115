import { outOfRange, wrongType } from "./errors.js";
import { BF16, decodeHalf, encodeHalf, F16, type HalfFormat } from "./half.js";
import type { WasmMemory } from "./memory.js";
import type { ArrayOf, DType } from "./types.js";

/** What a dtype is: its width, its view of memory, and the way of numbers in and out. */
interface DTypeRule<D extends DType> {
  readonly bytes: number;
  view(memory: WasmMemory, pointer: number, length: number): ArrayOf<D>;
  /** How bits are numbers; without it the stored value is the number. */
  readonly half?: HalfFormat;
  /** The whole numbers that it holds; without it any number is rounded to the nearest. */
  readonly range?: readonly [minimum: number, maximum: number];
}

const RULES: { readonly [D in DType]: DTypeRule<D> } = {
  f16: { bytes: 2, view: (memory, pointer, length) => memory.u16(pointer, length), half: F16 },
  bf16: { bytes: 2, view: (memory, pointer, length) => memory.u16(pointer, length), half: BF16 },
  f32: { bytes: 4, view: (memory, pointer, length) => memory.f32(pointer, length) },
  f64: { bytes: 8, view: (memory, pointer, length) => memory.f64(pointer, length) },
  i32: { bytes: 4, view: (memory, pointer, length) => memory.i32(pointer, length), range: [-0x80000000, 0x7fffffff] },
  u8: { bytes: 1, view: (memory, pointer, length) => memory.u8(pointer, length), range: [0, 255] },
};

export const DTYPES: readonly DType[] = ["f16", "bf16", "f32", "f64", "i32", "u8"];

export function bytesPerValue(dtype: DType): number {
  return RULES[dtype].bytes;
}

export function viewOf<D extends DType>(dtype: D, memory: WasmMemory, pointer: number, length: number): ArrayOf<D> {
  return RULES[dtype].view(memory, pointer, length);
}

/**
 * Fails unless every value is a number that the dtype holds: any for the floating-point ones, whole and in range for i32 and u8.
 * @throws TypeError for what is no number, RangeError for a number that would have to be changed to fit.
 */
export function checkValues(dtype: DType, argument: string, values: ArrayLike<number>): void {
  const { range } = RULES[dtype];
  if (range === undefined && ArrayBuffer.isView(values)) return; // numbers by construction
  for (let index = 0; index < values.length; index += 1) {
    const value: unknown = values[index];
    if (typeof value !== "number") throw wrongType(`${argument}[${index}]`, value, "a number");
    if (range === undefined) continue;
    if (!Number.isInteger(value) || value < range[0] || value > range[1]) {
      throw outOfRange(`${argument}[${index}]`, value, `a whole number from ${range[0]} to ${range[1]} for ${dtype}`);
    }
  }
}

/** Checked values into a view of the same length. */
export function writeValues(dtype: DType, view: ArrayOf<DType>, values: ArrayLike<number>): void {
  const { half } = RULES[dtype];
  if (half === undefined) {
    view.set(values);
    return;
  }
  for (let index = 0; index < view.length; index += 1) view[index] = encodeHalf(half, values[index]!);
}

/** A copy of a view as f32. */
export function readValues(dtype: DType, view: ArrayOf<DType>): Float32Array {
  const { half } = RULES[dtype];
  if (half === undefined) return new Float32Array(view);
  const values = new Float32Array(view.length);
  for (let index = 0; index < view.length; index += 1) values[index] = decodeHalf(half, view[index]!);
  return values;
}
