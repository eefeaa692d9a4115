import { COUNTS, SPECIAL_VALUES, type Cases, type Trial } from "../../case.js";

function* trials(): Iterable<Trial> {
  for (const n of COUNTS) {
    for (const value of [0.1, ...SPECIAL_VALUES]) {
      yield {
        name: `n=${n}, ${Object.is(value, -0) ? "-0" : value}`,
        run(memory) {
          const y = memory.output(n);
          memory.call("fill_f32", n, value, y);
          const actual = memory.floats(y, n);
          const signs = Array.from(actual, (each) => (Object.is(each, Math.fround(value)) ? 1 : 0));
          return [
            { name: "y", actual, reference: new Float64Array(n).fill(Math.fround(value)), tolerance: 0 },
            { name: "signs of zeros too", actual: signs, reference: signs.map(() => 1), tolerance: 0 },
          ];
        },
      };
    }
  }
}

export const CASES: Cases = { fill_f32: trials };
