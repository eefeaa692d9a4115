import { COUNTS, type Cases, type Trial } from "../../case.js";
import { spread } from "../../values.js";

/** f64 roundings of at most n sums: 2^-53 each of the absolute sum. */
function tolerance(terms: readonly number[]): number {
  return terms.length * 2 ** -53 * terms.reduce((sum, term) => sum + Math.abs(term), 0);
}

function* trials(kernel: string, term: (x: number) => number): Iterable<Trial> {
  const inputs: [string, Float32Array][] = [...COUNTS, 10007].map((n) => [`n=${String(n)}`, spread(n, n, 8)]);
  inputs.push(["squares beyond f32", Float32Array.of(3e38, -3e38, 1e30, 1e-30, 2 ** -149)]);
  inputs.push(["cancelling", Float32Array.of(1e30, 1, -1e30, 2 ** -60, 3, 4, 5, 6, 7, 8, 9)]);
  inputs.push(["a NaN in the last place", Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, NaN)]);
  inputs.push(["an infinity", Float32Array.of(1, 2, 3, 4, -5, Infinity, 7, 8, 9)]);
  for (const [name, values] of inputs) {
    const terms = Array.from(values, term);
    yield {
      name,
      run: (memory) => [
        {
          name: "sum",
          actual: [memory.call(kernel, values.length, memory.input(values))],
          reference: [terms.reduce((sum, value) => sum + value, 0)],
          tolerance: tolerance(terms),
        },
      ],
    };
  }
}

export const CASES: Cases = {
  sum_f32: () => trials("sum_f32", (x) => x),
  sum_squares_f32: () => trials("sum_squares_f32", (x) => x * x),
};
