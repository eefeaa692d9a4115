/** Timings of assembly/bessel: on [0, 150]^2, where every bucket has its share. @module */
import { uniform } from "../harness/random.js";
import { ELEMENTS, type TimedKernel, type Timing } from "./timing.js";

const SIDE = 150;

export const besselTimings = {
  bessel_f64: {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const coordinates = (seed: number): Float64Array =>
        Float64Array.from(uniform(ELEMENTS, 0.5, seed), (value) => SIDE * (value + 0.5));
      const [order, x] = [memory.place(coordinates(1)), memory.place(coordinates(2))];
      const output = memory.reserve(8 * ELEMENTS);
      const scratch = memory.reserve(memory.kernel("bessel_scratch_bytes_f64")());
      const call = memory.kernel("bessel_f64");
      return {
        run: () => void call(ELEMENTS, order, 8, x, 8, output, 0, 0, scratch),
        output,
        length: ELEMENTS,
        isFloat64: true,
      };
    },
  },
  bessel_one_f64: {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const coordinates = (seed: number): Float64Array =>
        Float64Array.from(uniform(ELEMENTS, 0.5, seed), (value) => SIDE * (value + 0.5));
      const [order, x] = [coordinates(1), coordinates(2)];
      const output = memory.space(1);
      const scratch = memory.reserve(memory.kernel("bessel_scratch_bytes_f64")());
      const call = memory.kernel("bessel_one_f64");
      return {
        run: () => {
          let sum = 0;
          for (let i = 0; i < ELEMENTS; i++) sum += call(order[i] as number, x[i] as number, 0, 0, scratch);
          memory.write(output, sum);
        },
        output,
        length: 1,
      };
    },
  },
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
