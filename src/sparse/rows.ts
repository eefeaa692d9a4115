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
    if (Number.isNaN(value)) throw outOfRange(`${argument}[${index}]`, value, "a number");
    const stored = this.#storage === "f16" ? roundToHalf(value, argument, index) : value;
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
  const [outputs, inputs] = shape;
  const builder = new RowsBuilder(shape, countNonzeros(weights), storage);
  for (let row = 0; row < outputs; row++) {
    const start = row * inputs;
    for (let column = 0; column < inputs; column++) {
      const value = weights[start + column]!;
      if (value !== 0) builder.add(column, value, "weights", start + column);
    }
    builder.endRow();
  }
  return builder.finish();
}

function countNonzeros(weights: Float32Array): number {
  let count = 0;
  for (const value of weights) if (value !== 0) count += 1;
  return count;
}
