import type { RuntimeContext } from "../runtime/context.js";
import { writeMeans } from "./density.js";
import { rowOf, visitRows, type RowMatrix } from "./rows.js";

/**
 * Directions of `count` rows that are apart: the first any row, each next one with a probability in proportion to its 1 - cosine to the
 * nearest before. See: D. Arthur, S. Vassilvitskii, k-means++: the advantages of careful seeding, SODA 2007, 1027-1035.
 */
export function seedMeans(
  context: RuntimeContext,
  matrix: RowMatrix,
  count: number,
  random: () => number,
): readonly Float64Array[] {
  const distances = new Float64Array(matrix.n).fill(Infinity);
  let chosen = Math.floor(random() * matrix.n);
  const means: Float64Array[] = [];
  for (;;) {
    const mean = directionOf(context, matrix, chosen);
    means.push(mean);
    // The last one's distances are not needed, but that every row is checked before any is used is.
    approach(context, matrix, mean, distances);
    if (means.length === count) return means;
    chosen = draw(distances, random());
  }
}

function directionOf(context: RuntimeContext, matrix: RowMatrix, row: number): Float64Array {
  const { d } = matrix;
  const direction = new Float64Array(d);
  visitRows(context, rowOf(matrix, row), {
    firstRow: row,
    visit: ({ pointer, dtype, scales }) => {
      const scale = context.f64(scales, 1)[0]!;
      const view = dtype === "f64" ? context.f64(pointer, d) : context.f32(pointer, d);
      view.forEach((value, index) => {
        direction[index] = value * scale;
      });
    },
  });
  return direction;
}

/** Lowers the distances of rows to which this mean is nearer. */
function approach(context: RuntimeContext, matrix: RowMatrix, mean: Float64Array, distances: Float64Array): void {
  const meanBytes = 8 * matrix.d;
  visitRows(context, matrix, {
    bytes: meanBytes,
    bytesPerRow: 8,
    start: (own) => writeMeans(context, [{ mu: mean }], own),
    visit: ({ start, count, pointer, dtype, scales, own }) => {
      const { direction_cosines_f32, direction_cosines_f64 } = context.kernels;
      const product = dtype === "f64" ? direction_cosines_f64 : direction_cosines_f32;
      product(count, matrix.d, pointer, scales, 1, own, own + meanBytes);
      context.f64(own + meanBytes, count).forEach((cosine, index) => {
        // Rounding must not leave a row of the mean's own direction with a chance.
        const distance = 1 - cosine < 1e-14 ? 0 : 1 - cosine;
        distances[start + index] = Math.min(distances[start + index]!, distance);
      });
    },
  });
}

/** A row with a probability in proportion to its distance; the first when all are 0. */
function draw(distances: Float64Array, uniform: number): number {
  const total = distances.reduce((sum, distance) => sum + distance, 0);
  if (total === 0) return 0;
  let left = uniform * total;
  for (let row = 0; row < distances.length; row += 1) {
    left -= distances[row]!;
    if (left < 0) return row;
  }
  return distances.findLastIndex((distance) => distance > 0);
}
