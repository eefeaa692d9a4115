/** Products of pruned 1x1 convolutions, by layer, sparsity and block. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import { pruneWeights, type Pruning } from "../models/prune.js";

/** Height and width, inputs, outputs: layers of MobileNetV1 at 224. */
const LAYERS: readonly (readonly [height: number, inputs: number, outputs: number])[] = [
  [112, 32, 64],
  [56, 128, 128],
  [28, 128, 256],
  [28, 256, 256],
  [14, 256, 512],
  [14, 512, 512],
  [7, 512, 1024],
  [7, 1024, 1024],
];
const BLOCKS = [1, 2, 4] as const;
const SPARSITIES = [0, 0.5, 2 / 3, 0.75, 0.8, 0.85, 0.9, 0.95];

const WARM_UP_SECONDS = 0.4;

function layerCase([height, inputs, outputs]: (typeof LAYERS)[number], pruning: Pruning): Case {
  const { sparsity, block } = pruning;
  const pixels = height * height;
  const weights = inputs * outputs;
  const kept = block * (weights / block - Math.round((weights / block) * sparsity));
  return {
    name: `1x1 ${inputs}->${outputs} @${height}, block ${block}, ${Number((100 * sparsity).toFixed(1))} %`,
    unit: "GFLOP/s",
    work: 2 * pixels * kept,
    denseWork: 2 * pixels * weights,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-5,
    workload: () => ({
      kind: "sparseMatmul",
      outputs,
      inputs,
      height,
      block,
      weights: pruneWeights(uniform(weights, Math.sqrt(3 / inputs), 1), inputs, pruning),
      x: uniform(inputs * pixels, 1, 2),
    }),
  };
}

export const sparseLayerCases: readonly Case[] = LAYERS.flatMap((layer) =>
  BLOCKS.flatMap((block) => SPARSITIES.map((sparsity) => layerCase(layer, { sparsity, block }))),
);
