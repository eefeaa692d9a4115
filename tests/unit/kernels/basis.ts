import { rounding, UNIT_ROUNDOFF, type Output, type Trial } from "./case.js";
import { derivative } from "./gradient.js";
import type { KernelMemory } from "./memory.js";
import { at, uniform } from "./values.js";

/** A function of the distance z from a centre, its slope, and how many roundings its f32 form takes. */
export interface Bump {
  readonly value: (z: number) => number;
  readonly slope: (z: number) => number;
  /** Relative to the value. */
  readonly valueRoundings: (z: number) => number;
  /** Relative to the value: a slope that vanishes at the centre is no more exact than this. */
  readonly slopeRoundings: (z: number) => number;
  /** Largest |slope of the slope| at z. */
  readonly bend: (z: number) => number;
}

interface Setup {
  readonly name: string;
  readonly grids: number;
  readonly low: number;
  readonly spacing: number;
  readonly inverseWidth: number;
  readonly x: Float32Array;
}

const SPECIAL = Float32Array.of(0, -0, 2 ** -149, 1e-30, 3.4e38, -3.4e38, Infinity, -Infinity, NaN, 12, -12);

function* setups(): Iterable<Setup> {
  for (const [n, grids, low, high, width] of [
    [0, 8, -2, 2, 4 / 7],
    [5, 1, 0, 1, 1],
    [3, 2, -1, 1, 0.5],
    [7, 3, -1, 1, 1],
    [4, 4, -2, 2, 0.33],
    [9, 5, -1.2, 0.2, 2],
    [33, 8, -2, 2, 4 / 7],
    [6, 11, -3, 5, 0.33],
  ] as const) {
    const inverseWidth = Math.fround(1 / width);
    const spacing = Math.fround(grids === 1 ? 0 : (high - low) / (grids - 1) / width);
    const name = `${n} values, ${grids} centres`;
    const grid = { grids, low: Math.fround(low), spacing, inverseWidth };
    yield { name, ...grid, x: uniform(n + grids, n, low - 3, high + 3) };
    if (n === 33) yield { name: "limits", ...grid, x: SPECIAL };
  }
}

function distance({ grids, low, spacing, inverseWidth, x }: Setup, index: number): number {
  return (at(x, Math.floor(index / grids)) - low) * inverseWidth - (index % grids) * spacing;
}

/** How far rounding moves a finite z: the difference, the product, the centre's place and the last difference. */
function distanceError(setup: Setup, index: number): number {
  const z = distance(setup, index);
  if (!Number.isFinite(z)) return 0;
  const place = (at(setup.x, Math.floor(index / setup.grids)) - setup.low) * setup.inverseWidth;
  return UNIT_ROUNDOFF * (2 * Math.abs(place) + (index % setup.grids) * setup.spacing + Math.abs(z));
}

function operands(memory: KernelMemory, setup: Setup): readonly number[] {
  const { grids, low, spacing, inverseWidth, x } = setup;
  return [x.length, grids, low, spacing, inverseWidth, memory.input(x)];
}

export function forwardTrials(kernel: string, bump: Bump): () => Iterable<Trial> {
  return function* () {
    for (const setup of setups()) {
      yield {
        name: setup.name,
        run(memory) {
          const length = setup.x.length * setup.grids;
          const y = memory.output(length);
          memory.call(kernel, ...operands(memory, setup), y);
          const places = Array.from({ length }, (_, index) => distance(setup, index));
          const reference = places.map((z) => bump.value(z));
          const tolerance = reference.map((value, index) => {
            const z = at(places, index);
            const moved = Math.abs(bump.slope(z)) * distanceError(setup, index);
            return (Number.isNaN(moved) ? 0 : 1.01 * moved) + rounding(bump.valueRoundings(z), value) + 2 ** -149;
          });
          return [{ name: "y", actual: memory.floats(y, length), reference, tolerance }];
        },
      };
    }
  };
}

export function backwardTrials(kernel: string, bump: Bump): () => Iterable<Trial> {
  return function* () {
    for (const setup of setups()) {
      yield { name: setup.name, run: (memory) => runBackward(memory, kernel, bump, setup) };
    }
  };
}

function runBackward(memory: KernelMemory, kernel: string, bump: Bump, setup: Setup): readonly Output[] {
  const { grids, inverseWidth, x } = setup;
  const dy = uniform(8, x.length * grids, -1, 1);
  const dx = memory.output(x.length);
  memory.call(kernel, ...operands(memory, setup), memory.input(dy), dx);
  const [reference, tolerance] = [new Float64Array(x.length), new Float64Array(x.length)];
  for (let index = 0; index < dy.length; index++) {
    const z = distance(setup, index);
    const to = Math.floor(index / grids);
    const [scale, slope] = [at(dy, index) * inverseWidth, bump.slope(z)];
    const own = rounding(bump.slopeRoundings(z), bump.value(z)) + rounding(grids + 6, slope);
    const moved = bump.bend(z) * distanceError(setup, index);
    reference[to] = at(reference, to) + scale * slope;
    tolerance[to] = at(tolerance, to) + Math.abs(scale) * (1.01 * moved + own);
  }
  const near = Array.from(dy, (_, index) => distance(setup, index)).filter((z) => Math.abs(z) < 20);
  return [
    { name: "dx", actual: memory.floats(dx, x.length), reference, tolerance },
    {
      name: "central differences of the basis",
      actual: near.map((z) => bump.slope(z)),
      reference: near.map((z) => derivative(bump.value, z)),
      tolerance: 1e-9,
    },
  ];
}
