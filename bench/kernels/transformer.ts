/** Timings of the kernels on tokens, at the shapes of KAT-Tiny. @module */
import type { KernelMemory } from "./memory.js";
import type { TimedKernel, Timing } from "./timing.js";

const TOKENS = 197;
const HEADS = 3;
const HEAD_SIZE = 64;
const FEATURES = HEADS * HEAD_SIZE;
const LENGTH = TOKENS * FEATURES;
const EPSILON = 1e-5;
/** Of the two products per head; a backward pass has five. */
const FORWARD_OPERATIONS = 4 * TOKENS * TOKENS * FEATURES;
const BACKWARD_OPERATIONS = 2.5 * FORWARD_OPERATIONS;

interface Call {
  readonly operands: readonly number[];
  readonly output: number;
  readonly length: number;
}

function timing(
  kernel: TimedKernel,
  unit: Timing["unit"],
  work: number,
  place: (memory: KernelMemory) => Call,
): Timing {
  return {
    unit,
    work,
    place: (memory) => {
      const { operands, output, length } = place(memory);
      const call = memory.kernel(kernel);
      return { run: () => void call(...operands), output, length };
    },
  };
}

export const transformerTimings = {
  layer_norm_forward_f32: timing("layer_norm_forward_f32", "Gelements/s", LENGTH, (memory) => {
    const output = memory.space(LENGTH);
    const read = [memory.floats(LENGTH), memory.floats(FEATURES), memory.floats(FEATURES)];
    return { operands: [TOKENS, FEATURES, ...read, EPSILON, output], output, length: LENGTH };
  }),
  layer_norm_backward_f32: timing("layer_norm_backward_f32", "Gelements/s", LENGTH, (memory) => {
    const output = memory.space(LENGTH);
    const read = [memory.floats(LENGTH), memory.floats(LENGTH), memory.floats(FEATURES)];
    const sums = [memory.space(FEATURES), memory.space(FEATURES), memory.reserve(16 * FEATURES)];
    return { operands: [TOKENS, FEATURES, ...read, EPSILON, output, ...sums], output, length: LENGTH };
  }),
  attention_forward_f32: timing("attention_forward_f32", "GFLOP/s", FORWARD_OPERATIONS, (memory) => {
    const output = memory.space(LENGTH);
    const scratch = memory.reserve(memory.kernel("attention_scratch_bytes_f32")(TOKENS, HEAD_SIZE));
    const operands = [1, TOKENS, HEADS, HEAD_SIZE, memory.floats(3 * LENGTH), output, scratch];
    return { operands, output, length: LENGTH };
  }),
  attention_backward_f32: timing("attention_backward_f32", "GFLOP/s", BACKWARD_OPERATIONS, (memory) => {
    const output = memory.space(3 * LENGTH);
    const scratch = memory.reserve(memory.kernel("attention_backward_scratch_bytes_f32")(TOKENS, HEAD_SIZE));
    const read = [memory.floats(3 * LENGTH), memory.floats(LENGTH)];
    return { operands: [1, TOKENS, HEADS, HEAD_SIZE, ...read, output, scratch], output, length: 3 * LENGTH };
  }),
  transpose_f32: timing("transpose_f32", "Gelements/s", LENGTH, (memory) => {
    const output = memory.space(LENGTH);
    return { operands: [1, FEATURES, TOKENS, memory.floats(LENGTH), output], output, length: LENGTH };
  }),
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
