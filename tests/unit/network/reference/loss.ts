import { softmaxRows } from "./elementwise.js";
import { at, generate, type Values } from "./values.js";

export interface Loss {
  readonly value: number;
  readonly gradient: Values;
}

/** Mean of (y - target)^2 over all values. */
export function meanSquaredError(y: Values, target: ArrayLike<number>): Loss {
  const count = y.value.length;
  const gradient = generate(
    y.shape,
    (index) => (2 * (at(y.value, index) - at(target, index))) / count,
    (index) => (2 * (at(y.magnitude, index) + Math.abs(at(target, index)))) / count,
  );
  const value = y.value.reduce((total, output, index) => total + (output - at(target, index)) ** 2, 0) / count;
  return { value, gradient };
}

/** Mean of -log softmax(logits)[label] over rows. */
export function crossEntropy(logits: Values, labels: ArrayLike<number>): Loss {
  const [rows = 0, columns = 0] = logits.shape;
  const probabilities = softmaxRows(logits);
  const hit = (index: number): number => (at(labels, Math.floor(index / columns)) === index % columns ? 1 : 0);
  const gradient = generate(
    logits.shape,
    (index) => (at(probabilities.value, index) - hit(index)) / rows,
    (index) => (at(probabilities.magnitude, index) + hit(index)) / rows,
  );
  let value = 0;
  for (let row = 0; row < rows; row++) {
    const logitsOfRow = logits.value.subarray(row * columns, (row + 1) * columns);
    const largest = Math.max(...logitsOfRow);
    const total = logitsOfRow.reduce((partial, logit) => partial + Math.exp(logit - largest), 0);
    value += (Math.log(total) + largest - at(logitsOfRow, at(labels, row))) / rows;
  }
  return { value, gradient };
}
