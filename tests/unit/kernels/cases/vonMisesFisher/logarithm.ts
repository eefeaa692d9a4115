import type { Cases } from "../../case.js";

const VALUES = [1, 1 - 2 ** -53, 1 + 2 ** -52, 0.5, 2, Math.SQRT1_2, Math.SQRT2, 3, 1e-300, 2 ** -1022, 1.7e308, 1e-3];

export const CASES: Cases = {
  logarithm_f64: function* () {
    yield {
      name: "values around 1 and at the ends",
      run: (memory) => {
        const values = [...VALUES, ...Array.from({ length: 500 }, (_, index) => 10 ** ((index - 250) / 20))];
        const actual = values.map((value) => memory.call("logarithm_f64", value));
        const reference = values.map(Math.log);
        // The host's own logarithm may be half an ULP off.
        return [
          { name: "ln x", actual, reference, tolerance: reference.map((value) => 1.5 * 2 ** -52 * Math.abs(value)) },
        ];
      },
    };
    yield {
      name: "0",
      run: (memory) => [
        { name: "ln 0", actual: [memory.call("logarithm_f64", 0)], reference: [-Infinity], tolerance: 0 },
      ],
    };
  },
};
