import { outOfRange, wrongType } from "../runtime/errors.js";

/** Weights of n rows, from 0 to `most`. @throws TypeError and RangeError that name the weight. */
export function checkWeights(argument: string, weights: unknown, n: number, most: number): Float64Array {
  if (!(weights instanceof Float64Array)) throw wrongType(argument, weights, "a Float64Array");
  if (weights.length !== n) throw outOfRange(argument, weights, `one weight for each of ${n} rows`);
  weights.forEach((weight, index) => {
    if (!(weight >= 0 && weight <= most))
      throw outOfRange(`${argument}[${index}]`, weight, `a number from 0 to ${most}`);
  });
  return weights;
}

/** A copy of the weights of the components of a mixture: at least 0, one of them above; they need not sum to 1. */
export function checkMixtureWeights(argument: string, weights: unknown, count: number): Float64Array {
  if (!(weights instanceof Float64Array)) throw wrongType(argument, weights, "a Float64Array");
  if (weights.length !== count) throw outOfRange(argument, weights, `one weight for each of ${count} components`);
  weights.forEach((weight, index) => {
    if (!(weight >= 0 && weight <= Number.MAX_VALUE)) {
      throw outOfRange(`${argument}[${index}]`, weight, "a finite number of at least 0");
    }
  });
  if (weights.every((weight) => weight === 0)) throw outOfRange(argument, weights, "a weight above 0");
  return weights.slice(); // the growth of wasm memory detaches a view of it
}
