/** Timings of the kernels on channels and planes: pools, channel sums, scales and batch norm. @module */
import type { WindowShape } from "../harness/subject.js";
import { outputLength, type KernelMemory } from "./memory.js";
import type { TimedKernel, Timing } from "./timing.js";

const POOL: WindowShape = {
  batch: 1,
  channels: 64,
  filters: 64,
  height: 56,
  width: 56,
  kernel: 2,
  stride: 2,
  padding: "valid",
};
/** The first stage of ResNet8 at batch 8. */
const BATCH = 8;
const CHANNELS = 16;
const SIZE = 1024;
const PLANES = BATCH * CHANNELS;
const LENGTH = PLANES * SIZE;
const EPSILON = 1e-5;
const POOL_LENGTH = POOL.channels * POOL.height * POOL.width;

interface Call {
  readonly operands: readonly number[];
  readonly output: number;
  readonly length: number;
}

function timing(kernel: TimedKernel, work: number, place: (memory: KernelMemory) => Call): Timing {
  return {
    unit: "Gelements/s",
    work,
    place: (memory) => {
      const { operands, output, length } = place(memory);
      const call = memory.kernel(kernel);
      return { run: () => void call(...operands), output, length };
    },
  };
}

function poolForward(kernel: TimedKernel): Timing {
  return timing(kernel, POOL_LENGTH, (memory) => {
    const length = outputLength(POOL);
    const output = memory.space(length);
    return { operands: [memory.shape(POOL), memory.floats(POOL_LENGTH), output], output, length };
  });
}

const batchNormStatistics = timing("batch_norm_statistics_f32", LENGTH, (memory) => {
  const output = memory.space(2 * CHANNELS);
  const operands = [BATCH, CHANNELS, SIZE, memory.floats(LENGTH), output, output + 4 * CHANNELS];
  return { operands, output, length: 2 * CHANNELS };
});

const batchNormForward = timing("batch_norm_forward_f32", LENGTH, (memory) => {
  const output = memory.space(LENGTH);
  const [mean, variance] = [memory.floats(CHANNELS), memory.floats(CHANNELS, 0.5, 1.5)];
  const [gamma, beta] = [memory.floats(CHANNELS), memory.floats(CHANNELS)];
  const operands = [BATCH, CHANNELS, SIZE, memory.floats(LENGTH), mean, variance, gamma, beta, EPSILON, output];
  return { operands, output, length: LENGTH };
});

const batchNormBackward = timing("batch_norm_backward_f32", LENGTH, (memory) => {
  const output = memory.space(LENGTH);
  const [x, dy] = [memory.floats(LENGTH), memory.floats(LENGTH)];
  const [mean, variance] = [memory.floats(CHANNELS), memory.floats(CHANNELS, 0.5, 1.5)];
  const [gamma, dGamma, dBeta] = [memory.floats(CHANNELS), memory.space(CHANNELS), memory.space(CHANNELS)];
  const operands = [BATCH, CHANNELS, SIZE, x, dy, mean, variance, gamma, EPSILON, output, dGamma, dBeta];
  return { operands, output, length: LENGTH };
});

export const planeTimings = {
  channel_sum_f32: timing("channel_sum_f32", LENGTH, (memory) => {
    const output = memory.space(CHANNELS);
    return { operands: [BATCH, CHANNELS, SIZE, memory.floats(LENGTH), output], output, length: CHANNELS };
  }),
  max_pool_forward_f32: poolForward("max_pool_forward_f32"),
  max_pool_backward_f32: timing("max_pool_backward_f32", POOL_LENGTH, (memory) => {
    const [record, x, y] = [memory.shape(POOL), memory.floats(POOL_LENGTH), memory.space(outputLength(POOL))];
    memory.kernel("max_pool_forward_f32")(record, x, y);
    const output = memory.space(POOL_LENGTH);
    return { operands: [record, x, y, memory.floats(outputLength(POOL)), output], output, length: POOL_LENGTH };
  }),
  avg_pool_forward_f32: poolForward("avg_pool_forward_f32"),
  avg_pool_backward_f32: timing("avg_pool_backward_f32", POOL_LENGTH, (memory) => {
    const output = memory.space(POOL_LENGTH);
    const operands = [memory.shape(POOL), memory.floats(outputLength(POOL)), output];
    return { operands, output, length: POOL_LENGTH };
  }),
  global_avg_pool_forward_f32: timing("global_avg_pool_forward_f32", LENGTH, (memory) => {
    const output = memory.space(PLANES);
    return { operands: [PLANES, SIZE, memory.floats(LENGTH), output], output, length: PLANES };
  }),
  global_avg_pool_backward_f32: timing("global_avg_pool_backward_f32", LENGTH, (memory) => {
    const output = memory.space(LENGTH);
    return { operands: [PLANES, SIZE, memory.floats(PLANES), output], output, length: LENGTH };
  }),
  multiply_planes_f32: timing("multiply_planes_f32", LENGTH, (memory) => {
    const output = memory.space(LENGTH);
    return { operands: [PLANES, SIZE, memory.floats(LENGTH), memory.floats(PLANES), output], output, length: LENGTH };
  }),
  multiply_planes_backward_f32: timing("multiply_planes_backward_f32", LENGTH, (memory) => {
    const output = memory.space(PLANES);
    return { operands: [PLANES, SIZE, memory.floats(LENGTH), memory.floats(LENGTH), output], output, length: PLANES };
  }),
  batch_norm_statistics_f32: batchNormStatistics,
  batch_norm_forward_f32: batchNormForward,
  batch_norm_backward_f32: batchNormBackward,
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
