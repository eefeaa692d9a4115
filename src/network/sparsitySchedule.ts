import { checkOptions } from "../runtime/options.js";
import { checkInteger } from "../runtime/checks.js";
import { outOfRange } from "../runtime/errors.js";
import { checkSparsity } from "./pruning.js";

export interface SparsityScheduleOptions {
  /** The sparsity that pruning starts with. Default 0. */
  initial?: number;
  /** The sparsity from `end` on. */
  final: number;
  /** The first step that prunes. Default 0. */
  begin?: number;
  /** The step that reaches `final`. */
  end: number;
}

/**
 * A gradual sparsity by step: s(t) = final + (initial - final) (1 - (t - begin) / (end - begin))^3, fast while many weights are
 * superfluous, slow while few are left; 0 before `begin`, `final` from `end` on. Sparsities are fractions in [0, 1). Source: Zhu, Gupta,
 * "To prune, or not to prune", 2017, arXiv:1710.01878, equation 1.
 *
 * @throws TypeError, RangeError for a sparsity outside [0, 1), steps that are not whole, `final` below `initial`, `end` not after `begin`.
 * @example
 * ```ts
 * import { sparsitySchedule } from "lanewise";
 *
 * const sparsity = sparsitySchedule({ final: 0.9, begin: 100, end: 500 });
 * console.log([99, 100, 200, 300, 500].map((step) => sparsity(step).toFixed(2)).join()); // 0.00,0.00,0.52,0.79,0.90
 * ```
 */
export function sparsitySchedule(options: SparsityScheduleOptions): (step: number) => number {
  const { initial = 0, final, begin = 0, end } = checkOptions("options", options, ["initial", "final", "begin", "end"]);
  const first = checkSparsity("options.initial", initial);
  const last = checkSparsity("options.final", final);
  const start = checkInteger("options.begin", begin, 0);
  const stop = checkInteger("options.end", end, 0);
  if (last < first) throw outOfRange("options.final", last, `at least options.initial, ${first}`);
  if (stop <= start) throw outOfRange("options.end", stop, `more than options.begin, ${start}`);
  return (step) => {
    if (step < start) return 0;
    if (step >= stop) return last;
    const rest = 1 - (step - start) / (stop - start);
    return last + (first - last) * rest * rest * rest;
  };
}
