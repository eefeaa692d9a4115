import assert from "node:assert/strict";
import type { Cases, Trial } from "../../case.js";

const SHAPES: readonly (readonly [n: number, d: number])[] = [
  [1, 2],
  [3, 3],
  [5, 4],
  [4, 33],
  [2, 500],
  [1, 60000],
];
const KAPPAS = [0, 1e-3, 1, 50, 1e6, 1e16, 1e100, 1e150];

function* trials(): Iterable<Trial> {
  for (const [n, d] of SHAPES) {
    for (const kappa of KAPPAS) {
      for (const sign of [1, -1]) {
        yield {
          name: `${n} x ${d}, kappa ${kappa}, the mean ${sign} on the first axis`,
          bytes: 4096 + 32 * n * d,
          run: (memory) => {
            const mean = new Float64Array(d);
            mean[0] = sign;
            const meanAt = memory.input(mean);
            const draw = (count: number, first: number): Float64Array => {
              const y = memory.output(2 * count * d);
              memory.call("direction_sample_f64", count, d, meanAt, kappa, 5, 6, first, y);
              return memory.doubles(y, count * d);
            };
            const samples = draw(n, 3);
            assert.deepEqual(draw(1, 2 + n), samples.subarray((n - 1) * d), "a sample depends on its number alone");
            const lengths = Array.from({ length: n }, (_, row) =>
              Math.hypot(...samples.subarray(row * d, (row + 1) * d)),
            );
            if (kappa >= 1e16) {
              for (let row = 0; row < n; row += 1)
                assert.ok(Math.abs(samples[row * d]! - sign) < d / kappa + 1e-15, "next to the mean");
            }
            return [
              { name: "lengths", actual: lengths, reference: lengths.map(() => 1), tolerance: 8 * 2 ** -52 },
              // For the bits of the variants.
              { name: "samples", actual: samples, reference: samples, tolerance: 0 },
            ];
          },
        };
      }
    }
  }
}

export const CASES: Cases = { direction_sample_f64: trials };
