import type { RuntimeContext } from "../runtime/context.js";

/** All of linear memory as numbers, made anew only after it grew: reading and writing through it allocates nothing. */
export class MemoryViews {
  readonly #context: RuntimeContext;
  #buffer: ArrayBufferLike | undefined;
  #floats: Float32Array = new Float32Array(0);
  #integers: Int32Array = new Int32Array(0);

  constructor(context: RuntimeContext) {
    this.#context = context;
  }

  get floats(): Float32Array {
    this.#refresh();
    return this.#floats;
  }

  get integers(): Int32Array {
    this.#refresh();
    return this.#integers;
  }

  #refresh(): void {
    const { buffer } = this.#context.kernels.memory;
    if (buffer === this.#buffer) return;
    this.#buffer = buffer;
    this.#floats = new Float32Array(buffer);
    this.#integers = new Int32Array(buffer);
  }
}
