import { checkOptions } from "../runtime/options.js";
import { checkInteger } from "../runtime/checks.js";
import { wrongType } from "../runtime/errors.js";
import type { Core } from "./core.js";
import { checkSparsity, pruneWeights, PRUNING_KEYS, readPruning } from "./pruning.js";
import type { FitOptions } from "./types.js";

/** To be called before each step of `fit`. */
export type Pruner = (step: number, steps: number) => void;

/** Prunes where the sparsity of a step is above the last, since pruning again to the same changes nothing. */
export function createPruner(core: Core, value: NonNullable<FitOptions["prune"]>): Pruner {
  const options = checkOptions("options.prune", value, ["sparsity", "every", ...PRUNING_KEYS]);
  const { sparsity: sparsityOf } = value;
  if (typeof sparsityOf !== "function") throw wrongType("options.prune.sparsity", sparsityOf, "a function");
  const every = options["every"] === undefined ? 1 : checkInteger("options.prune.every", options["every"], 1);
  const pruning = readPruning(core, "options.prune", options);
  let reached = 0;
  return (step, steps) => {
    if (step % every !== 0 && step !== steps - 1) return;
    const sparsity = checkSparsity("options.prune.sparsity(step, steps)", sparsityOf(step, steps));
    if (sparsity <= reached) return;
    pruneWeights(core, pruning, sparsity);
    reached = sparsity;
  };
}
