import { POINTS } from "../../../vonMisesFisher/golden.js";
import type { Cases } from "../../case.js";

export const CASES: Cases = {
  log_hypergeometric_f64: function* () {
    for (const isScaled of [false, true]) {
      yield {
        name: isScaled ? "scaled" : "not scaled",
        bytes: 1 << 18,
        run: (memory) => {
          const scratch = memory.scratch(memory.call("bessel_scratch_bytes_f64"));
          const evaluate = (d: number, kappa: number): number =>
            memory.call("log_hypergeometric_f64", d / 2 - 1, kappa, isScaled ? 1 : 0, scratch);
          const reference = POINTS.map((point) => (isScaled ? point.scaled : point.logHypergeometric));
          const actual = POINTS.map(({ d, kappa }) => evaluate(d, kappa));
          const tolerance = reference.map((value) => 1e-15 * Math.abs(value));
          const large = isScaled ? [] : [evaluate(3, 1e150)];
          return [
            { name: "values", actual, reference, tolerance },
            { name: "at 0", actual: [evaluate(2, 0), evaluate(1e6, 0)], reference: [0, 0], tolerance: 0 },
            { name: "at 1e150", actual: large, reference: large.map(() => 1e150), tolerance: 1e135 },
          ];
        },
      };
    }
  },
  log_uniform_density_f64: function* () {
    yield {
      name: "dimensions of the reference points",
      run: (memory) => {
        const reference = POINTS.map(({ logUniform }) => logUniform);
        const tolerance = reference.map((value) => 1e-15 * Math.max(1, Math.abs(value)));
        const actual = POINTS.map(({ d }) => memory.call("log_uniform_density_f64", d));
        return [{ name: "ln density", actual, reference, tolerance }];
      },
    };
  },
};
