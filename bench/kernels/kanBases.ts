/** Timings of the bases of Kolmogorov-Arnold layers. @module */
import type { KernelMemory } from "./memory.js";
import { ELEMENTS, type TimedKernel, type Timing } from "./timing.js";

const GRIDS = 8;
const VALUES = ELEMENTS / GRIDS;
const ROWS = 32;
const INPUTS = 64;
const UNITS = 64;
const GRID_SIZE = 5;
const WEIGHTS = INPUTS * (GRID_SIZE + 3) * UNITS;
/** Four coefficients per input and output. */
const OPERATIONS = 2 * 4 * ROWS * INPUTS * UNITS;

function basisForward(kernel: TimedKernel): Timing {
  return {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const output = memory.space(ELEMENTS);
      const call = memory.kernel(kernel);
      const x = memory.floats(VALUES, -2, 2);
      return { run: () => void call(VALUES, GRIDS, -2, 1, 7 / 4, x, output), output, length: ELEMENTS };
    },
  };
}

function basisBackward(kernel: TimedKernel): Timing {
  return {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const output = memory.space(VALUES);
      const call = memory.kernel(kernel);
      const [x, dy] = [memory.floats(VALUES, -2, 2), memory.floats(ELEMENTS)];
      return { run: () => void call(VALUES, GRIDS, -2, 1, 7 / 4, x, dy, output), output, length: VALUES };
    },
  };
}

function splineOperands(memory: KernelMemory): { readonly shared: readonly number[]; readonly scratch: number } {
  const scratch = memory.reserve(memory.kernel("bspline_scratch_bytes_f32")(INPUTS));
  const read = [memory.floats(ROWS * INPUTS, -1.2, 1.2), memory.floats(WEIGHTS)];
  return { shared: [ROWS, INPUTS, UNITS, GRID_SIZE, -1, 1, ...read], scratch };
}

export const kanBasisTimings = {
  // It adds to its output, which therefore starts anew every time.
  bspline_forward_f32: {
    unit: "GFLOP/s",
    work: OPERATIONS,
    place: (memory) => {
      const { shared, scratch } = splineOperands(memory);
      const length = ROWS * UNITS;
      const [output, zeros] = [memory.space(length), memory.place(new Float32Array(length))];
      const [call, copy] = [memory.kernel("bspline_forward_f32"), memory.kernel("clamp_forward_f32")];
      const run = (): void => {
        copy(length, zeros, -Infinity, Infinity, output);
        call(...shared, output, scratch);
      };
      return { run, output, length };
    },
  },
  bspline_backward_f32: {
    unit: "GFLOP/s",
    work: 2 * OPERATIONS,
    place: (memory) => {
      const { shared, scratch } = splineOperands(memory);
      const call = memory.kernel("bspline_backward_f32");
      const [dy, output] = [memory.floats(ROWS * UNITS), memory.space(WEIGHTS)];
      return { run: () => void call(...shared, dy, 0, output, scratch), output, length: WEIGHTS };
    },
  },
  gaussian_basis_forward_f32: basisForward("gaussian_basis_forward_f32"),
  gaussian_basis_backward_f32: basisBackward("gaussian_basis_backward_f32"),
  switch_basis_forward_f32: basisForward("switch_basis_forward_f32"),
  switch_basis_backward_f32: basisBackward("switch_basis_backward_f32"),
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
