import { rounded, type Cases, type Trial } from "../../case.js";
import { at, integers } from "../../values.js";

/**
 * With a polynomial (b = 0) of one coefficient and whole x and dy every term is exact: dNumerator is sum dy x^i to the last
 * rounding, dDenominator -sum dy y |x|^j sgn(b_j) with sgn(0) = sgn(-0) = 1.
 */
function* trials(): Iterable<Trial> {
  for (const [rows, groups, run] of [
    [0, 2, 3],
    [5, 3, 1],
    [70, 2, 3],
    [3, 2, 4],
    [9, 3, 24],
  ] as const) {
    for (const isShared of [0, 1]) {
      yield {
        name: `${[rows, groups, run].join("x")}, ${isShared === 1 ? "shared" : "per group"}`,
        run(memory) {
          const n = rows * groups * run;
          const x = Float32Array.from(integers(n, n, 7), (value) => value - 3);
          const dy = Float32Array.from(integers(n + 1, n, 5), (value) => value - 2);
          const a = Float32Array.from({ length: isShared === 1 ? 6 : 6 * groups }, (_, index) =>
            index % 6 === 1 ? 2 : 0,
          );
          const b = Float32Array.from({ length: 4 * groups }, (_, index) => (index % 2 === 0 ? 0 : -0));
          const [numerator, denominator] = [memory.input(a), memory.input(b)];
          const [dx, dNumerator, dDenominator] = [memory.output(n), memory.output(a.length), memory.output(b.length)];
          const scratch = memory.scratch(memory.call("rational_scratch_bytes_f32", groups, run));
          const coefficients = [numerator, isShared, denominator, 0] as const;
          const arrays = [memory.input(x), 0, memory.input(dy)] as const;
          memory.call("rational_backward_f32", rows, groups, run, ...arrays, ...coefficients, 0, dx, scratch);
          memory.call(
            "rational_gradients_f32",
            groups,
            run,
            isShared,
            denominator,
            0,
            scratch,
            dNumerator,
            dDenominator,
          );
          const expectedA = new Float64Array(a.length);
          const expectedB = new Float64Array(b.length);
          x.forEach((value, index) => {
            const group = Math.floor(index / run) % groups;
            for (let i = 0; i < 6; i++) {
              const slot = (isShared === 1 ? 0 : 6 * group) + i;
              expectedA[slot] = at(expectedA, slot) + at(dy, index) * value ** i;
            }
            for (let j = 1; j <= 4; j++) {
              const slot = 4 * group + j - 1;
              expectedB[slot] = at(expectedB, slot) - at(dy, index) * 2 * value * Math.abs(value) ** j;
            }
          });
          return [
            {
              name: "dNumerator",
              actual: memory.floats(dNumerator, a.length),
              reference: expectedA,
              tolerance: expectedA.map(rounded),
            },
            {
              name: "dDenominator",
              actual: memory.floats(dDenominator, b.length),
              reference: expectedB,
              tolerance: expectedB.map(rounded),
            },
          ];
        },
      };
    }
  }
}

export const CASES: Cases = { rational_gradients_f32: trials };
