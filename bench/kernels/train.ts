/** Timings of assembly/train. @module */
import { randomLabels } from "../harness/random.js";
import { elementwise, ELEMENTS, type TimedKernel, type Timing } from "./timing.js";

const ROWS = 128;
const COLUMNS = ELEMENTS / ROWS;
const MOMENTUM = 0.9;
/** Weights stay near their start however often the step is taken: decay pulls them back. */
const LEARNING_RATE = 1e-3;
const WEIGHT_DECAY = 1e-2;

export const trainTimings = {
  softmax_cross_entropy_f32: elementwise("softmax_cross_entropy_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    const labels = memory.place(randomLabels(ROWS, COLUMNS, 1));
    return { operands: [ROWS, COLUMNS, memory.floats(ELEMENTS, -4, 4), labels, output], output };
  }),
  mean_squared_error_f32: elementwise("mean_squared_error_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, memory.floats(ELEMENTS), memory.floats(ELEMENTS), output], output };
  }),
  apply_mask_f32: elementwise("apply_mask_f32", (memory) => {
    const values = memory.floats(ELEMENTS);
    const mask = memory.place(Int32Array.from({ length: ELEMENTS / 4 }, (_, word) => (word % 2) - 1));
    return { operands: [ELEMENTS, mask, values], output: values };
  }),
  sgd_f32: elementwise("sgd_f32", (memory) => {
    const [weight, gradient] = [memory.floats(ELEMENTS), memory.floats(ELEMENTS)];
    const velocity = memory.floats(ELEMENTS, 0, 0);
    return {
      operands: [ELEMENTS, weight, gradient, velocity, LEARNING_RATE, MOMENTUM, WEIGHT_DECAY, 1],
      output: weight,
    };
  }),
  adam_f32: elementwise("adam_f32", (memory) => {
    const [weight, gradient] = [memory.floats(ELEMENTS), memory.floats(ELEMENTS)];
    const moments = [memory.floats(ELEMENTS, 0, 0), memory.floats(ELEMENTS, 0, 0)];
    const rates = [LEARNING_RATE, MOMENTUM, 0.999, 1e-8, 1, WEIGHT_DECAY, 1];
    return { operands: [ELEMENTS, weight, gradient, ...moments, ...rates], output: weight };
  }),
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
