/** Timings of assembly/kan, on the first rational function of a layer of KAT-Tiny. @module */
import type { KernelMemory } from "./memory.js";
import { elementwise, ELEMENTS, type TimedKernel, type Timing } from "./timing.js";

const GROUPS = 8;
const RUN = 32;
const ROWS = ELEMENTS / (GROUPS * RUN);

/** What both kernels take after their arrays. */
function coefficients(memory: KernelMemory): readonly number[] {
  return [memory.floats(6), 1, memory.floats(4 * GROUPS, 0, 1), 0];
}

/** A kernel whose arrays are binary16; `operands` follow the shape. */
function onHalves(kernel: TimedKernel, operands: (memory: KernelMemory, output: number) => readonly number[]): Timing {
  return {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const output = memory.space(ELEMENTS / 2);
      const values = operands(memory, output);
      const call = memory.kernel(kernel);
      return { run: () => void call(ROWS, GROUPS, RUN, ...values), output, length: ELEMENTS, isFloat16: true };
    },
  };
}

export const kanTimings = {
  rational_forward_f32: elementwise("rational_forward_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ROWS, GROUPS, RUN, memory.floats(ELEMENTS, -3, 3), ...coefficients(memory), output], output };
  }),
  rational_backward_f32: elementwise("rational_backward_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    const scratch = memory.reserve(memory.kernel("rational_scratch_bytes_f32")(GROUPS, RUN));
    const arrays = [memory.floats(ELEMENTS, -3, 3), 0, memory.floats(ELEMENTS)];
    return { operands: [ROWS, GROUPS, RUN, ...arrays, ...coefficients(memory), 0, output, scratch], output };
  }),
  rational_forward_f16: onHalves("rational_forward_f16", (memory, output) => {
    return [memory.halves(ELEMENTS, -3, 3), ...coefficients(memory), output];
  }),
  rational_backward_f16: onHalves("rational_backward_f16", (memory, output) => {
    const scratch = memory.reserve(memory.kernel("rational_scratch_bytes_f32")(GROUPS, RUN));
    const arrays = [memory.halves(ELEMENTS, -3, 3), 0, memory.halves(ELEMENTS)];
    return [...arrays, ...coefficients(memory), 0, output, scratch];
  }),
  rational_gradients_f32: {
    unit: "Gelements/s",
    work: 10 * GROUPS,
    place: (memory) => {
      const bytes = memory.kernel("rational_scratch_bytes_f32")(GROUPS, RUN);
      const [scratch, denominator] = [memory.floats(bytes / 4), memory.floats(4 * GROUPS)];
      const [output, length] = [memory.space(6 + 4 * GROUPS), 6 + 4 * GROUPS];
      const call = memory.kernel("rational_gradients_f32");
      return {
        run: () => void call(GROUPS, RUN, 1, denominator, 0, scratch, output, output + 24),
        output,
        length,
      };
    },
  },
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
