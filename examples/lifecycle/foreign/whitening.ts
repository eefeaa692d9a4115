/**
 * A linear map after which the features of one class vary alike in all directions, as a von Mises-Fisher distribution has it around its mean.
 * C is the covariance of the features within their classes, plus RIDGE times its mean variance on the diagonal, and C = L Lᵀ: the map is x L⁻ᵀ of rows x.
 */
import type { Lanewise } from "lanewise";
import { CLASSES } from "../digits.js";

export class Whitening {
  readonly #engine: Lanewise;
  readonly #width: number;
  /** L⁻ᵀ [width, width]. */
  readonly #map: Float32Array;

  /** @param labels - 0 to 9, one for each row of features [labels.length, width] */
  constructor(engine: Lanewise, features: Float32Array, labels: Int32Array) {
    this.#engine = engine;
    this.#width = features.length / labels.length;
    const covariance = withRidge(this.#covariance(deviations(features, labels)), this.#width);
    this.#map = new Float32Array(invertLower(factorise(covariance, this.#width), this.#width));
  }

  /** The rows [count, width], mapped. The mean is not taken off: what all digits have in common tells them from what is foreign. */
  apply(features: Float32Array): Float32Array {
    const width = this.#width;
    using rows = this.#engine.tensor("f32", [features.length / width, width], features);
    using map = this.#engine.tensor("f32", [width, width], this.#map);
    using mapped = this.#engine.dense.matmul(rows, map);
    return mapped.data.slice();
  }

  #covariance(rows: Float32Array): Float64Array {
    const count = rows.length / this.#width;
    using tensor = this.#engine.tensor("f32", [count, this.#width], rows);
    using products = this.#engine.dense.matmul(tensor, tensor, { transposeA: true });
    return new Float64Array(products.data).map((product) => product / count);
  }
}

/** Every row less the mean of its class. */
function deviations(features: Float32Array, labels: Int32Array): Float32Array {
  const width = features.length / labels.length;
  const sums = Array.from({ length: CLASSES }, () => new Float64Array(width));
  const counts = new Array<number>(CLASSES).fill(0);
  for (const [row, label] of labels.entries()) {
    const [sum, start] = [sums[label]!, row * width];
    for (let column = 0; column < width; column++) sum[column]! += features[start + column]!;
    counts[label]!++;
  }
  const means = sums.map((sum, label) => sum.map((value) => value / counts[label]!));
  const rows = new Float32Array(features.length);
  for (const [row, label] of labels.entries()) {
    const [mean, start] = [means[label]!, row * width];
    for (let column = 0; column < width; column++) rows[start + column] = features[start + column]! - mean[column]!;
  }
  return rows;
}

/**
 * Without it directions that hardly vary in the training digits would count as much as all others together. AUROC against turned digits and letters
 * with 0.3, 1, 3, 10 and 30: 0.986, 0.987, 0.986, 0.983, 0.977 and 0.908, 0.916, 0.921, 0.922, 0.915.
 */
const RIDGE = 3;

function withRidge(covariance: Float64Array, width: number): Float64Array {
  let trace = 0;
  for (let index = 0; index < width; index++) trace += covariance[index * width + index]!;
  const ridged = covariance.slice();
  for (let index = 0; index < width; index++) ridged[index * width + index]! += (RIDGE * trace) / width;
  return ridged;
}

/** Rows that are worked on together, so that the row they all need stays in the nearest cache: 1,152 doubles are 9 KiB. */
const ROWS = 32;

/** L, lower triangular, of a positive definite matrix L Lᵀ (Cholesky). */
export function factorise(matrix: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width);
  for (let start = 0; start < width; start += ROWS) {
    const end = Math.min(start + ROWS, width);
    for (let column = 0; column < end; column++)
      for (let row = Math.max(start, column); row < end; row++) {
        const [own, other] = [row * width, column * width];
        const rest = matrix[own + column]! - dot(lower, own, lower, other, column);
        lower[own + column] = column === row ? Math.sqrt(rest) : rest / lower[other + column]!;
      }
  }
  return lower;
}

/** The inverse of a lower triangular matrix, transposed: so are the values of its columns, which it is found by, side by side. */
export function invertLower(lower: Float64Array, width: number): Float64Array {
  const inverse = new Float64Array(width * width);
  for (let start = 0; start < width; start += ROWS) {
    const end = Math.min(start + ROWS, width);
    for (let column = 0; column < end; column++)
      for (let row = Math.max(start, column); row < end; row++) {
        const [own, other] = [row * width, column * width];
        const sum = dot(lower, own + column, inverse, other + column, row - column);
        inverse[other + row] = ((column === row ? 1 : 0) - sum) / lower[own + row]!;
      }
  }
  return inverse;
}

/** In four sums, of which none waits for another. */
function dot(a: Float64Array, atA: number, b: Float64Array, atB: number, count: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    sum0 += a[atA + k]! * b[atB + k]!;
    sum1 += a[atA + k + 1]! * b[atB + k + 1]!;
    sum2 += a[atA + k + 2]! * b[atB + k + 2]!;
    sum3 += a[atA + k + 3]! * b[atB + k + 3]!;
  }
  for (; k < count; k++) sum0 += a[atA + k]! * b[atB + k]!;
  return sum0 + sum1 + (sum2 + sum3);
}
