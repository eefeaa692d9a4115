import { checkOptions } from "../dense/options.js";
import { checkInteger } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { batchOf, checkFloats, checkTarget } from "./checks.js";
import type { Core } from "./core.js";
import { readOptimizer } from "./optimizer.js";
import { createShuffler, LARGEST_SEED } from "./random.js";
import type { Trainer } from "./trainer.js";
import type { FitOptions, Optimizer } from "./types.js";
import { createYielder } from "./yielding.js";

const KEYS = ["optimizer", "epochs", "batchSize", "seed", "learningRate", "signal", "onStep"];

/** Epochs of shuffled steps. The order of an epoch follows from the seed and the steps taken before it. */
export async function fit(
  core: Core,
  trainer: Trainer,
  x: Float32Array,
  target: Int32Array | Float32Array,
  options: FitOptions,
): Promise<{ loss: Float32Array }> {
  const { epochs, batchSize, seed } = checkFit(core, options);
  const samples = batchOf(core, checkFloats("x", x).length);
  if (samples === 0) throw outOfRange("x.length", 0, "one sample at least");
  checkTarget(core, target, samples);
  const { signal } = options;
  const batches = new BatchSource(x, target, samples, batchSize);
  const steps = epochs * batches.perEpoch;
  const loss = new Float32Array(steps);
  const optimizer: Optimizer = { ...options.optimizer };
  const yielder = createYielder();
  try {
    for (let step = 0; step < steps; step++) {
      const position = step % batches.perEpoch;
      if (position === 0) batches.shuffle(createShuffler(seed, core.random.step));
      const turn = yielder.next();
      if (turn !== undefined) await turn;
      signal?.throwIfAborted();
      if (options.learningRate !== undefined) optimizer.learningRate = options.learningRate(step, steps);
      core.checkAlive();
      const batch = batches.take(position);
      const result = trainer.step(batch.x, batch.target, optimizer);
      loss[step] = result.loss;
      options.onStep?.({ step, steps, epoch: Math.floor(step / batches.perEpoch), ...result });
    }
  } finally {
    yielder.close();
  }
  return { loss };
}

interface CheckedFit {
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
}

function checkFit(core: Core, options: FitOptions): CheckedFit {
  const checked = checkOptions("options", options, KEYS);
  readOptimizer("options.optimizer", checked["optimizer"]);
  for (const key of ["learningRate", "onStep"]) {
    const value = checked[key];
    if (value !== undefined && typeof value !== "function") throw wrongType(`options.${key}`, value, "a function");
  }
  const { signal, seed } = checked;
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw wrongType("options.signal", signal, "an AbortSignal");
  }
  return {
    epochs: checkInteger("options.epochs", checked["epochs"], 0),
    batchSize: checkInteger("options.batchSize", checked["batchSize"], 1),
    seed: seed === undefined ? core.random.seed : checkInteger("options.seed", seed, 0, LARGEST_SEED),
  };
}

type Target = Int32Array | Float32Array;

/** Gathers the samples of one batch at a time into arrays that it keeps. */
class BatchSource {
  readonly perEpoch: number;
  readonly #x: Float32Array;
  readonly #target: Target;
  readonly #order: Uint32Array;
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
    gather(this.#x, this.#order, first, batch.x, this.#x.length / this.#order.length);
    gather(this.#target, this.#order, first, batch.target, this.#target.length / this.#order.length);
    return batch;
  }
}

/** Copies value by value: a view per sample would be garbage at every step. */
function gather(from: Target, order: Uint32Array, first: number, to: Target, size: number): void {
  for (let row = 0; row * size < to.length; row++) {
    const source = (order[first + row] ?? 0) * size;
    const destination = row * size;
    for (let index = 0; index < size; index++) to[destination + index] = from[source + index] ?? 0;
  }
}
