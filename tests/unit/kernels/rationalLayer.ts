/** The layers, a rational function and then a product, on which their kernels are tried. */
import type { RationalCase } from "./rational.js";
import { rationalSetups } from "./rationalSetups.js";
import { spread, uniform } from "./values.js";

export interface LayerSetup {
  readonly name: string;
  readonly setup: RationalCase;
  readonly units: number;
  readonly x: Float32Array;
  /** [units, features] */
  readonly weight: Float32Array;
  readonly bias: Float32Array | undefined;
  readonly minimum: number;
  readonly maximum: number;
  /** Room for all that a trial places. */
  readonly bytes: number;
}

/**
 * [rows, groups, run, units]: around the edges of tiles (4 and 6 rows, 8 columns), of blocks (240 rows, 256 deep) and of strips (8192 values, a
 * whole number of tiles), and at 0, 1 and primes.
 */
const EDGES: readonly (readonly [rows: number, groups: number, run: number, units: number])[] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13].map((rows) => [rows, 2, 5, 9] as const),
  ...[0, 1, 7, 8, 9, 16, 17, 33].map((units) => [5, 4, 3, units] as const),
  ...[255, 256, 257, 513].map((run) => [5, 1, run, 9] as const),
  ...[239, 240, 241, 487].map((rows) => [rows, 2, 4, 5] as const),
  [241, 5, 1, 3],
  [451, 3, 1, 2],
  [31, 8, 64, 3],
  [25, 17, 19, 7],
  [9, 2, 1031, 2],
  [13, 1, 4099, 1],
];

/** Without `edges`, those and every shape of `rationalSetups` too. */
export function* layerSetups(edges?: typeof EDGES): Iterable<LayerSetup> {
  for (const [rows, groups, run, units] of edges ?? EDGES) {
    const numerator = uniform(run, 6 * (rows % 2 === 0 ? 1 : groups), -1, 1);
    const denominator = uniform(run + 1, 4 * groups, -1, 1);
    const form = units % 2 === 0 ? "A" : "B";
    const name = `${[rows, groups, run].join("x")}, ${String(units)} units, form ${form}`;
    yield layerOf(name, { rows, groups, run, numerator, denominator, form }, units);
  }
  if (edges !== undefined) return;
  let units = 0;
  for (const { name, setup } of rationalSetups()) {
    units = (units + 5) % 19;
    yield layerOf(`${name}, ${String(units)} units`, setup, units);
  }
}

function layerOf(name: string, setup: RationalCase, units: number): LayerSetup {
  const { rows, groups, run } = setup;
  const features = groups * run;
  const [x, weight] = [uniform(rows, rows * features, -3, 3), spread(units, units * features, 2)];
  const floats = 6 * x.length + 6 * weight.length + 6 * rows * units + 40 * features + 100 * groups;
  const clamped = units % 3 === 0;
  return {
    name,
    setup,
    units,
    x,
    weight,
    bias: units % 2 === 0 ? undefined : spread(units + 1, units, 2),
    minimum: clamped ? -2 : -Infinity,
    maximum: clamped ? 3 : Infinity,
    bytes: (1 << 17) + 4 * floats,
  };
}
