/** The order of the stages. A new stage is one file in stages/ and one line here. */
import type { Lifecycle } from "./job.js";
import { createNetwork } from "./network.js";
import { evaluate } from "./stages/evaluate.js";
import { foreign } from "./stages/foreign.js";
import { prune } from "./stages/prune.js";
import { save } from "./stages/save.js";
import { train } from "./stages/train.js";
import { variants } from "./stages/variants.js";

export const LIFECYCLE: Lifecycle = { createNetwork, stages: [train, evaluate, foreign, prune, save, variants] };
