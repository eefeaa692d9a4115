/** The sparse suite. @module */
import type { Case } from "../harness/case.js";
import { sparseNetworkCases } from "./networks.js";

export const sparseCases: readonly Case[] = [...sparseNetworkCases];
