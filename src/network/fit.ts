import { checkOptions } from "../runtime/options.js";
import { checkInteger } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { BatchSource } from "./batches.js";
import { batchOf, checkFloats, checkTarget } from "./checks.js";
import type { Core } from "./core.js";
import { readOptimizer } from "./optimizer.js";
import { createPruner, type Pruner } from "./pruner.js";
import { createShuffler, LARGEST_SEED } from "./random.js";
import type { Trainer } from "./trainer.js";
import type { FitOptions, Optimizer } from "./types.js";
import { createYielder } from "./yielding.js";

const KEYS = ["optimizer", "epochs", "batchSize", "seed", "learningRate", "prune", "signal", "onStep"];

const MOST_STEPS = 0x7fffffff;

/** Epochs of shuffled steps. The order of an epoch follows from the seed and the steps taken before it. */
export async function fit(
  core: Core,
  trainer: Trainer,
  x: Float32Array,
  target: Int32Array | Float32Array,
  options: FitOptions,
): Promise<{ loss: Float32Array }> {
  const { epochs, batchSize, seed, prune } = checkFit(core, options);
  const samples = batchOf(core, checkFloats("x", x).length);
  if (samples === 0) throw outOfRange("x.length", 0, "one sample at least");
  checkTarget(core, target, samples);
  const { signal } = options;
  const { context } = core;
  const batches = new BatchSource(context.outside(x), context.outside(target), samples, batchSize);
  const steps = epochs * batches.perEpoch;
  if (steps > MOST_STEPS) throw outOfRange("options.epochs", epochs, `at most ${MOST_STEPS} steps in all`);
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
      prune?.(step, steps);
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
  readonly prune: Pruner | undefined;
}

function checkFit(core: Core, options: FitOptions): CheckedFit {
  const checked = checkOptions("options", options, KEYS);
  readOptimizer("options.optimizer", checked["optimizer"]);
  for (const key of ["learningRate", "onStep"]) {
    const value = checked[key];
    if (value !== undefined && typeof value !== "function") throw wrongType(`options.${key}`, value, "a function");
  }
  const { signal, seed } = checked;
  if (signal !== undefined && !isSignal(signal)) throw wrongType("options.signal", signal, "an AbortSignal");
  return {
    epochs: checkInteger("options.epochs", checked["epochs"], 0),
    batchSize: checkInteger("options.batchSize", checked["batchSize"], 1),
    seed: seed === undefined ? core.random.seed : checkInteger("options.seed", seed, 0, LARGEST_SEED),
    prune: options.prune === undefined ? undefined : createPruner(core, options.prune),
  };
}

/** By what it can do: a signal may come from another realm. */
function isSignal(value: unknown): boolean {
  return typeof value === "object" && value !== null && "throwIfAborted" in value;
}
