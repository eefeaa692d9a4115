import { gzipSync } from "node:zlib";
import { sparsitySchedule, type Network } from "lanewise";
import type { Job, Outcome, Stage } from "../job.js";
import { accuracyOn, PRUNED_LAYERS, readNetwork, weightsDigest } from "../network.js";
import { seededRandom } from "../random.js";
import { facts, figure, paragraph, table } from "../report/blocks.js";
import {
  sparsityAccuracyPlot,
  sparsityTimePlot,
  type SparsityPoint,
  type SparsityTimes,
} from "../report/sparsityPlots.js";
import { microseconds, TIMED_BATCH, timePredict } from "../timing.js";
import { stepsPerEpoch, trainOnDigits } from "../training.js";

const SINGLES = 500;
const BATCHES = 100;
/** How many times as long the last step trains: few weights are left then, and they are the ones that are saved. */
const LAST_STEP = 3;
/** Steps from one look at the weights to the next, while they are being pruned. */
const EVERY = 10;

/** The network after one step of pruning, or before any. */
interface Pruned extends SparsityPoint {
  /** The part of the weights of each layer pruned that is zero. */
  readonly reached: readonly number[];
  /** Weights of all layers that are not zero. */
  readonly weights: number;
  /** The file with the network, compressed by gzip. */
  readonly bytes: number;
  /** Multiply-adds per image. */
  readonly multiplyAdds: number;
}

interface Step {
  readonly initial: number;
  readonly final: number;
  readonly epochs: number;
  readonly random: () => number;
}

export const prune: Stage = {
  name: "prune",
  title: "Prune step by step",
  run: async (job) => {
    // Stays as it was trained: dense kernels take the same time whatever the weights.
    using dense = readNetwork(job.engine, job.network.toSafetensors());
    const { sparsities, pruneEpochs, seed } = job.settings;
    const random = seededRandom(seed + 1);
    const start = performance.now();
    const steps = [measure(job, dense, 0, accuracyOn(job.network, job.heldBack))];
    for (const [index, final] of sparsities.entries()) {
      const epochs = pruneEpochs * (index === sparsities.length - 1 ? LAST_STEP : 1);
      steps.push(await pruneTo(job, dense, { initial: steps.at(-1)!.sparsity, final, epochs, random }));
    }
    return describe(job, steps, (performance.now() - start) / 1000);
  },
};

/** Prunes over the first half of an epoch, then lets the rest of the weights make up for it. */
async function pruneTo(job: Job, dense: Network, { initial, final, epochs, random }: Step): Promise<Pruned> {
  job.terminal.line(`  to ${percent(final)} zeros`);
  const end = Math.max(1, Math.floor(stepsPerEpoch(job) / 2));
  const { accuracies } = await trainOnDigits(job, {
    epochs,
    random,
    prune: { sparsity: sparsitySchedule({ initial, final, end }), every: EVERY, layers: PRUNED_LAYERS },
  });
  return measure(job, dense, final, accuracies.at(-1)!);
}

function measure(job: Job, dense: Network, sparsity: number, accuracy: number): Pruned {
  const { network } = job;
  const layers = network.report();
  return {
    sparsity,
    accuracy,
    reached: layers.filter(({ name }) => PRUNED_LAYERS.includes(name)).map((layer) => layer.sparsity),
    weights: countWeights(network),
    bytes: gzipSync(network.toSafetensors()).length,
    multiplyAdds: layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0),
    single: timeBoth(job, dense, 1, SINGLES),
    batched: timeBoth(job, dense, TIMED_BATCH, BATCHES),
  };
}

function timeBoth(job: Job, dense: Network, batch: number, rounds: number): SparsityTimes {
  const [before, after] = timePredict([dense, job.network], job.heldBack, batch, rounds);
  return { dense: before!, pruned: after! };
}

function countWeights(network: Network): number {
  return network.parameterNames
    .filter((name) => name.endsWith(".weight"))
    .flatMap((name) => [...network.getParameter(name).values])
    .filter((value) => value !== 0).length;
}

const COLUMNS = [
  "zeros",
  "accuracy",
  "weights left",
  "multiply-adds per image",
  "file, gzip",
  "one image, dense",
  "one image, pruned",
  `per image of ${TIMED_BATCH}, dense`,
  `per image of ${TIMED_BATCH}, pruned`,
];

function cells(step: Pruned): string[] {
  return [
    percent(step.sparsity),
    `${(100 * step.accuracy).toFixed(2)} %`,
    String(step.weights),
    String(step.multiplyAdds),
    `${step.bytes} bytes`,
    microseconds(step.single.dense),
    microseconds(step.single.pruned),
    microseconds(step.batched.dense),
    microseconds(step.batched.pruned),
  ];
}

function describe(job: Job, steps: readonly Pruned[], seconds: number): Outcome {
  const digest = weightsDigest(job.network);
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const [single, batched] = [ratio(last.single), ratio(last.batched)];
  printTable(job, steps);
  job.terminal.line(
    `  ${seconds.toFixed(1)} s; at ${percent(last.sparsity)} zeros ${single} times as fast for one image, ${batched} in batches of ${TIMED_BATCH}`,
  );
  job.terminal.line(`  weights ${digest.slice(0, 16)} (the same seed and variant give the same bits)`);
  return {
    figures: {
      steps: steps.map((step) => ({ ...step, single: { ...step.single }, batched: { ...step.batched } })),
      seconds,
      weights: digest,
    },
    blocks: [
      paragraph(
        `The weights of ${PRUNED_LAYERS.join(", ")} that are smallest in each layer become zero, along a cubic schedule over half an epoch for each step; ` +
          `the rest of ${job.settings.pruneEpochs} epochs trains what is left, and of ${LAST_STEP * job.settings.pruneEpochs} at the last step. Accuracy is on the ${job.heldBack.count} held-back digits: ` +
          `${(100 * first.accuracy).toFixed(2)} % before, ${(100 * last.accuracy).toFixed(2)} % at ${percent(last.sparsity)} zeros. ` +
          `The pruned network is ${single} times as fast as the dense one for one image and ${batched} times in batches of ${TIMED_BATCH}.`,
      ),
      figure(sparsityAccuracyPlot(steps), "Accuracy on held-back digits by the part of the weights that is zero."),
      figure(
        sparsityTimePlot(steps),
        `Time per image of the network as it was trained (dense) and pruned, alone and in batches of ${TIMED_BATCH}.`,
      ),
      table(COLUMNS, steps.map(cells)),
      paragraph(
        `Times are the fastest of ${SINGLES} calls with one image and of ${BATCHES} with ${TIMED_BATCH}, both networks in turn. What each layer runs as, ` +
          "and why, chosen by a model of cost that reads no clock:",
      ),
      table(
        ["layer", "kernel", "zeros", "multiply-adds", "of dense", "why"],
        job.network
          .report()
          .map((layer) => [
            layer.name,
            layer.kernel,
            percent(layer.sparsity),
            String(layer.multiplyAdds),
            String(layer.macs),
            layer.reason,
          ]),
      ),
      facts({ Time: `${seconds.toFixed(1)} s, all measuring included`, "SHA-256 of the weights": digest }),
    ],
  };
}

function ratio({ dense, pruned }: SparsityTimes): string {
  return (dense / pruned).toFixed(2);
}

function percent(part: number): string {
  return `${(100 * part).toFixed(0)} %`;
}

function printTable(job: Job, steps: readonly Pruned[]): void {
  const rows = [
    ["zeros", "accuracy", "weights", "gzip", "one image: dense", "pruned", "batch: dense", "pruned"],
    ...steps.map((step) => cells(step).filter((_, column) => column !== 3)),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    job.terminal.line(`  ${row.map((cell, column) => cell.padStart(widths[column]!)).join("  ")}`);
}
