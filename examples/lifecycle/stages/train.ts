import { learnedActivations, type LearnedActivation } from "../activations.js";
import type { Job, Outcome, Stage } from "../job.js";
import { weightsDigest } from "../network.js";
import { seededRandom } from "../random.js";
import { activationPlot } from "../report/activationPlots.js";
import { facts, figure, paragraph } from "../report/blocks.js";
import { trainingPlot } from "../report/plots.js";
import { BATCH, mean, PEAK_RATE, SHIFT, trainOnDigits, type TrainingCurve } from "../training.js";

export const train: Stage = {
  name: "train",
  title: "Train",
  run: async (job) => {
    const { epochs, seed } = job.settings;
    const started = learnedActivations(job.engine, job.network);
    const curve = await trainOnDigits(job, { epochs, random: seededRandom(seed) });
    return describe(job, curve, started);
  },
};

function describe(job: Job, curve: TrainingCurve, started: readonly LearnedActivation[]): Outcome {
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
      ...activationFigures(started, learnedActivations(job.engine, job.network)),
    ],
  };
}

function activationFigures(
  started: readonly LearnedActivation[],
  learned: readonly LearnedActivation[],
): readonly string[] {
  return learned.map((after, index) =>
    figure(
      activationPlot(started[index]!, after),
      `What each group of channels of ${after.layer} learned to do with a value: rational functions, before training (dashed, all ` +
        `the same) and after.`,
    ),
  );
}
