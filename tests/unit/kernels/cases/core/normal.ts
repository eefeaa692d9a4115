import { COUNTS, type Cases, type Trial } from "../../case.js";
import { unitUniforms } from "../../philox.js";
import { at } from "../../values.js";

/** [seedLow, seedHigh, counter]; the last one's counter wraps in the middle. */
const STREAMS: readonly (readonly [number, number, number])[] = [
  [0, 0, 0],
  [0xa4093822 | 0, 0x299f31d0, 0x243f6a88],
  [1, 2, -3],
];

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(0 < Z < z) by its series, all of whose terms have one sign. */
function probability(z: number): number {
  let [term, sum] = [z, z];
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return density(z) * sum;
}

/** The quantile of 0.5 + q by Newton's steps from z. */
function quantile(q: number, z: number): number {
  let root = z;
  for (let count = 0; count < 3; count++) root -= (probability(root) - q) / density(root);
  return root;
}

function* trials(): Iterable<Trial> {
  for (const [seedLow, seedHigh, counter] of STREAMS) {
    for (const deviation of [0, 1, 0.02]) {
      for (const n of COUNTS) {
        yield {
          name: `seed ${seedLow} ${seedHigh} ${counter}, deviation ${deviation}, n=${n}`,
          run(memory) {
            const y = memory.output(n);
            const scale = Math.fround(deviation);
            memory.call("normal_f32", n, seedLow, seedHigh, counter, deviation, y);
            const actual = memory.floats(y, n);
            const reference = Array.from(unitUniforms(n, seedLow, seedHigh, counter), (unit, index) => {
              const start = deviation === 0 ? 0 : at(actual, index) / scale;
              return deviation === 0 ? 0 : scale * quantile(unit + 2 ** -25 - 0.5, start);
            });
            return [{ name: "y", actual, reference, tolerance: reference.map((value) => 2e-7 * Math.abs(value)) }];
          },
        };
      }
    }
  }
  yield {
    name: "moments of 2^16 numbers",
    bytes: 2 ** 19,
    run(memory) {
      const n = 2 ** 16;
      const y = memory.output(n);
      memory.call("normal_f32", n, 5, 6, 0, 1, y);
      const values = memory.floats(y, n);
      const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / n;
      // Four deviations of each mean: sqrt of (1, 2, 15, 96) / n.
      const tolerance = [1, 2, 15, 96].map((variance) => 4 * Math.sqrt(variance / n));
      return [{ name: "moments", actual: [1, 2, 3, 4].map(moment), reference: [0, 1, 0, 3], tolerance }];
    },
  };
}

export const CASES: Cases = { normal_f32: trials };
