/** Networks with pruned 1x1 convolutions at batch 1, end to end. @module */
import { efficientnetB0, mobilenetV1, mobilenetV2, type Model as Layers } from "lanewise/models";
import { networkCase } from "../dense/networks.js";
import type { Case } from "../harness/case.js";
import { imageNetModel } from "../models/imageNet.js";
import { pruneModel, type Pruning } from "../models/prune.js";

const SYMMETRIC = { padding: "symmetric" } as const;

function prunedCase(name: string, layers: () => Layers, remark: string, pruning: Pruning): Case {
  return networkCase(`${name} ${100 * pruning.sparsity} %${remark}`, () =>
    pruneModel(imageNetModel(name, layers()), pruning),
  );
}

/** Dense, and at each sparsity without blocks. */
function sparsityCases(name: string, layers: () => Layers, sparsities: readonly number[]): Case[] {
  return [
    networkCase(`${name} dense`, () => imageNetModel(name, layers())),
    ...sparsities.map((sparsity) => prunedCase(name, layers, "", { sparsity, block: 1 })),
  ];
}

/** Stride 2 is padded on every side, as XNNPACK's sparse path wants it, but for one case. */
export const sparseNetworkCases: readonly Case[] = [
  ...sparsityCases("MobileNetV1", () => mobilenetV1(SYMMETRIC), [0.7, 0.8, 0.9, 0.95]),
  prunedCase("MobileNetV1", () => mobilenetV1({ padding: "same" }), ', "same" padding', { sparsity: 0.9, block: 1 }),
  prunedCase("MobileNetV1", () => mobilenetV1(SYMMETRIC), ", blocks of 2", { sparsity: 0.9, block: 2 }),
  prunedCase("MobileNetV1", () => mobilenetV1(SYMMETRIC), ", blocks of 4", { sparsity: 0.9, block: 4 }),
  ...sparsityCases("MobileNetV1 1.4", () => mobilenetV1({ width: 1.4, ...SYMMETRIC }), [0.8, 0.9]),
  ...sparsityCases("MobileNetV2", () => mobilenetV2(SYMMETRIC), [0.8, 0.85, 0.9]),
  ...sparsityCases("EfficientNet-B0", () => efficientnetB0(SYMMETRIC), [0.8, 0.9]),
];
