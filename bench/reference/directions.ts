/** Von Mises-Fisher fits by their definition. @module */
import type { ConcentrationWorkload, DirectionFitWorkload } from "../harness/subject.js";
import { ratio } from "./bessel.js";

/** The mean direction, then the length of the mean of the normalised rows. */
export function referenceDirections({ n, d, rows }: DirectionFitWorkload): Float64Array {
  const result = new Float64Array(d + 1);
  for (let row = 0; row < n; row += 1) {
    const values = rows.subarray(row * d, (row + 1) * d);
    let square = 0;
    for (const value of values) square += value * value;
    const scale = 1 / (n * Math.sqrt(square));
    for (let column = 0; column < d; column += 1) {
      result[column] = (result[column] as number) + scale * (values[column] as number);
    }
  }
  const length = Math.sqrt(result.reduce((sum, value) => sum + value * value, 0));
  result.forEach((value, column) => (result[column] = value / length));
  result[d] = length;
  return result;
}

/** kappa by halving, from the continued fraction of the ratio. */
export function referenceConcentrations({ d, rho }: ConcentrationWorkload): Float64Array {
  return rho.map((target) => {
    let [low, high] = [0, (d + 2) / (1 - target)];
    for (let step = 0; step < 30; step += 1) {
      const middle = (low + high) / 2;
      if (ratio(d / 2 - 1, middle) < target) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  });
}
