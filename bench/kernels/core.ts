/** Timings of assembly/core. @module */
import { elementwise, ELEMENTS, type TimedKernel, type Timing } from "./timing.js";

/** A sum comes back as the call's result: it is stored, so that it can be checked. */
function reduction(kernel: TimedKernel): Timing {
  return {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const [x, output] = [memory.floats(ELEMENTS), memory.space(1)];
      const call = memory.kernel(kernel);
      return {
        run: () => {
          memory.write(output, call(ELEMENTS, x));
        },
        output,
        length: 1,
      };
    },
  };
}

export const coreTimings = {
  exp_f32: elementwise("exp_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, memory.floats(ELEMENTS, -8, 8), output], output };
  }),
  log_f32: elementwise("log_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, memory.floats(ELEMENTS, 0.01, 100), output], output };
  }),
  sum_f32: reduction("sum_f32"),
  sum_squares_f32: reduction("sum_squares_f32"),
  uniform_f32: elementwise("uniform_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, 1, 2, 0, -1, 1, output], output };
  }),
  normal_f32: elementwise("normal_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, 1, 2, 0, 1, output], output };
  }),
  fill_f32: elementwise("fill_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, 1, output], output };
  }),
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
