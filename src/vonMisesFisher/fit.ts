import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange } from "../runtime/errors.js";
import type { Concentrations } from "./concentrations.js";
import { checkEstimateOptions, estimate } from "./estimate.js";
import { checkRows } from "./rows.js";
import { ExactSums } from "./sums.js";
import type { DirectionFit, DirectionRows, WeightedFitOptions } from "./types.js";
import { checkWeights } from "./weights.js";

const LARGEST_WEIGHT = 1e300;

/** The fit of rows that are all there. */
export function fitRows(
  context: RuntimeContext,
  concentrations: Concentrations,
  rows: DirectionRows,
  shape: readonly [n: number, d: number],
  options: WeightedFitOptions = {},
): DirectionFit {
  const checked = checkEstimateOptions(options, ["weights"]);
  const { weights } = options;
  const { n, d } = checkRows(context, rows, shape);
  if (n === 0) throw outOfRange("shape", shape, "at least one row");
  const sums = new ExactSums(context, concentrations, d);
  if (weights === undefined) return estimate(concentrations, sums.add(rows, shape).resultant(), checked);
  const given = checkWeights("options.weights", weights, n, LARGEST_WEIGHT);
  const largest = given.reduce((most, weight) => Math.max(most, weight), 0);
  if (largest === 0) throw new RangeError("options.weights: expected a weight above 0, got zeros");
  // Exact sums take weights up to 1: divided by a power of two they keep their bits.
  let unit = 1;
  while (unit < largest) unit *= 2;
  while (unit / 2 >= largest) unit /= 2;
  const resultant = sums
    .add(
      rows,
      shape,
      given.map((weight) => weight / unit),
    )
    .resultant();
  return estimate(concentrations, { ...resultant, weight: resultant.weight * unit }, checked);
}
