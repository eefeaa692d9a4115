/** Timings of the elementwise kernels and of softmax. @module */
import { elementwise, ELEMENTS, type TimedKernel, type Timing } from "./timing.js";

const ROWS = 128;
const COLUMNS = ELEMENTS / ROWS;
const DROPOUT_RATE = 0.5;

/** `kernel(n, x, y)`, or with two operands `kernel(n, a, b, y)`. */
function map(kernel: TimedKernel, operands: 1 | 2): Timing {
  return elementwise(kernel, (memory) => {
    const output = memory.space(ELEMENTS);
    const inputs = Array.from({ length: operands }, () => memory.floats(ELEMENTS, -4, 4));
    return { operands: [ELEMENTS, ...inputs, output], output };
  });
}

export const activationTimings = {
  clamp_forward_f32: elementwise("clamp_forward_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, memory.floats(ELEMENTS, -4, 10), 0, 6, output], output };
  }),
  clamp_backward_f32: elementwise("clamp_backward_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    const [y, dy] = [memory.floats(ELEMENTS, -4, 10), memory.floats(ELEMENTS)];
    return { operands: [ELEMENTS, y, dy, 0, 6, output], output };
  }),
  sigmoid_forward_f32: map("sigmoid_forward_f32", 1),
  sigmoid_backward_f32: map("sigmoid_backward_f32", 2),
  swish_forward_f32: map("swish_forward_f32", 1),
  swish_backward_f32: map("swish_backward_f32", 2),
  add_f32: elementwise("add_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    const [a, b] = [memory.floats(ELEMENTS), memory.floats(ELEMENTS)];
    return { operands: [ELEMENTS, a, b, 0, Infinity, output], output };
  }),
  multiply_f32: map("multiply_f32", 2),
  dropout_f32: elementwise("dropout_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ELEMENTS, memory.floats(ELEMENTS), DROPOUT_RATE, 1, 2, 0, output], output };
  }),
  softmax_f32: elementwise("softmax_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    return { operands: [ROWS, COLUMNS, memory.floats(ELEMENTS, -4, 4), output], output };
  }),
  softmax_backward_f32: elementwise("softmax_backward_f32", (memory) => {
    const output = memory.space(ELEMENTS);
    const y = memory.floats(ELEMENTS, 0, 2 / COLUMNS);
    return { operands: [ROWS, COLUMNS, y, memory.floats(ELEMENTS), output], output };
  }),
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
