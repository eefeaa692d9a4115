import type { Job, Outcome, Stage } from "../job.js";
import { shiftDigits } from "../digits.js";
import { accuracyOn, weightsDigest } from "../network.js";
import { seededRandom } from "../random.js";
import { facts, figure, paragraph } from "../report/blocks.js";
import { trainingPlot } from "../report/plots.js";
import type { Progress } from "../terminal.js";

const BATCH = 32;
const PEAK_RATE = 0.004;
/** Most pixels that a training image moves each way. */
const SHIFT = 1;

export const train: Stage = {
  name: "train",
  title: "Train",
  run: async (job) => {
    const curve = await trainOnDigits(job);
    return describe(job, curve);
  },
};

interface TrainingCurve {
  /** Of each step. */
  readonly losses: readonly number[];
  /** On the held-back digits, after each epoch. */
  readonly accuracies: readonly number[];
  /** In the training steps alone: neither shifting nor evaluation counted. */
  readonly imagesPerSecond: number;
  readonly seconds: number;
}

async function trainOnDigits(job: Job): Promise<TrainingCurve> {
  const { epochs } = job.settings;
  const steps = epochs * Math.ceil(job.training.count / BATCH);
  const shifted = new Float32Array(job.training.images.length);
  const random = seededRandom(job.settings.seed);
  const losses: number[] = [];
  const accuracies: number[] = [];
  const progress = job.terminal.progress(steps);
  const start = performance.now();
  let milliseconds = 0;
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      shiftDigits(job.training, shifted, SHIFT, random);
      const accuracy = accuracies.at(-1) ?? Number.NaN;
      milliseconds += await trainEpoch(job, { epoch, steps, shifted, losses, accuracy, milliseconds, progress });
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
async function trainEpoch(job: Job, run: Epoch): Promise<number> {
  const first = run.losses.length;
  const start = performance.now();
  await job.network.fit(run.shifted, job.training.labels, {
    optimizer: { type: "adam", learningRate: PEAK_RATE },
    // Half a cosine over the whole training: large steps first, none at the end.
    learningRate: () => (PEAK_RATE / 2) * (1 + Math.cos((Math.PI * run.losses.length) / run.steps)),
    epochs: 1,
    batchSize: BATCH,
    signal: job.signal,
    onStep: ({ loss }) => {
      run.losses.push(loss);
      const seen =
        Math.min((run.losses.length - first) * BATCH, job.training.count) + (run.epoch - 1) * job.training.count;
      run.progress.step(run.losses.length, {
        epoch: run.epoch,
        epochs: job.settings.epochs,
        loss: mean(run.losses.slice(first)),
        accuracy: run.accuracy,
        imagesPerSecond: (1000 * seen) / (run.milliseconds + performance.now() - start),
      });
    },
  });
  return performance.now() - start;
}

function describe(job: Job, curve: TrainingCurve): Outcome {
  const accuracy = curve.accuracies.at(-1)!;
  const digest = weightsDigest(job.network);
  job.terminal.line(`  ${curve.seconds.toFixed(1)} s, ${curve.imagesPerSecond.toFixed(0)} images/s`);
  job.terminal.line(`  weights ${digest.slice(0, 16)} (the same seed and variant give the same bits)`);
  return {
    figures: {
      epochs: job.settings.epochs,
      batch: BATCH,
      trainingDigits: job.training.count,
      heldBackDigits: job.heldBack.count,
      firstLoss: curve.losses[0]!,
      lastLoss: mean(curve.losses.slice(-100)),
      accuracy,
      accuracies: curve.accuracies,
      seconds: curve.seconds,
      imagesPerSecond: curve.imagesPerSecond,
      weights: digest,
    },
    blocks: [
      paragraph(
        `${job.network.parameters} parameters, trained on ${job.training.count} digits for ${job.settings.epochs} epochs in ` +
          `batches of ${BATCH}: Adam with a learning rate that falls from ${PEAK_RATE} to 0 along a cosine; in each epoch every ` +
          `image is moved by up to ${SHIFT} pixels each way.`,
      ),
      facts({
        Time: `${curve.seconds.toFixed(1)} s, evaluation after each epoch included`,
        Speed: `${curve.imagesPerSecond.toFixed(0)} images/s in training steps`,
        "SHA-256 of the weights": digest,
      }),
      figure(
        trainingPlot(curve.losses, curve.accuracies),
        "Loss of the training steps, and accuracy on held-back digits after each epoch.",
      ),
    ],
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
