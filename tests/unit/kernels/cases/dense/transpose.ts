import type { Cases, Trial } from "../../case.js";
import { at, spread } from "../../values.js";

/** [batch, rows, columns]: below a block of four, at it, past it, and of different lengths on both axes. */
const SHAPES: readonly (readonly [number, number, number])[] = [
  [0, 4, 4],
  [1, 0, 5],
  [2, 5, 0],
  [2, 1, 1],
  [3, 3, 7],
  [2, 9, 2],
  [1, 4, 4],
  [2, 5, 4],
  [1, 4, 11],
  [3, 8, 12],
  [2, 13, 7],
  [1, 31, 37],
];

function* trials(): Iterable<Trial> {
  for (const [batch, rows, columns] of SHAPES) {
    yield {
      name: [batch, rows, columns].join("x"),
      run(memory) {
        const size = rows * columns;
        const x = spread(size + 1, batch * size, 3);
        if (x.length > 0) x[x.length - 1] = NaN;
        const y = memory.output(x.length);
        memory.call("transpose_f32", batch, rows, columns, memory.input(x), y);
        const reference = x.map((_, index) => {
          const [image, place] = [Math.floor(index / size), index % size];
          return at(x, image * size + (place % rows) * columns + Math.floor(place / rows));
        });
        return [{ name: "y", actual: memory.floats(y, x.length), reference, tolerance: 0 }];
      },
    };
  }
}

export const CASES: Cases = { transpose_f32: trials };
