import type { Cases, Trial } from "../../case.js";
import { spread } from "../../values.js";

function* trials(): Iterable<Trial> {
  for (const [n, components] of [
    [0, 2],
    [1, 1],
    [3, 2],
    [2, 3],
    [5, 10],
  ] as const) {
    for (const isHard of [false, true]) {
      yield {
        name: `${n} x ${components}${isHard ? ", hard" : ""}`,
        run: (memory) => {
          const values = Float64Array.from(spread(3, n * components, 3), (value) => 20 * value);
          // A component of weight 0, and one that underflows beside the others.
          if (components > 2) values[1] = -Infinity;
          if (components > 3) values[components] = -2000;
          const place = memory.inout(values);
          const logarithms = memory.output(2 * n);
          memory.call("posterior_f64", n, components, place, isHard ? 1 : 0, logarithms);
          const [posteriors, sums]: [number[], number[]] = [[], []];
          for (let row = 0; row < n; row += 1) {
            const logs = [...values.subarray(row * components, (row + 1) * components)];
            const largest = Math.max(...logs);
            const total = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0);
            const best = logs.indexOf(largest);
            posteriors.push(
              ...logs.map((log, index) => (isHard ? Number(index === best) : Math.exp(log - largest) / total)),
            );
            sums.push(isHard ? largest : largest + Math.log(total));
          }
          const bound = isHard ? 0 : (components + 8) * 2 ** -53;
          return [
            {
              name: "posteriors",
              actual: memory.doubles(place, values.length),
              reference: posteriors,
              tolerance: posteriors.map((value) => bound * value),
            },
            {
              name: "logarithms",
              actual: memory.doubles(logarithms, n),
              reference: sums,
              tolerance: sums.map((value) => 1e-15 * Math.max(1, Math.abs(value))),
            },
          ];
        },
      };
    }
  }
  yield {
    name: "equals: the first of them",
    run: (memory) => {
      const place = memory.inout(Float64Array.of(1, 2, 2, -1));
      memory.call("posterior_f64", 1, 4, place, 1, memory.output(2));
      return [{ name: "posteriors", actual: memory.doubles(place, 4), reference: [0, 1, 0, 0], tolerance: 0 }];
    },
  };
}

export const CASES: Cases = { posterior_f64: trials };
