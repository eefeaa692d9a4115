import { SHAPE_RECORD_BYTES } from "../dense/record.js";
import type { Core } from "./core.js";
import type { Moments } from "./moments.js";
import type { OptimizerSettings } from "./optimizer.js";
import type { Schedule } from "./schedule.js";
import type { MemoryPlan } from "./types.js";

/** What a training schedule takes, all in all. */
export function planMemory(
  core: Core,
  schedule: Schedule,
  moments: Moments,
  optimizer: OptimizerSettings | undefined,
): MemoryPlan {
  const { bytes, trainedBytes: gradients } = core.parameters;
  const weights = bytes + core.masks.bytes;
  const activations = schedule.layout.bytes + schedule.constantBytes + SHAPE_RECORD_BYTES;
  const optimizerBytes = moments.bytesFor(optimizer);
  const total = weights + activations + gradients + optimizerBytes;
  return { weights, activations, gradients, optimizer: optimizerBytes, total };
}

/** @throws RangeError that spells the plan out when it is over the limit. */
export function checkMemoryLimit(plan: MemoryPlan, limit: number | undefined, batch: number): void {
  if (limit === undefined || plan.total <= limit) return;
  const { weights, activations, gradients, optimizer, total } = plan;
  throw new RangeError(
    `options.memoryLimit: training at batch size ${batch} takes ${total} bytes (weights ${weights}, activations ${activations}, ` +
      `gradients ${gradients}, optimizer ${optimizer}), over the limit of ${limit}`,
  );
}
