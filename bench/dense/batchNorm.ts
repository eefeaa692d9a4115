/** Batch norm as training runs it: statistics, then normalisation. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import { WARM_UP_SECONDS } from "./window.js";

/** Batch, channels, height: the three stages of ResNet8 at batch 8. */
const SHAPES: readonly (readonly [number, number, number])[] = [
  [8, 16, 32],
  [8, 32, 16],
  [8, 64, 8],
];

function batchNormCase([batch, channels, height]: (typeof SHAPES)[number]): Case {
  const size = height * height;
  return {
    name: `batchNorm ${batch}x${channels} @${height}`,
    unit: "Gelements/s",
    work: batch * channels * size,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-5,
    workload: () => ({
      kind: "batchNorm",
      batch,
      channels,
      size,
      epsilon: 1e-5,
      x: uniform(batch * channels * size, 2, 1),
      gamma: uniform(channels, 1, 2),
      beta: uniform(channels, 1, 3),
    }),
  };
}

export const batchNormCases: readonly Case[] = SHAPES.map(batchNormCase);
