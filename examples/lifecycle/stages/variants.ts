import { readFile } from "node:fs/promises";
import { load, type Lanewise, type Variant } from "lanewise";
import type { Job, Outcome, Stage } from "../job.js";
import { likeliest, predictDigits, readNetwork } from "../network.js";
import { paragraph, table } from "../report/blocks.js";
import { VARIANTS } from "../settings.js";
import { microseconds, TIMED_BATCH, timePredict } from "../timing.js";
import { savedFile } from "./save.js";

const SINGLES = 1000;
const BATCHES = 200;

interface VariantRun {
  readonly variant: Variant;
  readonly fma: boolean;
  readonly probabilities: Float32Array;
  /** Milliseconds of one predict of one image, the fastest of many. */
  readonly single: number;
  /** Milliseconds per image in batches, the fastest of some. */
  readonly batched: number;
}

export const variants: Stage = {
  name: "variants",
  title: "Predict in every variant",
  run: async (job) => {
    const model = await readFile(savedFile(job));
    const runs: VariantRun[] = [];
    const missing: string[] = [];
    for (const variant of VARIANTS) {
      const engine = await loadVariant(variant, job.engine);
      if (engine === undefined) missing.push(variant);
      else runs.push(runAndDispose(engine, model, job));
    }
    assertBitEqual(runs);
    return describe(job, runs, missing);
  },
};

/** Undefined where this engine cannot run relaxed SIMD: the only variant that an engine of Node's may lack. */
async function loadVariant(variant: Variant, own: Lanewise): Promise<Lanewise | undefined> {
  try {
    return await load({ variant });
  } catch (error) {
    if (variant === "relaxed" && own.info.variant !== "relaxed") return undefined;
    throw error;
  }
}

function runAndDispose(engine: Lanewise, model: Uint8Array, job: Job): VariantRun {
  using loaded = engine;
  using network = readNetwork(loaded, model);
  return {
    variant: loaded.info.variant,
    fma: loaded.info.fma,
    probabilities: predictDigits(network, job.heldBack),
    single: timePredict([network], job.heldBack, 1, SINGLES)[0]!,
    batched: timePredict([network], job.heldBack, TIMED_BATCH, BATCHES)[0]!,
  };
}

/** `scalar` is `simd` lowered lane by lane: any difference is a fault of the build. */
function assertBitEqual(runs: readonly VariantRun[]): void {
  const difference = largestDifference(runOf(runs, "simd").probabilities, runOf(runs, "scalar").probabilities);
  if (difference !== 0) throw new Error(`simd and scalar differ by ${difference}: expected equal bits`);
}

function runOf(runs: readonly VariantRun[], variant: Variant): VariantRun {
  const found = runs.find((run) => run.variant === variant);
  if (found === undefined) throw new Error(`${variant}: expected a run, got none`);
  return found;
}

function largestDifference(one: Float32Array, other: Float32Array): number {
  return one.reduce((largest, value, index) => Math.max(largest, Math.abs(value - other[index]!)), 0);
}

function describe(job: Job, runs: readonly VariantRun[], missing: readonly string[]): Outcome {
  const own = runOf(runs, job.engine.info.variant);
  const rows = runs.map((run) => compare(run, own));
  for (const row of rows)
    job.terminal.line(
      `  ${row.variant.padEnd(8)} ${microseconds(row.single)} per image alone, ${microseconds(row.batched)} in batches of ${TIMED_BATCH}, ` +
        `largest difference ${difference(row)}, ${row.otherAnswers} other answers`,
    );
  for (const variant of missing) job.terminal.line(`  ${variant.padEnd(8)} not on this engine`);
  return {
    figures: { ran: rows, missing },
    blocks: [
      paragraph(
        `The saved network, loaded in every variant that this engine has. Times are the fastest of ${SINGLES} calls with one image and of ${BATCHES} with ${TIMED_BATCH}. Differences are the largest between two probabilities, ` +
          `against ${own.variant}, which trained it. simd and scalar are equal bit for bit: this run checked it.` +
          (missing.length === 0 ? "" : ` This engine cannot run ${missing.join(", ")}.`),
      ),
      table(
        [
          "variant",
          "fused multiply-add",
          "one image alone",
          `per image, batch ${TIMED_BATCH}`,
          "largest difference",
          "other answers",
        ],
        rows.map((row) => [
          row.variant,
          row.fma ? "yes" : "no",
          microseconds(row.single),
          microseconds(row.batched),
          difference(row),
          String(row.otherAnswers),
        ]),
      ),
    ],
  };
}

type Comparison = Omit<VariantRun, "probabilities"> & { readonly difference: number; readonly otherAnswers: number };

function compare(run: VariantRun, own: VariantRun): Comparison {
  const answers = likeliest(run.probabilities);
  const ownAnswers = likeliest(own.probabilities);
  return {
    variant: run.variant,
    fma: run.fma,
    single: run.single,
    batched: run.batched,
    difference: largestDifference(run.probabilities, own.probabilities),
    otherAnswers: answers.filter((answer, row) => answer !== ownAnswers[row]).length,
  };
}

function difference(row: Comparison): string {
  return row.difference === 0 ? "0" : row.difference.toExponential(1);
}
