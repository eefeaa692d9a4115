import { rationalReference } from "../../kernels/rational.js";
import type { ReferenceLayer } from "./layer.js";
import { at, generate, sizeOf } from "./values.js";

/** Roundings of one element; magnitudes are what the kernels' bounds are in these. */
const ROUNDINGS = 40;
const UNIT = 2 ** -24;
const STEP = 1e-7;

export const rational: ReferenceLayer<"rational"> = ({ spec, inputs: [x], parameter }) => {
  const { groups, form = "A" } = spec;
  // [batch, tokens, features] are rows of features; else a sample's planes are one row.
  const rows = sizeOf(x.shape.slice(0, x.shape.length === 3 ? 2 : 1));
  const run = x.value.length / rows / groups;
  const [numerator, denominator] = [parameter("numerator").value, parameter("denominator").value];
  const setup = { rows, groups, run, numerator, denominator, form };
  const groupOf = (index: number): number => Math.floor(index / run) % groups;
  const elements = Array.from(x.value, (value, index) => {
    const b = denominator.slice(4 * groupOf(index), 4 * groupOf(index) + 4);
    return elementSizes({ rows: 1, groups: 1, run: 1, numerator, denominator: b, form }, value, at(x.magnitude, index));
  });
  const one = new Float64Array(x.value.length).fill(1);
  const { y } = rationalReference(setup, x.value, one);
  return {
    output: generate(
      x.shape,
      (index) => at(y, index),
      (index) => elements[index]?.y[0] ?? NaN,
    ),
    roundings: ROUNDINGS,
    backward: (dy) => {
      const { dx, dNumerator, dDenominator } = rationalReference(setup, x.value, dy.value);
      const [aSizes, bSizes] = [new Float64Array(6), new Float64Array(4 * groups)];
      elements.forEach((element, index) => {
        const size = at(dy.magnitude, index);
        element.dNumerator.forEach((value, i) => (aSizes[i] = at(aSizes, i) + size * value));
        const first = 4 * groupOf(index);
        element.dDenominator.forEach((value, j) => (bSizes[first + j] = at(bSizes, first + j) + size * value));
      });
      const magnitude = dy.magnitude.map((size, index) => size * (elements[index]?.dx[0] ?? NaN));
      return {
        inputs: [{ shape: x.shape, value: dx, magnitude }],
        parameters: {
          numerator: { shape: [1, 6], value: dNumerator, magnitude: aSizes },
          denominator: { shape: [groups, 4], value: dDenominator, magnitude: bSizes },
        },
      };
    },
  };
};

type Sizes = Readonly<Record<"y" | "dx" | "dNumerator" | "dDenominator", Float64Array>>;

/**
 * For one element and dy = 1: of each result its size, the error that the kernel may make of it, and what an error as large as the
 * input's magnitude makes of it, by a difference.
 */
function elementSizes(setup: Parameters<typeof rationalReference>[0], x: number, magnitude: number): Sizes {
  const here = rationalReference(setup, [x], [1]);
  const beside = rationalReference(setup, [x + STEP * magnitude], [1]);
  const sizes = (name: keyof Sizes): Float64Array =>
    here[name].map((value, index) => {
      const moved = Math.abs(at(beside[name], index) - value) / STEP;
      return Math.abs(value) + moved + at(here.tolerance[name], index) / UNIT / ROUNDINGS;
    });
  return { y: sizes("y"), dx: sizes("dx"), dNumerator: sizes("dNumerator"), dDenominator: sizes("dDenominator") };
}
