/** Epochs of training on the digits, for every stage that trains: each epoch moves the images anew, progress is shown, accuracy measured. */
import type { FitOptions } from "lanewise";
import { shiftDigits } from "./digits.js";
import type { Job } from "./job.js";
import { accuracyOn } from "./network.js";
import type { Progress } from "./terminal.js";

export const BATCH = 32;
export const PEAK_RATE = 0.004;
/** Most pixels that a training image moves each way. */
export const SHIFT = 1;

export interface TrainingPlan {
  readonly epochs: number;
  /** Of the moves of the images. */
  readonly random: () => number;
  /** Prunes during the first of the epochs. */
  readonly prune?: NonNullable<FitOptions["prune"]>;
}

export interface TrainingCurve {
  /** Of each step. */
  readonly losses: readonly number[];
  /** On the held-back digits, after each epoch. */
  readonly accuracies: readonly number[];
  /** In the training steps alone: neither shifting nor evaluation counted. */
  readonly imagesPerSecond: number;
  readonly seconds: number;
}

export function stepsPerEpoch(job: Job): number {
  return Math.ceil(job.training.count / BATCH);
}

export async function trainOnDigits(job: Job, plan: TrainingPlan): Promise<TrainingCurve> {
  const { epochs, random, prune } = plan;
  const steps = epochs * stepsPerEpoch(job);
  const shifted = new Float32Array(job.training.images.length);
  const losses: number[] = [];
  const accuracies: number[] = [];
  const progress = job.terminal.progress(steps);
  const start = performance.now();
  let milliseconds = 0;
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      shiftDigits(job.training, shifted, SHIFT, random);
      const accuracy = accuracies.at(-1) ?? Number.NaN;
      const run = { epoch, epochs, steps, shifted, losses, accuracy, milliseconds, progress };
      milliseconds += await trainEpoch(job, run, epoch === 1 ? prune : undefined);
      accuracies.push(accuracyOn(job.network, job.heldBack));
      progress.epochEnd({
        epoch,
        epochs,
        loss: mean(losses.slice(-steps / epochs)),
        accuracy: accuracies.at(-1)!,
        imagesPerSecond: (1000 * epoch * job.training.count) / milliseconds,
      });
    }
  } finally {
    progress.stop();
  }
  return {
    losses,
    accuracies,
    imagesPerSecond: (1000 * epochs * job.training.count) / milliseconds,
    seconds: (performance.now() - start) / 1000,
  };
}

interface Epoch {
  readonly epoch: number;
  readonly epochs: number;
  readonly steps: number;
  readonly shifted: Float32Array;
  /** Grows by one for each step. */
  readonly losses: number[];
  readonly accuracy: number;
  /** Spent in earlier epochs. */
  readonly milliseconds: number;
  readonly progress: Progress;
}

/** Milliseconds that the steps of one epoch took. */
async function trainEpoch(job: Job, run: Epoch, prune: FitOptions["prune"]): Promise<number> {
  const first = run.losses.length;
  const start = performance.now();
  await job.network.fit(run.shifted, job.training.labels, {
    optimizer: { type: "adam", learningRate: PEAK_RATE },
    // Half a cosine over all epochs: large steps first, none at the end.
    learningRate: () => (PEAK_RATE / 2) * (1 + Math.cos((Math.PI * run.losses.length) / run.steps)),
    epochs: 1,
    batchSize: BATCH,
    ...(prune === undefined ? {} : { prune }),
    signal: job.signal,
    onStep: ({ loss }) => {
      run.losses.push(loss);
      const seen =
        Math.min((run.losses.length - first) * BATCH, job.training.count) + (run.epoch - 1) * job.training.count;
      run.progress.step(run.losses.length, {
        epoch: run.epoch,
        epochs: run.epochs,
        loss: mean(run.losses.slice(first)),
        accuracy: run.accuracy,
        imagesPerSecond: (1000 * seen) / (run.milliseconds + performance.now() - start),
      });
    },
  });
  return performance.now() - start;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
