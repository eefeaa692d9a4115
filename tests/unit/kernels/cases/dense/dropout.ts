import { COUNTS, rounding, type Cases, type Trial } from "../../case.js";
import { unitUniforms } from "../../philox.js";
import { at, spread } from "../../values.js";

const SEED: readonly [number, number, number] = [12345, -7, 99];
const RATES = [0, 0.1, 0.5, Math.fround(0.9), 1];

function* trials(): Iterable<Trial> {
  for (const rate of RATES) {
    for (const n of COUNTS) {
      const x = spread(n, n, 6);
      if (n > 5) x.set([NaN, Infinity], 1); // kept or dropped like any other
      for (const isInPlace of [false, true]) {
        yield {
          name: `rate ${String(rate)}, n=${String(n)}${isInPlace ? ", in place" : ""}`,
          run(memory) {
            const source = isInPlace ? memory.inout(x) : memory.input(x);
            const y = isInPlace ? source : memory.output(n);
            memory.call("dropout_f32", n, source, rate, ...SEED, y);
            const units = unitUniforms(n, ...SEED);
            const reference = Float64Array.from(x, (value, index) =>
              at(units, index) >= rate ? value / (1 - Math.fround(rate)) : 0,
            );
            // 1 - rate, its reciprocal and the product.
            const tolerance = reference.map((value) => rounding(3, value));
            return [{ name: "y", actual: memory.floats(y, n), reference, tolerance }];
          },
        };
      }
    }
  }
}

export const CASES: Cases = { dropout_f32: trials };
