import { at, sizeOf, type Values } from "./values.js";

/** Calls `tap` for every product in a layer that is linear in its input and in its weights. */
export type Taps = (tap: (output: number, input: number, weight: number) => void) => void;

/** The sum of products over all taps, per output, plus what `bias` gives. */
export function forwardTaps(taps: Taps, shape: readonly number[], x: Values, weight: Values, bias?: Values): Values {
  const value = new Float64Array(sizeOf(shape));
  const magnitude = new Float64Array(value.length);
  if (bias !== undefined) {
    const perSample = value.length / at(shape, 0);
    const perOutput = perSample / bias.value.length;
    for (let index = 0; index < value.length; index++) {
      const output = Math.floor((index % perSample) / perOutput);
      value[index] = at(bias.value, output);
      magnitude[index] = at(bias.magnitude, output);
    }
  }
  taps((output, input, tap) => {
    value[output] = at(value, output) + at(x.value, input) * at(weight.value, tap);
    magnitude[output] = at(magnitude, output) + at(x.magnitude, input) * at(weight.magnitude, tap);
  });
  return { shape, value, magnitude };
}

/** Gradients of input and weights over the same taps. */
export function backwardTaps(taps: Taps, dy: Values, x: Values, weight: Values): { dx: Values; dWeight: Values } {
  const dx = { shape: x.shape, value: new Float64Array(x.value.length), magnitude: new Float64Array(x.value.length) };
  const length = weight.value.length;
  const dWeight = { shape: weight.shape, value: new Float64Array(length), magnitude: new Float64Array(length) };
  taps((output, input, tap) => {
    dx.value[input] = at(dx.value, input) + at(dy.value, output) * at(weight.value, tap);
    dx.magnitude[input] = at(dx.magnitude, input) + at(dy.magnitude, output) * at(weight.magnitude, tap);
    dWeight.value[tap] = at(dWeight.value, tap) + at(dy.value, output) * at(x.value, input);
    dWeight.magnitude[tap] = at(dWeight.magnitude, tap) + at(dy.magnitude, output) * at(x.magnitude, input);
  });
  return { dx, dWeight };
}

/** The gradient of a bias: dy summed over all but the outputs. */
export function backwardBias(dy: Values, outputs: number): Values {
  const value = new Float64Array(outputs);
  const magnitude = new Float64Array(outputs);
  const perSample = dy.value.length / at(dy.shape, 0);
  const perOutput = perSample / outputs;
  for (let index = 0; index < dy.value.length; index++) {
    const output = Math.floor((index % perSample) / perOutput);
    value[output] = at(value, output) + at(dy.value, index);
    magnitude[output] = at(magnitude, output) + at(dy.magnitude, index);
  }
  return { shape: [outputs], value, magnitude };
}
