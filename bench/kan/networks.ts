/** Kolmogorov-Arnold transformers end to end: forward at batch 1 beside the peers, and our own training step. @module */
import { kat } from "lanewise/models";
import { networkCase } from "../dense/networks.js";
import { trainingCase } from "../dense/training.js";
import type { Case } from "../harness/case.js";
import { imageNetModel } from "../models/imageNet.js";
import type { Model } from "../models/model.js";

const tiny = (): Model => imageNetModel("KAT-Tiny", kat());
const small = (): Model => imageNetModel("KAT-Small", kat({ width: 384, heads: 6 }));

/** No peer trains transformers in WebAssembly; tfjs-cpu would take minutes a step. */
const TRAINED_ALONE = true;

export const kanNetworkCases: readonly Case[] = [
  networkCase("KAT-Tiny", tiny),
  networkCase("KAT-Small", small),
  { ...trainingCase("KAT-Tiny", tiny, 1), alone: TRAINED_ALONE },
  { ...trainingCase("KAT-Tiny", tiny, 8), alone: TRAINED_ALONE },
];
