/** Timings of the layers of assembly/kan, a rational function and a product in one, at the second layer of KAT-Tiny. @module */
import type { KernelMemory, Placed } from "./memory.js";
import type { TimedKernel, Timing } from "./timing.js";

const ROWS = 197;
const UNITS = 192;
const GROUPS = 8;
const RUN = 96;
const FEATURES = GROUPS * RUN;
/** Of the product alone. */
const OPERATIONS = 2 * ROWS * UNITS * FEATURES;

interface Operands {
  readonly sizes: readonly number[];
  readonly x: number;
  readonly coefficients: readonly number[];
  readonly weight: number;
}

function place(memory: KernelMemory): Operands {
  return {
    sizes: [ROWS, UNITS, GROUPS, RUN],
    x: memory.floats(ROWS * FEATURES, -3, 3),
    coefficients: [memory.floats(6), 1, memory.floats(4 * GROUPS, 0, 1), 0],
    weight: memory.floats(UNITS * FEATURES),
  };
}

function forward(kernel: "rational_matmul_f32" | "rational_matmul_packed_f32"): (memory: KernelMemory) => Placed {
  return (memory) => {
    const { sizes, x, coefficients, weight } = place(memory);
    const packed = memory.reserve(memory.kernel("matmul_packed_bytes_f32")(UNITS, FEATURES));
    memory.kernel("matmul_pack_f32")(UNITS, FEATURES, weight, 1, packed);
    const scratch = memory.reserve(memory.kernel("rational_matmul_scratch_bytes_f32")(...sizes));
    const [output, length] = [memory.space(ROWS * UNITS), ROWS * UNITS];
    const read = [...sizes, x, ...coefficients, kernel === "rational_matmul_f32" ? weight : packed] as const;
    const call = memory.kernel(kernel);
    return { run: () => void call(...read, output, 0, -Infinity, Infinity, scratch), output, length };
  };
}

/** dx alone is compared between variants: sums of other sizes have other errors. */
function backward(memory: KernelMemory): Placed {
  const { sizes, x, coefficients, weight } = place(memory);
  const scratch = memory.reserve(memory.kernel("rational_matmul_backward_scratch_bytes_f32")(...sizes));
  const [output, length] = [memory.space(ROWS * FEATURES), ROWS * FEATURES];
  const read = [...sizes, x, ...coefficients, weight, memory.floats(ROWS * UNITS)];
  const written = [output, memory.space(UNITS * FEATURES), memory.space(6), memory.space(4 * GROUPS), scratch];
  const call = memory.kernel("rational_matmul_backward_f32");
  return { run: () => void call(...read, ...written), output, length };
}

export const rationalMatmulTimings = {
  rational_matmul_f32: { unit: "GFLOP/s", work: OPERATIONS, place: forward("rational_matmul_f32") },
  rational_matmul_packed_f32: { unit: "GFLOP/s", work: OPERATIONS, place: forward("rational_matmul_packed_f32") },
  rational_matmul_backward_f32: { unit: "GFLOP/s", work: 2 * OPERATIONS, place: backward },
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
