import { at } from "./values.js";

/** Layer norm over x [rows, features], in f64. */
export interface RowNorm {
  readonly features: number;
  readonly gamma: ArrayLike<number>;
  readonly beta: ArrayLike<number>;
  readonly epsilon: number;
}

export interface Normal {
  /** (x - mean) / deviation. */
  readonly value: Float64Array;
  /** 1 / deviation, by row. */
  readonly inverse: readonly number[];
}

/** Rows of `values` [rows, columns]. */
export function rowsOf(values: ArrayLike<number>, columns: number): readonly number[][] {
  const all = Array.from(values);
  return Array.from({ length: all.length / columns }, (_, row) => all.slice(row * columns, (row + 1) * columns));
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

export function standardize(norm: RowNorm, x: ArrayLike<number>): Normal {
  const rows = rowsOf(x, norm.features).map((row) => {
    const centre = mean(row);
    const inverse = 1 / Math.sqrt(mean(row.map((value) => (value - centre) ** 2)) + norm.epsilon);
    return { values: row.map((value) => (value - centre) * inverse), inverse };
  });
  return {
    value: Float64Array.from(rows.flatMap(({ values }) => values)),
    inverse: rows.map(({ inverse }) => inverse),
  };
}

export function layerNorm(norm: RowNorm, x: ArrayLike<number>): Float64Array {
  const { features, gamma, beta } = norm;
  return standardize(norm, x).value.map(
    (value, index) => value * at(gamma, index % features) + at(beta, index % features),
  );
}

/** With g = dy gamma: dx = (g - mean(g) - x^ mean(g x^)) / deviation, means over the row. */
export function layerNormGradient(norm: RowNorm, x: ArrayLike<number>, dy: ArrayLike<number>): Float64Array {
  const { features, gamma } = norm;
  const normal = standardize(norm, x);
  const rows = rowsOf(normal.value, features).map((row, index) => {
    const g = row.map((_, feature) => at(dy, index * features + feature) * at(gamma, feature));
    const [direct, along] = [mean(g), mean(g.map((value, feature) => value * at(row, feature)))];
    return g.map((value, feature) => (value - direct - at(row, feature) * along) * at(normal.inverse, index));
  });
  return Float64Array.from(rows.flat());
}
