import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { Agreement } from "./agreement.js";
import type { Concentrations } from "./concentrations.js";
import { checkEstimateOptions, estimate } from "./estimate.js";
import { addWords, ExactSum, sumWords, weigh } from "./exactSum.js";
import { resultantAt, resultantBytes, type Resultant } from "./resultant.js";
import { checkDimension, checkRows, MOST_ROWS, visitRows } from "./rows.js";
import type { DirectionFit, DirectionFitOptions, DirectionRows, DirectionSums } from "./types.js";
import { checkWeights } from "./weights.js";

/** First word of a saved state, "vMF1"; then the dimension, the number of rows and whether a common direction follows the sums. */
const MAGIC = 0x31464d76;
const HEADER_WORDS = 4;

/** Exact sums of directions, outside of wasm memory: they need no disposal, and an addition that fails leaves them alone. */
export class ExactSums implements DirectionSums {
  readonly dimension: number;
  readonly #context: RuntimeContext;
  readonly #concentrations: Concentrations;
  #rows = 0;
  #words: Int32Array<ArrayBuffer>;
  #agreement = new Agreement();

  constructor(context: RuntimeContext, concentrations: Concentrations, d: unknown) {
    this.#context = context;
    this.#concentrations = concentrations;
    this.dimension = checkDimension("d", d);
    this.#words = new Int32Array(sumWords(this.dimension));
  }

  get rows(): number {
    return this.#rows;
  }

  add(rows: DirectionRows, shape: readonly [n: number, d: number], weights?: Float64Array): this {
    const context = this.#context;
    const matrix = checkRows(context, rows, shape);
    const { n, d } = matrix;
    if (d !== this.dimension) throw outOfRange("shape[1]", d, `the dimension of the sums, ${this.dimension}`);
    this.#checkRoom("shape[0]", n);
    const given = weights === undefined ? undefined : context.outside(checkWeights("weights", weights, n, 1));
    const words = this.#words;
    const agreement = this.#agreement.copy();
    const sum = new ExactSum(context, d);
    visitRows(context, matrix, {
      bytes: words.byteLength,
      bytesPerRow: given === undefined ? 0 : 16,
      start: (own) => {
        context.i32(own, words.length).set(words);
        sum.open(own);
      },
      visit: (block) => {
        const { start, count, pointer, dtype, scales, own } = block;
        const place = own + words.byteLength;
        const weights = given?.subarray(start, start + count);
        if (weights === undefined) sum.add(block, scales, 0);
        else sum.add(block, weigh(context, weights, scales, place), place);
        if (!agreement.isOpen) return;
        const values = dtype === "f64" ? context.f64(pointer, count * d) : context.f32(pointer, count * d);
        agreement.meet(values, context.f64(scales, count), weights, d);
      },
      finish: (own) => {
        sum.carry();
        words.set(context.i32(own, words.length));
      },
    });
    this.#rows += n;
    this.#agreement = agreement;
    return this;
  }

  merge(other: DirectionSums): this {
    if (!(other instanceof ExactSums)) throw wrongType("other", other, "sums of lanewise");
    if (other.dimension !== this.dimension) {
      throw new RangeError(`other: expected sums of dimension ${this.dimension}, got ${other.dimension}`);
    }
    this.#checkRoom("other.rows", other.#rows);
    addWords(this.#words, other.#words);
    this.#rows += other.#rows;
    this.#agreement = this.#agreement.with(other.#agreement);
    return this;
  }

  save(): Uint8Array<ArrayBuffer> {
    const { common } = this.#agreement;
    const words = this.#words;
    const header = Int32Array.of(MAGIC, this.dimension, this.#rows, this.#agreement.code);
    const parts = [header, words, ...(common === undefined ? [] : [common])];
    const bytes = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0));
    let offset = 0;
    for (const part of parts) {
      bytes.set(new Uint8Array(part.buffer), offset);
      offset += part.byteLength;
    }
    return bytes;
  }

  /** Takes a saved state. @throws RangeError for one that is not of this dimension. */
  restore(state: unknown): this {
    if (!(state instanceof Uint8Array)) throw wrongType("state", state, "a Uint8Array of save()");
    const bytes = new Uint8Array(state); // a copy, which the slice of a Node.js Buffer is not
    const d = this.dimension;
    const end = 4 * (HEADER_WORDS + this.#words.length);
    const header = bytes.length >= end ? new Int32Array(bytes.buffer, 0, HEADER_WORDS) : new Int32Array(HEADER_WORDS);
    const [magic, dimension, rows, code] = header as unknown as [number, number, number, number];
    const common = bytes.length === end + 8 * d ? new Float64Array(bytes.buffer.slice(end)) : undefined;
    const agreement = bytes.length === end || common !== undefined ? Agreement.of(code, common) : undefined;
    if (magic !== MAGIC || dimension !== d || !(rows >= 0 && rows <= MOST_ROWS) || agreement === undefined) {
      throw outOfRange("state", state, `the bytes that save() of sums of dimension ${d} gave`);
    }
    this.#words = new Int32Array(bytes.buffer.slice(4 * HEADER_WORDS, end));
    this.#rows = rows;
    this.#agreement = agreement;
    return this;
  }

  fit(options?: DirectionFitOptions): DirectionFit {
    const checked = checkEstimateOptions(options);
    const resultant = this.resultant();
    if (!(resultant.weight > 0)) throw new RangeError("rows: expected at least one row of a weight above 0, got none");
    return estimate(this.#concentrations, resultant, checked);
  }

  resultant(): Resultant {
    const [context, words, d] = [this.#context, this.#words, this.dimension];
    const pointer = context.allocate(words.byteLength + resultantBytes(d), "sums of directions");
    try {
      context.i32(pointer, words.length).set(words);
      const resultant = resultantAt(context, d, pointer, pointer + words.byteLength);
      const { common } = this.#agreement;
      if (common === undefined) return resultant;
      // Their lengths are 1 but for rounding, and so would be that of their mean.
      return { mu: common.slice(), length: 1, complement: 0, weight: resultant.weight };
    } finally {
      context.free(pointer);
    }
  }

  #checkRoom(argument: string, rows: number): void {
    if (this.#rows + rows > MOST_ROWS) throw outOfRange(argument, rows, `at most ${MOST_ROWS} rows in all`);
  }
}
