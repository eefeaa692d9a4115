import type { Activation } from "../../../../src/dense/types.js";
import type { ReferenceLayer } from "./layer.js";
import { at, generate, type Values } from "./values.js";

export const activation: ReferenceLayer<"activation"> = ({ spec, inputs: [x] }) => {
  const { output, backward, roundings } = applyActivation(spec.activation, x);
  return { output, roundings, backward: (dy) => ({ inputs: [backward(dy)], parameters: {} }) };
};

export interface AppliedActivation {
  readonly output: Values;
  readonly backward: (dy: Values) => Values;
  readonly roundings: number;
}

export function applyActivation(kind: Activation, x: Values): AppliedActivation {
  switch (kind) {
    case "none":
      return { output: x, backward: (dy) => dy, roundings: 0 };
    case "relu":
      return clamp(x, 0, Infinity);
    case "relu6":
      return clamp(x, 0, 6);
    case "sigmoid":
      return curve(x, sigmoid, (value) => sigmoid(value) * (1 - sigmoid(value)));
    case "swish":
      return curve(
        x,
        (value) => value * sigmoid(value),
        (value) => sigmoid(value) * (1 + value * (1 - sigmoid(value))),
      );
    default:
      return clamp(x, kind.min, kind.max);
  }
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function clamp(x: Values, minimum: number, maximum: number): AppliedActivation {
  const low = Math.fround(minimum);
  const high = Math.fround(maximum);
  const output = generate(
    x.shape,
    (index) => Math.min(Math.max(at(x.value, index), low), high),
    (index) => at(x.magnitude, index),
  );
  const passes = (index: number): number => (at(x.value, index) > low && at(x.value, index) < high ? 1 : 0);
  return { output, backward: (dy) => scale(dy, passes, passes), roundings: 0 };
}

/** Errors of x come out multiplied by the slope; a curve's own are relative to its value. The slope bends by at most 1 per unit of x. */
function curve(x: Values, value: (x: number) => number, slope: (x: number) => number): AppliedActivation {
  const output = generate(
    x.shape,
    (index) => value(at(x.value, index)),
    (index) => Math.abs(value(at(x.value, index))) + at(x.magnitude, index) * Math.abs(slope(at(x.value, index))),
  );
  const slopeAt = (index: number): number => slope(at(x.value, index));
  const slopeMagnitude = (index: number): number => Math.abs(slopeAt(index)) + at(x.magnitude, index);
  return { output, backward: (dy) => scale(dy, slopeAt, slopeMagnitude), roundings: 8 };
}

function scale(dy: Values, factor: (index: number) => number, magnitude: (index: number) => number): Values {
  return generate(
    dy.shape,
    (index) => at(dy.value, index) * factor(index),
    (index) => at(dy.magnitude, index) * magnitude(index),
  );
}
