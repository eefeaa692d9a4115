/** Timings of assembly/vonMisesFisher, on rows as networks make them: 32 of 2,048 features, a block of `fit`. @module */
import { uniform } from "../harness/random.js";
import type { KernelMemory, Placed } from "./memory.js";
import { ELEMENTS, type TimedKernel, type Timing } from "./timing.js";

const ROWS = 32;
const COLUMNS = 2048;
const COMPONENTS = 10;
const SAMPLES = 8;
const KAPPA = 700;
const SINGLE_CALLS = 256;

type RowType = "f32" | "f64";

function rowsOf(memory: KernelMemory, dtype: RowType): number {
  const values = uniform(ROWS * COLUMNS, 1, 1);
  return memory.place(dtype === "f32" ? values : Float64Array.from(values));
}

function scales(dtype: RowType): Timing {
  return {
    unit: "Gelements/s",
    work: ROWS * COLUMNS,
    place: (memory) => {
      const [x, output] = [rowsOf(memory, dtype), memory.reserve(8 * ROWS)];
      const call = memory.kernel(`row_scales_${dtype}`);
      return { run: () => void call(ROWS, COLUMNS, x, output), output, length: ROWS, isFloat64: true };
    },
  };
}

/** Its sums grow with every run: the result is the scales, which say that the rows are the same. */
function sum(dtype: RowType): Timing {
  return {
    unit: "Gelements/s",
    work: ROWS * COLUMNS,
    place: (memory) => {
      const [x, output] = [rowsOf(memory, dtype), memory.place(new Float64Array(ROWS).fill(2 ** -10))];
      const sums = memory.place(new Float64Array(2 * COLUMNS + 4));
      const call = memory.kernel(`direction_sum_${dtype}`);
      return { run: () => void call(ROWS, COLUMNS, x, output, 0, sums), output, length: ROWS, isFloat64: true };
    },
  };
}

function cosines(dtype: RowType): Timing {
  return {
    unit: "GFLOP/s",
    work: 2 * ROWS * COLUMNS * COMPONENTS,
    place: (memory) => {
      const [x, ones] = [rowsOf(memory, dtype), memory.place(new Float64Array(ROWS).fill(1))];
      const means = memory.place(Float64Array.from(uniform(COMPONENTS * COLUMNS, 1, 2)));
      const output = memory.reserve(8 * ROWS * COMPONENTS);
      const call = memory.kernel(`direction_cosines_${dtype}`);
      return {
        run: () => void call(ROWS, COLUMNS, x, ones, COMPONENTS, means, output),
        output,
        length: ROWS * COMPONENTS,
        isFloat64: true,
      };
    },
  };
}

/** A kernel that returns one number, called again and again. */
function single(call: (memory: KernelMemory) => (index: number) => number): Timing {
  return {
    unit: "Gelements/s",
    work: SINGLE_CALLS,
    place: (memory): Placed => {
      const [evaluate, output] = [call(memory), memory.place(new Float64Array(1))];
      return {
        run: () => {
          for (let index = 0; index < SINGLE_CALLS; index += 1) evaluate(index);
        },
        output,
        length: 1,
        isFloat64: true,
      };
    },
  };
}

export const vonMisesFisherTimings = {
  row_widen_f16: {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const x = memory.place(Int32Array.from({ length: ELEMENTS / 2 }, (_, index) => 0x3c003800 + (index & 0x3ff)));
      const output = memory.space(ELEMENTS);
      const call = memory.kernel("row_widen_f16");
      return { run: () => void call(ELEMENTS, x, output), output, length: ELEMENTS };
    },
  },
  row_scales_f32: scales("f32"),
  row_scales_f64: scales("f64"),
  direction_sum_f32: sum("f32"),
  direction_sum_f64: sum("f64"),
  direction_carry_f64: {
    unit: "Gelements/s",
    work: COLUMNS,
    place: (memory) => {
      const output = memory.place(new Float64Array(2 * COLUMNS + 4));
      const call = memory.kernel("direction_carry_f64");
      return { run: () => void call(COLUMNS, output), output, length: COLUMNS, isFloat64: true };
    },
  },
  direction_mean_f64: {
    unit: "Gelements/s",
    work: COLUMNS,
    place: (memory) => {
      const sums = memory.place(Int32Array.from({ length: 8 * (COLUMNS / 2 + 1) }, (_, index) => (index & 1 ? 0 : 5)));
      const output = memory.reserve(8 * (COLUMNS + 1));
      const call = memory.kernel("direction_mean_f64");
      return { run: () => void call(COLUMNS, sums, output), output, length: COLUMNS, isFloat64: true };
    },
  },
  direction_cosines_f32: cosines("f32"),
  direction_cosines_f64: cosines("f64"),
  log_hypergeometric_f64: single((memory) => {
    const scratch = memory.reserve(memory.kernel("bessel_scratch_bytes_f64")());
    const call = memory.kernel("log_hypergeometric_f64");
    return (index) => call(1023, KAPPA + index, 1, scratch);
  }),
  log_uniform_density_f64: single((memory) => {
    const call = memory.kernel("log_uniform_density_f64");
    return (index) => call(COLUMNS + index);
  }),
  logarithm_f64: single((memory) => {
    const call = memory.kernel("logarithm_f64");
    return (index) => call(0.5 + index);
  }),
  posterior_f64: {
    unit: "Gelements/s",
    work: ROWS * COMPONENTS,
    place: (memory) => {
      // In place: posteriors become those of themselves, at the same cost.
      const output = memory.place(Float64Array.from(uniform(ROWS * COMPONENTS, 1, 3)));
      const logarithms = memory.reserve(8 * ROWS);
      const call = memory.kernel("posterior_f64");
      return {
        run: () => void call(ROWS, COMPONENTS, output, 0, logarithms),
        output,
        length: ROWS * COMPONENTS,
        isFloat64: true,
      };
    },
  },
  direction_sample_f64: {
    unit: "Gelements/s",
    work: SAMPLES * COLUMNS,
    place: (memory) => {
      const mean = new Float64Array(COLUMNS);
      mean[0] = 1;
      const [meanAt, output] = [memory.place(mean), memory.reserve(8 * SAMPLES * COLUMNS)];
      const call = memory.kernel("direction_sample_f64");
      return {
        run: () => void call(SAMPLES, COLUMNS, meanAt, KAPPA, 1, 0, 0, output),
        output,
        length: SAMPLES * COLUMNS,
        isFloat64: true,
      };
    },
  },
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
