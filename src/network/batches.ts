export type Target = Int32Array | Float32Array;

/** Gathers the samples of one batch at a time into arrays that it keeps. */
export class BatchSource {
  readonly perEpoch: number;
  readonly #x: Float32Array;
  readonly #target: Target;
  readonly #order: Uint32Array;
  readonly #inputSize: number;
  readonly #targetSize: number;
  readonly #batchSize: number;
  readonly #batch: { readonly x: Float32Array; readonly target: Target };
  readonly #lastBatch: { readonly x: Float32Array; readonly target: Target };

  constructor(x: Float32Array, target: Target, samples: number, batchSize: number) {
    this.#x = x;
    this.#target = target;
    this.#order = Uint32Array.from({ length: samples }, (_, index) => index);
    this.#batchSize = Math.min(batchSize, samples);
    this.perEpoch = Math.ceil(samples / this.#batchSize);
    const inputSize = x.length / samples;
    const targetSize = target.length / samples;
    this.#inputSize = inputSize;
    this.#targetSize = targetSize;
    const values = new Float32Array(this.#batchSize * inputSize);
    const targets =
      target instanceof Int32Array ? new Int32Array(this.#batchSize) : new Float32Array(this.#batchSize * targetSize);
    this.#batch = { x: values, target: targets };
    const last = samples - (this.perEpoch - 1) * this.#batchSize;
    this.#lastBatch = { x: values.subarray(0, last * inputSize), target: targets.subarray(0, last * targetSize) };
  }

  /** A new order, drawn from the last (Fisher-Yates): equally likely each. */
  shuffle(draw: (bound: number) => number): void {
    const order = this.#order;
    for (let index = 0; index < order.length; index++) order[index] = index;
    for (let index = order.length - 1; index > 0; index--) {
      const other = draw(index + 1);
      const sample = order[index] ?? 0;
      order[index] = order[other] ?? 0;
      order[other] = sample;
    }
  }

  take(position: number): { readonly x: Float32Array; readonly target: Target } {
    const batch = position === this.perEpoch - 1 ? this.#lastBatch : this.#batch;
    const first = position * this.#batchSize;
    gather("x", this.#x, this.#order, first, batch.x, this.#inputSize);
    gather("target", this.#target, this.#order, first, batch.target, this.#targetSize);
    return batch;
  }
}

/** Copies value by value: a view per sample would be garbage at every step. */
function gather(argument: string, from: Target, order: Uint32Array, first: number, to: Target, size: number): void {
  if (from.length === 0) throw new TypeError(`${argument}: its buffer was detached while fit was running`);
  for (let row = 0; row * size < to.length; row++) {
    const source = (order[first + row] ?? 0) * size;
    const destination = row * size;
    for (let index = 0; index < size; index++) to[destination + index] = from[source + index] ?? 0;
  }
}
