import { COUNTS, type Cases, type Trial } from "../../case.js";
import { unitUniforms } from "../../philox.js";
import { at } from "../../values.js";

/** [seedLow, seedHigh, counter]; the last one's counter wraps in the middle. */
const STREAMS: readonly (readonly [number, number, number])[] = [
  [0, 0, 0],
  [-1, -1, -1],
  [0xa4093822 | 0, 0x299f31d0, 0x243f6a88],
  [1, 2, -3],
];
const RANGES: readonly (readonly [number, number])[] = [
  [0, 1],
  [-0.25, 0.25],
  [1, 2],
  [-3, 0],
];

function* trials(): Iterable<Trial> {
  for (const [seedLow, seedHigh, counter] of STREAMS) {
    for (const [low, high] of RANGES) {
      for (const n of COUNTS) {
        yield {
          name: `seed ${String(seedLow)} ${String(seedHigh)} ${String(counter)}, [${String(low)}, ${String(high)}), n=${String(n)}`,
          run(memory) {
            const y = memory.output(n);
            memory.call("uniform_f32", n, seedLow, seedHigh, counter, low, high, y);
            const actual = memory.floats(y, n);
            // f32 by f32, so that every variant is held to the same bits.
            const reference = unitUniforms(n, seedLow, seedHigh, counter).map(
              (unit) => low + Math.fround(unit * Math.fround(high - low)),
            );
            const outside = actual.filter((value) => value < low || value >= high).length;
            return [
              { name: "y", actual, reference, tolerance: 0 },
              { name: "outside [low, high)", actual: [outside], reference: [0], tolerance: 0 },
            ];
          },
        };
      }
    }
  }
  yield {
    name: "a sum that rounds up to `high` gives the number before it",
    run(memory) {
      // The third word of this block has its upper 24 bits set: 1 + (1 - 2^-24) lies halfway between 2 - 2^-23 and 2.
      const y = memory.output(4);
      memory.call("uniform_f32", 4, 7, 0, 6647514, 1, 2, y);
      return [{ name: "y[2]", actual: [at(memory.floats(y, 4), 2)], reference: [2 - 2 ** -23], tolerance: 0 }];
    },
  };
}

export const CASES: Cases = { uniform_f32: trials };
