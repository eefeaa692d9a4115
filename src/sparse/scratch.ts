import { createScratch, type Scratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";

/**
 * The block of memory in which the kernels of all matrices of an instance widen values and turn vectors: it is as large as the
 * largest needs, and goes with the last matrix that is disposed.
 */
export class SharedScratch {
  readonly #scratch: Scratch;
  #matrices = 0;

  constructor(context: RuntimeContext) {
    this.#scratch = createScratch(context, "scratch of the sparse family");
  }

  /** Takes what a matrix always needs. @throws RangeError when memory is out. */
  enter(bytes: number): void {
    this.#scratch.reserve(bytes);
    this.#matrices += 1;
  }

  leave(): void {
    this.#matrices -= 1;
    if (this.#matrices === 0) this.#scratch.release();
  }

  /** Where it starts; valid until the next call. @throws RangeError when memory is out. */
  reserve(bytes: number): number {
    return this.#scratch.reserve(bytes);
  }
}
