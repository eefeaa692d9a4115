import { COUNTS, type Cases, type Trial } from "../../case.js";
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
            // f32 by f32, so that every variant is held to the same bits.
            const scale = Math.fround(1 / Math.fround(1 - Math.fround(rate)));
            const reference = x.map((value, index) => (at(units, index) >= rate ? value * scale : 0));
            return [{ name: "y", actual: memory.floats(y, n), reference, tolerance: 0 }];
          },
        };
      }
    }
  }
}

export const CASES: Cases = { dropout_f32: trials };
