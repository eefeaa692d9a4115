/** The sparse suite. @module */
import type { Case } from "../harness/case.js";
import { sparseLayerCases } from "./layers.js";
import { sparseNetworkCases } from "./networks.js";

export const sparseCases: readonly Case[] = [...sparseLayerCases, ...sparseNetworkCases];
