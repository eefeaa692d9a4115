/** Operations that the facade only has inside networks, by their kernels. @module */
import type { BatchNormWorkload, LossWorkload, PoolWorkload } from "../harness/subject.js";
import { outputLength, type KernelMemory, type Placed } from "./memory.js";

export function placePool(memory: KernelMemory, { kind, shape, x }: PoolWorkload): Placed {
  const kernel = memory.kernel(kind === "maxPool" ? "max_pool_forward_f32" : "avg_pool_forward_f32");
  const length = outputLength(shape);
  const [record, from, output] = [memory.shape(shape), memory.place(x), memory.space(length)];
  return { run: () => void kernel(record, from, output), output, length };
}

export function placeBatchNorm(memory: KernelMemory, workload: BatchNormWorkload): Placed {
  const { batch, channels, size, epsilon, x } = workload;
  const statistics = memory.kernel("batch_norm_statistics_f32");
  const forward = memory.kernel("batch_norm_forward_f32");
  const [from, output] = [memory.place(x), memory.space(x.length)];
  const [mean, variance] = [memory.space(channels), memory.space(channels)];
  const [gamma, beta] = [memory.place(workload.gamma), memory.place(workload.beta)];
  return {
    run: () => {
      statistics(batch, channels, size, from, mean, variance);
      forward(batch, channels, size, from, mean, variance, gamma, beta, epsilon, output);
    },
    output,
    length: x.length,
  };
}

export function placeLoss(memory: KernelMemory, { rows, columns, logits, labels }: LossWorkload): Placed {
  const kernel = memory.kernel("softmax_cross_entropy_f32");
  const [from, targets, output] = [memory.place(logits), memory.place(labels), memory.space(logits.length)];
  return { run: () => void kernel(rows, columns, from, targets, output), output, length: logits.length };
}
