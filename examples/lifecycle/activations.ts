/** The functions that the network's rational layers have learned so far, as curves. */
import type { Lanewise, Network } from "lanewise";
import { RATIONAL_LAYERS } from "./network.js";

/** Where they are drawn: nearly all inputs lie there. */
const RANGE = 5;
const POINTS = 201;

/** [x, F(x)] from -5 to 5. */
export type Curve = readonly (readonly [x: number, y: number])[];

export interface LearnedActivation {
  readonly layer: string;
  /** One of each group of channels. */
  readonly curves: readonly Curve[];
}

export function learnedActivations(engine: Lanewise, network: Network): readonly LearnedActivation[] {
  return RATIONAL_LAYERS.map((layer) => ({ layer, curves: groupCurves(engine, network, layer) }));
}

/** A row for each x, with one channel in each group. */
function groupCurves(engine: Lanewise, network: Network, layer: string): readonly Curve[] {
  const numerator = network.getParameter(`${layer}.numerator`).values;
  const denominator = network.getParameter(`${layer}.denominator`);
  const [groups = 0] = denominator.shape;
  const places = Array.from({ length: POINTS }, (_, index) => RANGE * ((2 * index) / (POINTS - 1) - 1));
  const row = (x: number): readonly number[] => Array.from({ length: groups }, () => x);
  using x = engine.tensor("f32", [POINTS, groups], places.flatMap(row));
  using y = engine.kan.apply(x, { groups, numerator, denominator: denominator.values });
  const values = y.toFloat32Array();
  return Array.from({ length: groups }, (_, group) =>
    places.map((place, index) => [place, values[index * groups + group]!] as const),
  );
}
