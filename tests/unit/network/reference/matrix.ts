import { at, exact, generate, sizeOf, type Values } from "./values.js";

/** Pieces of layers on rows of features: values of shape [rows, columns]. */

export function asRows(values: Values): Values {
  const columns = at(values.shape, values.shape.length - 1);
  return { ...values, shape: [values.value.length / columns, columns] };
}

export function shaped(values: Values, shape: readonly number[]): Values {
  return { ...values, shape };
}

export function transposed(values: Values): Values {
  const [rows = 0, columns = 0] = values.shape;
  const from = (index: number): number => (index % rows) * columns + Math.floor(index / rows);
  return generate(
    [columns, rows],
    (index) => at(values.value, from(index)),
    (index) => at(values.magnitude, from(index)),
  );
}

/** a [m,k] b [k,n]. */
export function product(a: Values, b: Values): Values {
  const [rows = 0, depth = 0] = a.shape;
  const columns = at(b.shape, 1);
  const sum = (left: Float64Array, right: Float64Array, index: number): number => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    let total = 0;
    for (let term = 0; term < depth; term++) total += at(left, row * depth + term) * at(right, term * columns + column);
    return total;
  };
  return generate(
    [rows, columns],
    (index) => sum(a.value, b.value, index),
    (index) => sum(a.magnitude, b.magnitude, index),
  );
}

export function times(a: Values, b: Values): Values {
  return generate(
    a.shape,
    (index) => at(a.value, index) * at(b.value, index),
    (index) => at(a.magnitude, index) * at(b.magnitude, index),
  );
}

/** Every row of `values` with `row` [columns]. */
export function repeated(row: Values, rows: number): Values {
  const columns = row.value.length;
  return generate(
    [rows, columns],
    (index) => at(row.value, index % columns),
    (index) => at(row.magnitude, index % columns),
  );
}

export function columnSums(values: Values): Values {
  const [rows = 0, columns = 0] = values.shape;
  const ones = exact([1, rows], new Float64Array(rows).fill(1));
  return shaped(product(ones, values), [columns]);
}

/** `columns` columns from `first` on. */
export function columnsOf(values: Values, first: number, columns: number): Values {
  const [rows = 0, all = 0] = values.shape;
  const from = (index: number): number => Math.floor(index / columns) * all + first + (index % columns);
  return generate(
    [rows, columns],
    (index) => at(values.value, from(index)),
    (index) => at(values.magnitude, from(index)),
  );
}

export function rowsFrom(values: Values, first: number, rows: number): Values {
  const columns = at(values.shape, 1);
  const [start, end] = [first * columns, (first + rows) * columns];
  return {
    shape: [rows, columns],
    value: values.value.slice(start, end),
    magnitude: values.magnitude.slice(start, end),
  };
}

export function sideBySide(parts: readonly Values[]): Values {
  return transposed(below(parts.map(transposed)));
}

export function below(parts: readonly Values[]): Values {
  const columns = at(parts[0]?.shape ?? [], 1);
  const value = Float64Array.from(parts.flatMap((part) => [...part.value]));
  const magnitude = Float64Array.from(parts.flatMap((part) => [...part.magnitude]));
  return { shape: [value.length / columns, columns], value, magnitude };
}

export interface AppliedMatrix {
  readonly output: Values;
  readonly roundings: number;
  readonly backward: (dy: Values) => { readonly dx: Values; readonly weight: Values };
}

/** x [rows, features] times the transpose of weight, whose first axis is the units. */
export function applyMatrix(x: Values, weight: Values): AppliedMatrix {
  const units = at(weight.shape, 0);
  const matrix = shaped(weight, [units, sizeOf(weight.shape) / units]);
  return {
    output: product(x, transposed(matrix)),
    roundings: Math.max(units, ...x.shape) + 2,
    backward: (dy) => ({
      dx: product(dy, matrix),
      weight: shaped(product(transposed(dy), x), weight.shape),
    }),
  };
}
