import { CLASSES, PIXELS, SIDE } from "../digits.js";
import { DigitDirections, logDensity } from "../foreign/directions.js";
import { compareKinds, type Kind, type Scores } from "../foreign/kinds.js";
import { KEPT } from "../foreign/roc.js";
import type { Figures, Job, Outcome, Stage } from "../job.js";
import { featureCount, featureNetwork, likeliest, predictImages } from "../network.js";
import { figure, paragraph, pictures, table, type Picture } from "../report/blocks.js";
import { greyPng } from "../report/png.js";
import { rocPlot } from "../report/rocPlot.js";

const PICTURES_OF_A_KIND = 6;
/** Of the letters that pass as digits most often. */
const LETTERS_SHOWN = 20;

interface Found {
  readonly directions: DigitDirections;
  /** Of the held-back digits. */
  readonly own: Scores;
  readonly kinds: readonly Kind[];
  readonly seconds: number;
}

export const foreign: Stage = {
  name: "foreign",
  title: "Tell digits from foreign images",
  run: async (job) => {
    const start = performance.now();
    // The network as it was trained: pruning comes after.
    using network = featureNetwork(job.engine, job.network);
    const width = featureCount(job.network);
    const features = (images: Float32Array): Float32Array => predictImages(network, images, width);
    const directions = new DigitDirections(job.engine, features(job.training.images), job.training.labels);
    const score = (images: Float32Array): Scores => {
      const logJoint = directions.logJoint(features(images));
      const probabilities = predictImages(job.network, images, CLASSES);
      return {
        density: logDensity(logJoint),
        found: likeliest(logJoint),
        networkFound: likeliest(probabilities),
        confidence: largestOfRows(probabilities),
      };
    };
    const own = score(job.heldBack.images);
    const kinds = await compareKinds(job, own, score);
    return describe(job, { directions, own, kinds, seconds: (performance.now() - start) / 1000 });
  },
};

function largestOfRows(probabilities: Float32Array): Float64Array {
  return Float64Array.from({ length: probabilities.length / CLASSES }, (_, row) =>
    Math.max(...probabilities.subarray(row * CLASSES, (row + 1) * CLASSES)),
  );
}

function describe(job: Job, { directions, own, kinds, seconds }: Found): Outcome {
  const { labels, count } = job.heldBack;
  const right = (found: Int32Array): number => found.filter((digit, row) => digit === labels[row]).length / count;
  const [accuracy, networkAccuracy] = [right(own.found), right(own.networkFound)];
  const both = `${percent(accuracy, 2)} of the held-back digits, the network ${percent(networkAccuracy, 2)}`;
  job.terminal.line(`  one von Mises-Fisher distribution per digit reads ${both}`);
  for (const { name, density } of kinds)
    job.terminal.line(
      `  ${name.padEnd(24)} AUROC ${density.area.toFixed(4)}, ${percent(density.passing)} pass where ${percent(KEPT, 0)} of the digits do`,
    );
  job.terminal.line(`  ${seconds.toFixed(1)} s`);
  const classes = directions.classes.map(({ mu: _, ...fit }) => fit);
  return {
    figures: { accuracy, networkAccuracy, classes, kinds: kinds.map(kindFigures), seconds },
    blocks: [
      paragraph(
        `The ${directions.classes[0]!.mu.length} features that the last layer of the trained network reads are mapped so that they vary about alike in all directions within a class (by the covariance ` +
          "of the training digits within their classes, with three times its mean variance added on the diagonal), and scaled to length 1. The mean is not taken off first: what all digits have in " +
          "common, the features that are active at all, is what foreign images lack. These two were chosen among others for how well they tell foreign images from digits; " +
          "the distributions, one von Mises-Fisher distribution for the directions of each class, are fitted to training digits alone. " +
          `The class of the highest posterior is right for ${both}.`,
      ),
      table(["digit", "training digits", "mean resultant length", "kappa", "standard error"], classes.map(classCells)),
      paragraph(
        "The logarithm of the density of all classes together says how much an image is like a digit. Held-back digits against images that are none: digits turned by 90 degrees to the left or right (a 0 remains a 0), " +
          "the same digits with their pixels shuffled, and letters drawn by a font (Quicksand, three weights, three slants), those shaped like a 0, 1, 2 or 5 apart. " +
          "None of these images was seen in training or fitting.",
      ),
      figure(
        rocPlot(kinds.map(({ name, density: { points } }) => ({ name, points }))),
        "ROC curves: of the digits, and of each kind of foreign image, the part whose density reaches a threshold.",
      ),
      table(
        [
          "against",
          "images",
          "AUROC",
          `pass where ${percent(KEPT, 0)} of the digits do`,
          "AUROC of the network's confidence",
        ],
        kinds.map(kindCells),
      ),
      paragraph("Some of each kind, from the most to the least like a digit:"),
      ...kinds.map((kind) => pictures(samples(kind, own.density))),
      paragraph(`Letters that pass most often where ${percent(KEPT, 0)} of the digits do:`),
      table(
        ["letter", "drawn", "pass", "read as"],
        kinds.flatMap(letterRows).sort(byPassed).slice(0, LETTERS_SHOWN).map(letterCells),
      ),
    ],
  };
}

type ClassFigures = Omit<DigitDirections["classes"][number], "mu">;

function classCells({ count, meanResultantLength, kappa, standardError }: ClassFigures, digit: number): string[] {
  return [String(digit), String(count), meanResultantLength.toFixed(4), kappa.toFixed(1), standardError.toFixed(1)];
}

function kindFigures({ name, scores, density, confidence }: Kind): Figures {
  return {
    name,
    images: scores.found.length,
    auroc: density.area,
    passing: density.passing,
    confidenceAuroc: confidence.area,
  };
}

function kindCells({ name, scores, density, confidence }: Kind): string[] {
  const areas = [density, confidence].map(({ area }) => area.toFixed(4));
  return [name, String(scores.found.length), areas[0]!, percent(density.passing), areas[1]!];
}

/** Evenly spaced by how much they are like digits. */
function samples({ images, labels, scores }: Kind, own: Float64Array): Picture[] {
  const order = Array.from(scores.density.keys()).sort((one, other) => scores.density[other]! - scores.density[one]!);
  return Array.from({ length: PICTURES_OF_A_KIND }, (_, index) => {
    const row = order[Math.round((index * (order.length - 1)) / (PICTURES_OF_A_KIND - 1))]!;
    const below = own.filter((density) => density < scores.density[row]!).length / own.length;
    return {
      png: greyPng(images.subarray(row * PIXELS, (row + 1) * PIXELS), SIDE, SIDE),
      caption: `${labels === undefined ? "" : `${labels[row]} `}read as ${scores.found[row]}, above ${percent(below)} of the digits`,
    };
  });
}

interface LetterRow {
  readonly letter: string;
  readonly drawn: number;
  readonly passed: number;
  /** Digits that the letter is read as, the most frequent first. */
  readonly readAs: readonly number[];
}

function letterRows({ labels = [], scores, density: { threshold } }: Kind): LetterRow[] {
  return [...new Set(labels)].map((letter) => {
    const rows = Array.from(labels.keys()).filter((row) => labels[row] === letter);
    const counts = new Array<number>(CLASSES).fill(0);
    for (const row of rows) counts[scores.found[row]!]!++;
    const readAs = Array.from(counts.keys()).filter((digit) => counts[digit]! > 0);
    return {
      letter,
      drawn: rows.length,
      passed: rows.filter((row) => scores.density[row]! >= threshold).length,
      readAs: readAs.sort((one, other) => counts[other]! - counts[one]!),
    };
  });
}

function byPassed(one: LetterRow, other: LetterRow): number {
  return other.passed - one.passed;
}

function letterCells({ letter, drawn, passed, readAs }: LetterRow): string[] {
  return [letter, String(drawn), String(passed), readAs.join(", ")];
}

function percent(part: number, digits = 1): string {
  return `${(100 * part).toFixed(digits)} %`;
}
