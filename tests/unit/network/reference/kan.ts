import { bases, basisCount, slopes, step, type SplineGrid } from "../../kernels/bspline.js";
import { applyActivation } from "./activation.js";
import type { Application, ReferenceLayer } from "./layer.js";
import { applyLayerNorm } from "./layerNorm.js";
import { applyMatrix, asRows, columnSums, repeated, shaped, times } from "./matrix.js";
import { at, generate, sum, type Values } from "./values.js";

export const bsplineKan: ReferenceLayer<"bsplineKan"> = ({ spec, inputs: [x], parameter }) => {
  const { gridSize = 5, range: [low, high] = [-1, 1] } = spec;
  const swish = applyActivation("swish", asRows(x));
  const base = applyMatrix(swish.output, parameter("base_weight"));
  const splines = spread(asRows(x), basisCount({ gridSize, low, high }), splineBasis({ gridSize, low, high }));
  const sums = applyMatrix(splines.output, parameter("spline_weight"));
  return {
    output: shaped(sum(base.output, sums.output), outputShape(x, spec.units)),
    roundings: swish.roundings + base.roundings + sums.roundings + 12,
    backward: (dy) => {
      const [toBase, toSplines] = [base.backward(asRows(dy)), sums.backward(asRows(dy))];
      const dx = sum(swish.backward(toBase.dx), splines.backward(toSplines.dx));
      return {
        inputs: [shaped(dx, x.shape)],
        parameters: { base_weight: toBase.weight, spline_weight: toSplines.weight },
      };
    },
  };
};

export const fasterKan: ReferenceLayer<"fasterKan"> = (application) => {
  const { spec, inputs } = application;
  const [x] = inputs;
  const { output, roundings, backward } = branch(application, "switch", spec.width ?? 0.33);
  return {
    output: shaped(output, outputShape(x, spec.units)),
    roundings,
    backward: (dy) => {
      const { dx, parameters } = backward(asRows(dy));
      return { inputs: [shaped(dx, x.shape)], parameters };
    },
  };
};

export const fastKan: ReferenceLayer<"fastKan"> = (application) => {
  const { spec, inputs, parameter } = application;
  const [x] = inputs;
  const { grids = 8, range: [low, high] = [-2, 2] } = spec;
  const swish = applyActivation("swish", asRows(x));
  const base = applyMatrix(swish.output, parameter("base_linear.weight"));
  const splines = branch(application, "gaussian", (high - low) / (grids - 1));
  const biases = repeated(parameter("base_linear.bias"), at(base.output.shape, 0));
  return {
    output: shaped(sum(splines.output, sum(base.output, biases)), outputShape(x, spec.units)),
    roundings: swish.roundings + base.roundings + splines.roundings + 2,
    backward: (dy) => {
      const dRows = asRows(dy);
      const [toSplines, toBase] = [splines.backward(dRows), base.backward(dRows)];
      const dx = sum(toSplines.dx, swish.backward(toBase.dx));
      const own = { "base_linear.weight": toBase.weight, "base_linear.bias": columnSums(dRows) };
      return { inputs: [shaped(dx, x.shape)], parameters: { ...toSplines.parameters, ...own } };
    },
  };
};

function outputShape(x: Values, units: number): readonly number[] {
  return [...x.shape.slice(0, -1), units];
}

interface AppliedBranch {
  readonly output: Values;
  readonly roundings: number;
  readonly backward: (dy: Values) => { readonly dx: Values; readonly parameters: Readonly<Record<string, Values>> };
}

/** Layer norm, a bump around every centre, a matrix; on rows. */
function branch(
  { spec, inputs: [x], parameter }: Application<"fastKan"> | Application<"fasterKan">,
  kind: "gaussian" | "switch",
  width: number,
): AppliedBranch {
  const { grids = 8, range: [low, high] = [-2, 2] } = spec;
  const norm = applyLayerNorm(asRows(x), parameter("layernorm.weight"), parameter("layernorm.bias"));
  const centres = Array.from({ length: grids }, (_, index) => low + (index * (high - low)) / (grids - 1));
  const bumps = spread(norm.output, grids, bumpBasis(kind, centres, width));
  const sums = applyMatrix(bumps.output, parameter("spline_linear.weight"));
  return {
    output: sums.output,
    roundings: norm.roundings + sums.roundings + grids + 16,
    backward: (dy) => {
      const { dx: dBumps, weight } = sums.backward(dy);
      const { dx, weight: gamma, bias: beta } = norm.backward(bumps.backward(dBumps));
      return { dx, parameters: { "spline_linear.weight": weight, "layernorm.weight": gamma, "layernorm.bias": beta } };
    },
  };
}

/** Functions of one value, their slopes, and what one rounding of a value of magnitude m does to both. */
interface Basis {
  readonly value: (x: number) => readonly number[];
  readonly slope: (x: number) => readonly number[];
  readonly valueMagnitude: (x: number, m: number) => readonly number[];
  readonly slopeMagnitude: (x: number, m: number) => readonly number[];
}

/** x [rows, features] -> [rows, features count]. */
function spread(
  x: Values,
  count: number,
  basis: Basis,
): { readonly output: Values; readonly backward: (dy: Values) => Values } {
  const [rows = 0, features = 0] = x.shape;
  const all = (of: (x: number, m: number) => readonly number[]): Float64Array =>
    Float64Array.from([...x.value].flatMap((value, index) => of(value, at(x.magnitude, index))));
  const shape = [rows, features * count];
  const tangents: Values = { shape, value: all(basis.slope), magnitude: all(basis.slopeMagnitude) };
  return {
    output: { shape, value: all(basis.value), magnitude: all(basis.valueMagnitude) },
    backward: (dy) => {
      const products = times(dy, tangents);
      const gather = (values: Float64Array, index: number): number =>
        values.subarray(index * count, (index + 1) * count).reduce((total, value) => total + value, 0);
      return generate(
        x.shape,
        (index) => gather(products.value, index),
        (index) => gather(products.magnitude, index),
      );
    },
  };
}

function splineBasis(grid: SplineGrid): Basis {
  const reach = (m: number): number => 3 * (m + Math.abs(grid.low));
  return {
    value: (x) => bases(grid, x),
    slope: (x) => slopes(grid, x),
    // The two bases in the middle of four are taken off 2/3.
    valueMagnitude: (x, m) =>
      bases(grid, x).map(
        (value, index) => value + (value > 0.16 ? 1 : 0) + reach(m) * Math.abs(at(slopes(grid, x), index)),
      ),
    // Slopes bend by at most 2 per step squared where a basis is near.
    slopeMagnitude: (x, m) =>
      bases(grid, x).map((value) => (value > 0 ? 1 / step(grid) + (2 * reach(m)) / step(grid) ** 2 : 0)),
  };
}

function bumpBasis(kind: "gaussian" | "switch", centres: readonly number[], width: number): Basis {
  const value = (z: number): number => (kind === "gaussian" ? Math.exp(-z * z) : 1 / Math.cosh(z) ** 2);
  const slope = (z: number): number => -2 * value(z) * (kind === "gaussian" ? z : Math.tanh(z));
  const bend = (z: number): number => value(z) * (kind === "gaussian" ? Math.abs(4 * z * z - 2) : 4);
  const reach = (m: number, centre: number): number => (m + Math.abs(centre) + 2 * Math.abs(at(centres, 0))) / width;
  const each = (of: (z: number, reach: number) => number) => (x: number, m: number) =>
    centres.map((centre) => of((x - centre) / width, reach(m, centre)));
  return {
    value: (x) => each((z) => value(z))(x, 0),
    slope: (x) => each((z) => slope(z) / width)(x, 0),
    valueMagnitude: each((z, moved) => value(z) * (1 + z * z) + Math.abs(slope(z)) * moved),
    slopeMagnitude: each((z, moved) => (value(z) * (2 + z * z) + Math.abs(slope(z)) + bend(z) * moved) / width),
  };
}
