import { COUNTS, rounding, type Cases, type Trial } from "../../case.js";
import { gradient } from "../../gradient.js";
import { softmax } from "../../softmax.js";
import { at, uniform } from "../../values.js";

/** [rows, columns] */
const SHAPES: readonly (readonly [number, number])[] = [
  ...COUNTS.map((columns) => [3, columns] as const),
  [0, 4],
  [17, 10],
];

function rowsOf(values: Float32Array, columns: number): readonly Float32Array[] {
  const rows = columns === 0 ? 0 : values.length / columns;
  return Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns));
}

function* forward(): Iterable<Trial> {
  const inputs: [string, number, Float32Array][] = SHAPES.map(([rows, columns]) => [
    `${String(rows)}x${String(columns)}`,
    columns,
    uniform(rows + columns, rows * columns, -20, 20),
  ]);
  inputs.push(["far from 0", 5, Float32Array.of(1e30, 1e30, -1e30, 0, 1e30)]);
  inputs.push(["far apart", 6, Float32Array.of(0, -87, -95, -103, -110, -1e30)]);
  inputs.push(["a NaN", 5, Float32Array.of(1, 2, 3, 4, NaN, 1, 2, 3, 4, 5)]);
  inputs.push(["minus infinities", 5, Float32Array.of(-Infinity, 2, 3, -Infinity, -Infinity)]);
  inputs.push(["nothing but minus infinities", 3, Float32Array.of(-Infinity, -Infinity, -Infinity)]);
  inputs.push(["an infinity", 3, Float32Array.of(1, Infinity, 2)]);
  for (const [name, columns, x] of inputs) {
    for (const isInPlace of [false, true]) {
      yield {
        name: `${name}${isInPlace ? ", in place" : ""}`,
        run(memory) {
          const source = isInPlace ? memory.inout(x) : memory.input(x);
          const y = isInPlace ? source : memory.output(x.length);
          memory.call("softmax_f32", columns === 0 ? 3 : x.length / columns, columns, source, y);
          const reference = rowsOf(x, columns).flatMap((row) => [...softmax(row)]);
          // x - max is rounded, which e^ turns into a relative error of half an ULP of the difference; then e^ (0.9 ULP),
          // the sum and the quotient.
          const tolerance = rowsOf(x, columns).flatMap((row) => {
            const largest = Math.max(...row);
            return Array.from(softmax(row), (value, index) => rounding(4 + (largest - at(row, index)), value));
          });
          return [{ name: "y", actual: memory.floats(y, x.length), reference, tolerance }];
        },
      };
    }
  }
}

/** y (dy - sum y dy), and the absolute sum of its terms. */
function backwardRow(y: ArrayLike<number>, dy: ArrayLike<number>): { dx: Float64Array; terms: Float64Array } {
  const products = Float64Array.from(y, (value, index) => value * at(dy, index));
  const total = products.reduce((sum, value) => sum + value, 0);
  const absolute = products.reduce((sum, value) => sum + Math.abs(value), 0);
  return {
    dx: Float64Array.from(y, (value, index) => value * (at(dy, index) - total)),
    terms: Float64Array.from(y, (value, index) => value * (Math.abs(at(dy, index)) + absolute)),
  };
}

function* backward(): Iterable<Trial> {
  for (const [rows, columns] of SHAPES) {
    const logits = rowsOf(uniform(rows + columns, rows * columns, -3, 3), columns);
    const y = Float32Array.from(logits.flatMap((row) => [...softmax(row)]));
    const dy = uniform(rows + columns + 1, rows * columns, -2, 2);
    const dyRows = rowsOf(dy, columns);
    const expected = rowsOf(y, columns).map((row, index) => backwardRow(row, dyRows[index] ?? []));
    const formula = logits.flatMap((row, index) => [...backwardRow(softmax(row), dyRows[index] ?? []).dx]);
    const differences = logits.flatMap((row, index) => [...gradient(softmax, row, dyRows[index] ?? [])]);
    for (const shared of ["none", "y", "dy"]) {
      yield {
        name: `${String(rows)}x${String(columns)}, in place of ${shared}`,
        run(memory) {
          const yPointer = shared === "y" ? memory.inout(y) : memory.input(y);
          const dyPointer = shared === "dy" ? memory.inout(dy) : memory.input(dy);
          const dx = shared === "y" ? yPointer : shared === "dy" ? dyPointer : memory.output(y.length);
          memory.call("softmax_backward_f32", rows, columns, yPointer, dyPointer, dx);
          return [
            {
              name: "dx",
              actual: memory.floats(dx, y.length),
              reference: expected.flatMap((row) => [...row.dx]),
              tolerance: expected.flatMap((row) => Array.from(row.terms, (value) => rounding(3, value))),
            },
            { name: "central differences of softmax", actual: formula, reference: differences, tolerance: 1e-9 },
          ];
        },
      };
    }
  }
}

export const CASES: Cases = { softmax_f32: forward, softmax_backward_f32: backward };
