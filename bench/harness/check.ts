/** What every subject must pass before it is timed. @module */
import { crossEntropy } from "../reference/training.js";
import { referenceOutput } from "../reference/reference.js";
import { assertClose } from "./compare.js";
import type { Prepared, TrainingWorkload, Workload } from "./subject.js";

/** The change of the logits by one step is a hundredth of their size: f32 leaves it four digits. */
const STEP_TOLERANCE = 2e-3;

export type Check = (name: string, prepared: Prepared) => Promise<void>;

/** Logits before a step against the reference; their change by the step against the first subject's; and the loss must fall. */
function trainingCheck(workload: TrainingWorkload, tolerance: number): Check {
  const expected = referenceOutput(workload);
  let firstChange: Float64Array | undefined;
  return async (name, prepared) => {
    const before = Float64Array.from(await prepared.output());
    assertClose(`${name}, logits`, before, expected, tolerance);
    await prepared.run();
    const after = Float64Array.from(await prepared.output());
    const change = after.map((logit, index) => logit - (before[index] as number));
    if (!(crossEntropy(after, workload.labels) < crossEntropy(before, workload.labels)))
      throw new Error(`${name}: the loss did not fall`);
    if (firstChange) assertClose(`${name}, change of the logits by a step`, change, firstChange, STEP_TOLERANCE);
    else firstChange = change;
  };
}

/** One check for all subjects of a case, so that the reference is computed once; for a kernel the first subject gives it. */
export function checkFor(workload: Workload, tolerance: number): Check {
  if (workload.kind === "training") return trainingCheck(workload, tolerance);
  let expected = workload.kind === "kernel" || workload.kind === "layer" ? undefined : referenceOutput(workload);
  return async (name, prepared) => {
    await prepared.run();
    const own = prepared.reference?.();
    if (own !== undefined) {
      assertClose(name, await prepared.output(), own, tolerance);
      return;
    }
    expected ??= Float64Array.from(await prepared.output());
    assertClose(name, await prepared.output(), expected, tolerance);
  };
}
