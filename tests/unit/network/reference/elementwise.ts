import type { ReferenceLayer } from "./layer.js";
import { at, generate, sizeOf, sum, zeros, type Values } from "./values.js";

export const add: ReferenceLayer<"add"> = ({ inputs }) => {
  const [first, ...others] = inputs;
  return {
    output: others.reduce(sum, first),
    roundings: others.length,
    backward: (dy) => ({ inputs: inputs.map(() => dy), parameters: {} }),
  };
};

export const multiply: ReferenceLayer<"multiply"> = ({ inputs }) => {
  const [a, b = a] = inputs;
  const { shape } = a.shape.length >= b.shape.length ? a : b;
  const indexOf = (values: Values, index: number): number => Math.floor(index / (sizeOf(shape) / values.value.length));
  const product = (x: Values, y: Values): Values =>
    generate(
      shape,
      (index) => at(x.value, indexOf(x, index)) * at(y.value, indexOf(y, index)),
      (index) => at(x.magnitude, indexOf(x, index)) * at(y.magnitude, indexOf(y, index)),
    );
  const gather = (values: Values, target: Values): Values => {
    const result = zeros(target.shape);
    for (let index = 0; index < values.value.length; index++) {
      const to = indexOf(target, index);
      result.value[to] = at(result.value, to) + at(values.value, index);
      result.magnitude[to] = at(result.magnitude, to) + at(values.magnitude, index);
    }
    return result;
  };
  return {
    output: product(a, b),
    roundings: 1 + sizeOf(shape) / Math.min(a.value.length, b.value.length),
    backward: (dy) => ({ inputs: [gather(product(dy, b), a), gather(product(dy, a), b)], parameters: {} }),
  };
};

export const flatten: ReferenceLayer<"flatten"> = ({ inputs: [x] }) => ({
  output: { ...x, shape: [at(x.shape, 0), sizeOf(x.shape.slice(1))] },
  roundings: 0,
  backward: (dy) => ({ inputs: [{ ...dy, shape: x.shape }], parameters: {} }),
});

/** Dropout at prediction. */
export const dropout: ReferenceLayer<"dropout"> = ({ inputs: [x] }) => ({
  output: x,
  roundings: 0,
  backward: (dy) => ({ inputs: [dy], parameters: {} }),
});

export const softmax: ReferenceLayer<"softmax"> = ({ inputs: [x] }) => {
  const output = softmaxRows(x);
  const columns = at(x.shape, 1);
  return {
    output,
    roundings: columns + 8,
    backward: (dy) => {
      const rowSums = (values: Float64Array, weights: Float64Array, row: number): number => {
        let total = 0;
        for (let index = row * columns; index < (row + 1) * columns; index++)
          total += at(values, index) * at(weights, index);
        return total;
      };
      const row = (index: number): number => Math.floor(index / columns);
      const dx = generate(
        x.shape,
        (index) => at(output.value, index) * (at(dy.value, index) - rowSums(dy.value, output.value, row(index))),
        (index) =>
          at(output.magnitude, index) * (at(dy.magnitude, index) + rowSums(dy.magnitude, output.magnitude, row(index))),
      );
      return { inputs: [dx], parameters: {} };
    },
  };
};

/** An error e of x changes e^x by e times itself, and the sum by as much as the largest. */
export function softmaxRows(x: Values): Values {
  const columns = at(x.shape, 1);
  const value = new Float64Array(x.value.length);
  const magnitude = new Float64Array(x.value.length);
  for (let first = 0; first < value.length; first += columns) {
    const row = x.value.subarray(first, first + columns);
    const largest = Math.max(...row);
    const total = row.reduce((partial, logit) => partial + Math.exp(logit - largest), 0);
    const error = Math.max(...x.magnitude.subarray(first, first + columns));
    for (let column = 0; column < columns; column++) {
      const probability = Math.exp(at(row, column) - largest) / total;
      value[first + column] = probability;
      magnitude[first + column] = probability * (1 + 2 * error);
    }
  }
  return { shape: x.shape, value, magnitude };
}
