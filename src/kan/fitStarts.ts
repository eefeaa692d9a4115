import { DENOMINATORS, NUMERATORS } from "./coefficients.js";
import { solve } from "./solve.js";
import type { RationalForm } from "./types.js";

/** What is fitted: values at points in [-1, 1]. */
export interface Samples {
  readonly points: Float64Array;
  readonly values: Float64Array;
}

/** Denominators on [-1, 1] from which fits start: flat, rounded, steep, and with odd terms; negative ones are for form B. */
const DENOMINATOR_STARTS: readonly (readonly number[])[] = [
  [0.1, 0.1, 0.1, 0.1],
  [0.01, 1, 0.01, 0.1],
  [0.01, 4, 0.01, 2],
  [0.1, 10, 0.1, 10],
  [1, 30, 1, 100],
  [3, 3, 3, 3],
  [-0.1, 2, -0.1, 0.5],
  [-1, 5, -2, 5],
];

/** Each denominator with the numerator that is best for it in the least squares, a linear problem. */
export function fitStarts(samples: Samples, form: RationalForm): readonly (readonly number[])[] {
  return DENOMINATOR_STARTS.map((start) => {
    const denominator = form === "A" ? start.map(Math.abs) : start;
    return [...bestNumerator(samples, form, denominator), ...denominator];
  });
}

function bestNumerator({ points, values }: Samples, form: RationalForm, denominator: readonly number[]): Float64Array {
  const matrix = Array.from({ length: NUMERATORS }, () => new Float64Array(NUMERATORS));
  const right = new Float64Array(NUMERATORS);
  points.forEach((x, index) => {
    const t = form === "A" ? Math.abs(x) : x;
    let q = 0;
    for (let j = DENOMINATORS - 1; j >= 0; j--) q = (q + (denominator[j] ?? 0)) * t;
    const r = 1 / (1 + Math.abs(q));
    matrix.forEach((cells, row) => {
      const slope = x ** row * r;
      right[row] = (right[row] ?? 0) + slope * (values[index] ?? 0);
      for (let column = 0; column <= row; column++) cells[column] = (cells[column] ?? 0) + slope * x ** column * r;
    });
  });
  return solve(matrix, right, 1e-12);
}
