import { COUNTS, rounding, type Cases, type Trial } from "../../case.js";
import { gradient } from "../../gradient.js";
import { softmax } from "../../softmax.js";
import { at, integers, uniform } from "../../values.js";

interface Batch {
  readonly name: string;
  readonly columns: number;
  readonly logits: Float32Array;
  readonly labels: Int32Array;
}

/** [rows, columns, largest logit] */
const SHAPES: readonly (readonly [number, number, number])[] = [
  ...COUNTS.filter((columns) => columns > 0).map((columns) => [3, columns, 4] as const),
  [1, 1, 4],
  [17, 10, 4],
  [5, 10, 60],
];

function* batches(): Iterable<Batch> {
  for (const [rows, columns, largest] of SHAPES) {
    const logits = uniform(rows + columns, rows * columns, -largest, largest);
    const name = `${String(rows)}x${String(columns)} within ${String(largest)}`;
    yield { name, columns, logits, labels: integers(rows + columns + 1, rows, columns) };
  }
  // Sums of 1 + 2e-9: their logarithm is lost when they are rounded to f32 first.
  const confident = Float32Array.of(0, -20, -25, 7, -14, -16);
  yield { name: "confident and right", columns: 3, logits: confident, labels: Int32Array.of(0, 0) };
  yield { name: "confident and wrong", columns: 3, logits: confident, labels: Int32Array.of(1, 2) };
}

/** The mean over rows of -ln softmax(x)[label], with ln(1 + rest) where the label leads. */
function crossEntropy(logits: ArrayLike<number>, labels: Int32Array, columns: number): number {
  let total = 0;
  for (const [row, label] of labels.entries()) {
    const values = Array.from({ length: columns }, (_, column) => at(logits, row * columns + column));
    const chosen = at(values, label);
    const rest = values.filter((_, column) => column !== label);
    const largest = Math.max(...values);
    total +=
      chosen === largest
        ? Math.log1p(rest.reduce((sum, value) => sum + Math.exp(value - chosen), 0))
        : largest - chosen + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
  }
  return total / labels.length;
}

function* crossEntropyTrials(): Iterable<Trial> {
  for (const { name, columns, logits, labels } of batches()) {
    const rows = labels.length;
    const width = Math.max(...logits) - Math.min(...logits);
    const loss = crossEntropy(logits, labels, columns);
    const reference = gradient((x) => [crossEntropy(x, labels, columns)], logits, [1]);
    // The exponentials: x - max rounded (half an ULP of up to the width) and e^ (0.9 ULP); then the logarithm.
    const relative = rounding(4 + width, 1);
    // softmax / rows less 1 / rows at the label; 1e-9 is the central difference's.
    const probabilities = Array.from({ length: rows }, (_, row) => [
      ...softmax(logits.subarray(row * columns, (row + 1) * columns)),
    ]).flat();
    const tolerance = probabilities.map((value, index) => {
      const isLabel = at(labels, Math.floor(index / columns)) === index % columns;
      return (value * relative + rounding(3, isLabel ? 2 : value)) / rows + 1e-9;
    });
    for (const isInPlace of [false, true]) {
      yield {
        name: `${name}${isInPlace ? ", in place" : ""}`,
        run(memory) {
          const source = isInPlace ? memory.inout(logits) : memory.input(logits);
          const target = isInPlace ? source : memory.output(logits.length);
          const mean = memory.call("softmax_cross_entropy_f32", rows, columns, source, memory.input(labels), target);
          return [
            { name: "loss", actual: [mean], reference: [loss], tolerance: loss * relative + 2 ** -140 },
            { name: "dLogits", actual: memory.floats(target, logits.length), reference, tolerance },
          ];
        },
      };
    }
  }
  yield {
    name: "a NaN spoils its row's gradient and the loss, not the other row",
    run(memory) {
      const target = memory.output(4);
      const logits = memory.input(Float32Array.of(1, NaN, 0, 0));
      const labels = memory.input(Int32Array.of(0, 1));
      const loss = memory.call("softmax_cross_entropy_f32", 2, 2, logits, labels, target);
      return [
        { name: "loss", actual: [loss], reference: [NaN], tolerance: 0 },
        { name: "dLogits", actual: memory.floats(target, 4), reference: [NaN, NaN, 0.25, -0.25], tolerance: 0 },
      ];
    },
  };
}

function* squaredErrorTrials(): Iterable<Trial> {
  for (const n of COUNTS.filter((count) => count > 0)) {
    const y = uniform(n, n, -3, 3);
    const target = uniform(n + 1, n, -3, 3);
    const squaredError = (values: ArrayLike<number>): number => {
      const errors = Array.from(target, (value, index) => at(values, index) - value);
      return errors.reduce((sum, error) => sum + error * error, 0) / n;
    };
    for (const shared of ["none", "y", "target"]) {
      yield {
        name: `n=${String(n)}, in place of ${shared}`,
        run(memory) {
          const yPointer = shared === "y" ? memory.inout(y) : memory.input(y);
          const targetPointer = shared === "target" ? memory.inout(target) : memory.input(target);
          const dy = shared === "y" ? yPointer : shared === "target" ? targetPointer : memory.output(n);
          const loss = memory.call("mean_squared_error_f32", n, yPointer, targetPointer, dy);
          const expected = squaredError(y);
          return [
            // Each difference is rounded before it is squared in f64.
            { name: "loss", actual: [loss], reference: [expected], tolerance: rounding(2.001, expected) },
            {
              name: "dy",
              actual: memory.floats(dy, n),
              reference: gradient((values) => [squaredError(values)], y, [1]),
              tolerance: Array.from(y, (value, index) => rounding(3, (2 * (value - at(target, index))) / n) + 1e-9),
            },
          ];
        },
      };
    }
  }
}

export const CASES: Cases = {
  softmax_cross_entropy_f32: crossEntropyTrials,
  mean_squared_error_f32: squaredErrorTrials,
};
