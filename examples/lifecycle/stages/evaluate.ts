import { CLASSES, imageAt, SIDE, type Digits } from "../digits.js";
import type { Job, Outcome, Stage } from "../job.js";
import { likeliest, predictDigits } from "../network.js";
import { figure, paragraph, pictures, table, type Picture } from "../report/blocks.js";
import { confusionPlot } from "../report/plots.js";
import { greyPng } from "../report/png.js";

const MOST_PICTURES = 24;

export const evaluate: Stage = {
  name: "evaluate",
  title: "Evaluate on held-back digits",
  run: (job) => {
    const probabilities = predictDigits(job.network, job.heldBack);
    return Promise.resolve(describe(job, probabilities, likeliest(probabilities)));
  },
};

function describe(job: Job, probabilities: Float32Array, classes: Int32Array): Outcome {
  const { heldBack } = job;
  const confusion = confusionMatrix(heldBack.labels, classes);
  const misread = misreadDigits(heldBack, probabilities, classes);
  const accuracy = 1 - misread.length / heldBack.count;
  job.terminal.line(
    `  accuracy ${(100 * accuracy).toFixed(2)} %: ${misread.length} of ${heldBack.count} held-back digits misread`,
  );
  return {
    figures: { digits: heldBack.count, accuracy, misread: misread.length, confusion },
    blocks: [
      paragraph(
        `${(100 * accuracy).toFixed(2)} % of ${heldBack.count} digits that training never saw are read correctly, ${misread.length} are not.`,
      ),
      figure(confusionPlot(confusion), "Confusion matrix: how many digits of each class were read as which."),
      table(["digit", "held back", "read correctly", "of those read so, right"], confusion.map(classRow)),
      paragraph("Misread digits, those read with the most confidence first:"),
      pictures(misread.slice(0, MOST_PICTURES)),
    ],
  };
}

/** Rows: the label; columns: what it was read as. */
function confusionMatrix(labels: Int32Array, classes: Int32Array): number[][] {
  const confusion = Array.from({ length: CLASSES }, () => new Array<number>(CLASSES).fill(0));
  for (const [row, label] of labels.entries()) {
    const counts = confusion[label]!;
    const found = classes[row]!;
    counts[found] = counts[found]! + 1;
  }
  return confusion;
}

function classRow(counts: readonly number[], label: number, confusion: readonly (readonly number[])[]): string[] {
  const held = counts.reduce((sum, count) => sum + count, 0);
  const read = confusion.reduce((sum, other) => sum + other[label]!, 0);
  const right = counts[label]!;
  return [String(label), String(held), share(right, held), share(right, read)];
}

function share(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

function misreadDigits(digits: Digits, probabilities: Float32Array, classes: Int32Array): Picture[] {
  const confidence = (row: number): number => probabilities[row * CLASSES + classes[row]!]!;
  return Array.from(classes.keys())
    .filter((row) => classes[row] !== digits.labels[row])
    .sort((one, other) => confidence(other) - confidence(one) || one - other)
    .map((row) => ({
      png: greyPng(imageAt(digits, row), SIDE, SIDE),
      caption: `${digits.labels[row]} read as ${classes[row]} (${(100 * confidence(row)).toFixed(0)} %)`,
    }));
}
