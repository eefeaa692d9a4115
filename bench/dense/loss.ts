/** The gradient of the mean softmax cross-entropy. @module */
import type { Case } from "../harness/case.js";
import { randomLabels, uniform } from "../harness/random.js";
import { WARM_UP_SECONDS } from "./window.js";

/** Rows, columns: the digits at batch 32, and ImageNet's classes. */
const SHAPES: readonly (readonly [number, number])[] = [
  [32, 10],
  [32, 1000],
];

function lossCase([rows, columns]: (typeof SHAPES)[number]): Case {
  return {
    name: `softmaxCrossEntropy ${rows}x${columns}`,
    unit: "Gelements/s",
    work: rows * columns,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-5,
    workload: () => ({
      kind: "softmaxCrossEntropy",
      rows,
      columns,
      logits: uniform(rows * columns, 4, 1),
      labels: randomLabels(rows, columns, 2),
    }),
  };
}

export const lossCases: readonly Case[] = SHAPES.map(lossCase);
