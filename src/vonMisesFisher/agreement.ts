type Values = Float32Array | Float64Array;

/**
 * Whether all directions so far are one and the same, bit for bit. Their lengths are 1 but for rounding, and so is that of their mean;
 * by this it is known to be exactly 1. A second direction settles it, so that this costs other rows nothing.
 */
export class Agreement {
  /** The direction that all have; undefined before the first and after the second. */
  #common: Float64Array<ArrayBuffer> | undefined;
  #isBroken = false;

  /** From `code` and `common`; undefined when they contradict each other. */
  static of(code: number, common: Float64Array<ArrayBuffer> | undefined): Agreement | undefined {
    if (code !== (common === undefined ? code & 1 : 2)) return undefined;
    const agreement = new Agreement();
    agreement.#common = common;
    agreement.#isBroken = code === 1;
    return agreement;
  }

  get common(): Float64Array<ArrayBuffer> | undefined {
    return this.#common;
  }

  /** 0 without a direction, 1 with several, 2 with one. */
  get code(): number {
    if (this.#isBroken) return 1;
    return this.#common === undefined ? 0 : 2;
  }

  get isOpen(): boolean {
    return !this.#isBroken;
  }

  copy(): Agreement {
    return this.with(new Agreement());
  }

  with(other: Agreement): Agreement {
    const result = new Agreement();
    const [mine, others] = [this.#common, other.#common];
    result.#isBroken =
      this.#isBroken || other.#isBroken || (mine !== undefined && others !== undefined && !isEqual(mine, others));
    result.#common = result.#isBroken ? undefined : (mine ?? others);
    return result;
  }

  /** Rows of d values with their scales; rows of weight 0 are not looked at. */
  meet(rows: Values, scales: Float64Array, weights: Float64Array | undefined, d: number): void {
    for (let row = 0; row < scales.length && this.isOpen; row += 1) {
      if (weights?.[row] === 0) continue;
      const scale = scales[row]!;
      const direction = (column: number): number => rows[row * d + column]! * scale;
      if (this.#common === undefined) {
        this.#common = Float64Array.from({ length: d }, (_, column) => direction(column));
        continue;
      }
      this.#isBroken = this.#common.some((value, column) => value !== direction(column));
    }
    if (this.#isBroken) this.#common = undefined;
  }
}

function isEqual(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, index) => value === b[index]);
}
