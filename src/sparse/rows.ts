import { outOfRange } from "../runtime/errors.js";
import { decodeHalf, encodeHalf, F16 } from "../runtime/half.js";
import type { Storage } from "./checks.js";

/** Weights that are not zero, row by row with ascending columns: what weights of every form come to before they are packed. */
export interface CompressedRows {
  readonly outputs: number;
  readonly inputs: number;
  /** Where each row starts; one more for the end. */
  readonly starts: Int32Array;
  readonly columns: Uint16Array;
  /** As they will be stored: with f16, already rounded. */
  readonly values: Float32Array;
}

/** Takes weights row by row. */
export class RowsBuilder {
  readonly #outputs: number;
  readonly #inputs: number;
  readonly #storage: Storage;
  readonly #starts: Int32Array;
  readonly #columns: Uint16Array;
  readonly #values: Float32Array;
  #row = 0;
  #length = 0;

  /** `capacity` is the most weights that will come. */
  constructor(shape: readonly [outputs: number, inputs: number], capacity: number, storage: Storage) {
    [this.#outputs, this.#inputs] = shape;
    this.#storage = storage;
    this.#starts = new Int32Array(this.#outputs + 1);
    this.#columns = new Uint16Array(capacity);
    this.#values = new Float32Array(capacity);
  }

  /** The next weight of the row, of a higher column. @throws RangeError that names `argument[index]` where it cannot be stored. */
  add(column: number, value: number, argument: string, index: number): void {
    const stored = storable(value, this.#storage, argument, index);
    if (stored === 0) return;
    this.#columns[this.#length] = column;
    this.#values[this.#length] = stored;
    this.#length += 1;
  }

  endRow(): void {
    this.#row += 1;
    this.#starts[this.#row] = this.#length;
  }

  finish(): CompressedRows {
    return {
      outputs: this.#outputs,
      inputs: this.#inputs,
      starts: this.#starts,
      columns: this.#columns.subarray(0, this.#length),
      values: this.#values.subarray(0, this.#length),
    };
  }
}

/** What is stored of a weight. @throws RangeError that names `argument[index]`. */
function storable(value: number, storage: Storage, argument: string, index: number): number {
  if (Number.isNaN(value)) throw outOfRange(`${argument}[${index}]`, value, "a number");
  return storage === "f16" ? roundToHalf(value, argument, index) : value;
}

function roundToHalf(value: number, argument: string, index: number): number {
  const rounded = decodeHalf(F16, encodeHalf(F16, value));
  if (Number.isFinite(value) && !Number.isFinite(rounded)) {
    throw outOfRange(`${argument}[${index}]`, value, "a number that f16 can store, up to 65504 in magnitude");
  }
  return rounded;
}

/** Rows of weights [outputs, inputs] in row-major order. @throws RangeError that names a weight that cannot be stored. */
export function compressRows(
  weights: Float32Array,
  shape: readonly [outputs: number, inputs: number],
  storage: Storage,
): CompressedRows {
  return compressStored(
    weights.map((value, index) => (value === 0 ? value : storable(value, storage, "weights", index))),
    shape,
  );
}

/** The same of weights that are stored as they are: a NaN, too. */
export function compressStored(
  weights: Float32Array,
  [outputs, inputs]: readonly [outputs: number, inputs: number],
): CompressedRows {
  const starts = new Int32Array(outputs + 1);
  const count = countNonzeros(weights);
  const columns = new Uint16Array(count + 1);
  const values = new Float32Array(count + 1);
  const [words, stored] = [wordsOf(weights), wordsOf(values)];
  let length = 0;
  let index = 0;
  for (let row = 0; row < outputs; row++) {
    for (let column = 0; column < inputs; column++) {
      const word = words[index++]!;
      // Written without asking, and written over where it was zero: guessing the branch fails too often (9 ns a weight instead of 2).
      columns[length] = column;
      stored[length] = word;
      length += oneUnlessZero(word);
    }
    starts[row + 1] = length;
  }
  return { outputs, inputs, starts, columns: columns.subarray(0, count), values: values.subarray(0, count) };
}

/** The values of other weights at the same places; undefined where others of them are zero. */
export function valuesAt(
  { outputs, inputs, starts, columns }: CompressedRows,
  weights: Float32Array,
): Float32Array | undefined {
  if (countNonzeros(weights) !== columns.length) return undefined;
  const values = new Float32Array(columns.length);
  for (let row = 0; row < outputs; row++) {
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) {
      const value = weights[row * inputs + columns[entry]!]!;
      if (value === 0) return undefined;
      values[entry] = value;
    }
  }
  return values;
}

export function countNonzeros(weights: Float32Array): number {
  const words = wordsOf(weights);
  let count = 0;
  for (let index = 0; index < words.length; index++) count += oneUnlessZero(words[index]!);
  return count;
}

function wordsOf(weights: Float32Array): Int32Array {
  return new Int32Array(weights.buffer, weights.byteOffset, weights.length);
}

/** Of the bits of a float: 0 for zeros of both signs, else 1. The carry into the sign bit says it. */
function oneUnlessZero(bits: number): number {
  return (((bits & 0x7fffffff) + 0x7fffffff) | 0) >>> 31;
}
