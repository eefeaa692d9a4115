import type { Cases, Trial } from "../../case.js";
import { norm, rowAt, rowsOf, SHAPES, type RowType } from "../../directions.js";

/** Around the two means of a tile. */
const COMPONENTS = [1, 2, 3, 5];

function* products(dtype: RowType): Iterable<Trial> {
  for (const [n, d] of [[0, 3] as const, ...SHAPES]) {
    for (const components of COMPONENTS) {
      yield {
        name: `${n} x ${d}, ${components} means`,
        bytes: 1 << 18,
        run: (memory) => {
          const rows = rowsOf(dtype, n, d);
          const means = Float64Array.from(rowsOf("f64", components, d, 9));
          const scales = Float64Array.from({ length: n }, (_, row) => 1 / norm(rowAt(rows, row, d)));
          const [x, scalesAt, meansAt] = [memory.input(rows), memory.input(scales), memory.input(means)];
          const y = memory.output(2 * n * components);
          memory.call(`direction_cosines_${dtype}`, n, d, x, scalesAt, components, meansAt, y);
          const [reference, tolerance]: [number[], number[]] = [[], []];
          for (let row = 0; row < n; row += 1) {
            for (let component = 0; component < components; component += 1) {
              const terms = Array.from(rowAt(rows, row, d), (value, column) => value * means[component * d + column]!);
              const magnitude = terms.reduce((sum, term) => sum + Math.abs(term), 0) * scales[row]!;
              reference.push(terms.reduce((sum, term) => sum + term, 0) * scales[row]!);
              tolerance.push((260 + d) * 2 ** -53 * magnitude); // the reference's own d roundings, too
            }
          }
          return [{ name: "cosines", actual: memory.doubles(y, n * components), reference, tolerance }];
        },
      };
    }
  }
}

export const CASES: Cases = {
  direction_cosines_f32: () => products("f32"),
  direction_cosines_f64: () => products("f64"),
};
