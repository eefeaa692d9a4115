import { createRandom } from "../network/random.js";

export type Shape = readonly [outputs: number, inputs: number];

/** Weights of both signs, zero with probability `sparsity`; neighbouring rows, `block` at a time, share their zeros. */
export function sparseWeights(
  seed: number,
  [outputs, inputs]: Shape,
  sparsity: number,
  block: number = 1,
): Float32Array {
  const random = createRandom(seed);
  const weights = new Float32Array(outputs * inputs);
  for (let first = 0; first < outputs; first += block) {
    for (let column = 0; column < inputs; column++) {
      if (random() < sparsity) continue;
      for (let row = first; row < Math.min(first + block, outputs); row++) {
        weights[row * inputs + column] = (random() < 0.5 ? -1 : 1) * (0.25 + random());
      }
    }
  }
  return weights;
}

/** The rows of a matrix in another order: row r comes from row order[r]. */
export function reorderRows(weights: Float32Array, [, inputs]: Shape, order: readonly number[]): Float32Array {
  return Float32Array.from(order.flatMap((row) => [...weights.subarray(row * inputs, (row + 1) * inputs)]));
}

/** 0 .. count - 1 in random order. */
export function shuffled(seed: number, count: number): number[] {
  const random = createRandom(seed);
  const order = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

/** Compressed sparse rows of weights, as SciPy's csr_matrix would have them. */
export function toCSR(weights: Float32Array, [outputs, inputs]: Shape): [Float32Array, Int32Array, Int32Array] {
  const [values, columns, rowPointers]: [number[], number[], number[]] = [[], [], [0]];
  for (let row = 0; row < outputs; row++) {
    for (let column = 0; column < inputs; column++) {
      const value = weights[row * inputs + column] ?? 0;
      if (value === 0) continue;
      values.push(value);
      columns.push(column);
    }
    rowPointers.push(values.length);
  }
  return [Float32Array.from(values), Int32Array.from(columns), Int32Array.from(rowPointers)];
}
