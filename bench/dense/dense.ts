/** The dense suite. @module */
import type { Case } from "../harness/case.js";
import { batchNormCases } from "./batchNorm.js";
import { conv2dCases } from "./conv2d.js";
import { depthwiseCases } from "./depthwise.js";
import { lossCases } from "./loss.js";
import { matmulCases } from "./matmul.js";
import { networkCases } from "./networks.js";
import { poolCases } from "./pool.js";
import { trainingCases } from "./training.js";

export const denseCases: readonly Case[] = [
  ...matmulCases,
  ...conv2dCases,
  ...depthwiseCases,
  ...poolCases,
  ...batchNormCases,
  ...lossCases,
  ...trainingCases,
  ...networkCases,
];
