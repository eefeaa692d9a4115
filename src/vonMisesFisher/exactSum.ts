import type { RuntimeContext } from "../runtime/context.js";
import type { RowBlock } from "./rows.js";

/** Rows that an i64 of units of 2^-51 has room for beside what a carry leaves, less than one unit of a row. */
const MOST_ROWS = 4095;

/** Words of i32 that the exact sums of d columns and of the weights take; see assembly/vonMisesFisher/sums.ts. */
export function sumWords(d: number): number {
  return 8 * Math.ceil((d + 1) / 2);
}

/** Exact sums in wasm memory, carried as often as they need it. */
export class ExactSum {
  readonly #context: RuntimeContext;
  readonly #d: number;
  #pointer = 0;
  #rows = 0;

  constructor(context: RuntimeContext, d: number) {
    this.#context = context;
    this.#d = d;
  }

  /** Goes on from carried sums at `pointer`. */
  open(pointer: number): void {
    this.#pointer = pointer;
    this.#rows = 0;
  }

  /** Adds a block's rows times `scales`, weights included, and the weights (0: 1 each). */
  add({ count, pointer, dtype }: Pick<RowBlock, "count" | "pointer" | "dtype">, scales: number, weights: number): void {
    if (this.#rows + count > MOST_ROWS) this.carry();
    const { direction_sum_f32, direction_sum_f64 } = this.#context.kernels;
    const add = dtype === "f64" ? direction_sum_f64 : direction_sum_f32;
    add(count, this.#d, pointer, scales, weights, this.#pointer);
    this.#rows += count;
  }

  /** Gives the sums their one form. */
  carry(): void {
    this.#context.kernels.direction_carry_f64(this.#d, this.#pointer);
    this.#rows = 0;
  }
}

/** Writes weights to `place` and, behind them, their products with the scales; returns where those are. */
export function weigh(context: RuntimeContext, weights: Float64Array, scales: number, place: number): number {
  const { length } = weights;
  context.f64(place, length).set(weights);
  const from = context.f64(scales, length);
  const products = context.f64(place + 8 * length, length);
  for (let row = 0; row < length; row += 1) products[row] = weights[row]! * from[row]!;
  return place + 8 * length;
}

/** words += others, which may be the same; both carried: two columns are two i64 below 2^32 each, then what they carry. */
export function addWords(words: Int32Array, others: Int32Array): void {
  for (let pair = 0; pair < words.length; pair += 8) {
    for (let low = pair; low < pair + 4; low += 2) {
      const units = (words[low]! >>> 0) + (others[low]! >>> 0);
      const upper = (words[low + 4]! >>> 0) + (others[low + 4]! >>> 0) + (units > 0xffffffff ? 1 : 0);
      words[low] = units;
      words[low + 4] = upper;
      words[low + 5] = words[low + 5]! + others[low + 5]! + (upper > 0xffffffff ? 1 : 0);
    }
  }
}
