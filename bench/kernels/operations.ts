/** Operations as a network's plan runs them, by their kernels: what the facade has alone packs its weights in every call. @module */
import type { BatchNormWorkload, ConvolutionWorkload, LossWorkload, PoolWorkload } from "../harness/subject.js";
import { outputLength, type KernelMemory, type Placed } from "./memory.js";

export function placePool(memory: KernelMemory, { kind, shape, x }: PoolWorkload): Placed {
  const kernel = memory.kernel(kind === "maxPool" ? "max_pool_forward_f32" : "avg_pool_forward_f32");
  const length = outputLength(shape);
  const [record, from, output] = [memory.shape(shape), memory.place(x), memory.space(length)];
  return { run: () => void kernel(record, from, output), output, length };
}

function clampOf(activation: ConvolutionWorkload["activation"]): readonly [minimum: number, maximum: number] {
  if (activation === "none") return [-Infinity, Infinity];
  if (activation === "relu") return [0, Infinity];
  if (activation === "relu6") return [0, 6];
  if (typeof activation === "object") return [activation.min, activation.max];
  throw new RangeError(`activation: ${activation} is no clamp`);
}

/** conv2d with its weights packed once, as the peers do. */
export function placeConv2d(memory: KernelMemory, { shape, activation, x, weight, bias }: ConvolutionWorkload): Placed {
  const record = memory.shape(shape, ...clampOf(activation));
  const packed = memory.reserve(memory.kernel("conv2d_packed_bytes_f32")(record));
  memory.kernel("conv2d_pack_f32")(record, memory.place(weight), packed);
  const scratch = memory.reserve(memory.kernel("conv2d_scratch_bytes_f32")(record));
  const length = outputLength(shape);
  const [from, biases, output] = [memory.place(x), memory.place(bias), memory.space(length)];
  const forward = memory.kernel("conv2d_forward_f32");
  return { run: () => void forward(record, from, packed, biases, output, scratch), output, length };
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
