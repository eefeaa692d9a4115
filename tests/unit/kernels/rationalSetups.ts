/** The shapes and coefficients on which the kernels of rational functions are tried. */
import type { KernelMemory } from "./memory.js";
import type { RationalCase } from "./rational.js";
import { uniform } from "./values.js";

/** The published swish, in f32. */
export const SWISH: Pick<RationalCase, "numerator" | "denominator"> = {
  numerator: Float32Array.of(3.05488e-7, 0.50000079, 0.24999783, 0.05326628, 0.005803035, 0.0002751961),
  denominator: Float32Array.of(-4.111555e-6, 0.106528993, -1.269e-6, 0.00055023313),
};

/** [rows, groups, run]: groups of 1, 2, 4, 8 and all channels; runs around vectors, walks and pieces; empty, one, few and many rows. */
const SHAPES: readonly (readonly [number, number, number])[] = [
  [0, 4, 3],
  [0, 4, 24],
  [1, 1, 1],
  [3, 1, 5],
  [3, 2, 7],
  [197, 8, 1],
  [3, 8, 2],
  [197, 4, 3],
  [65, 2, 5],
  [64, 7, 1],
  [129, 3, 1],
  [33, 2, 4],
  [9, 4, 8],
  [9, 2, 12],
  [3, 2, 15],
  [3, 8, 16],
  [5, 2, 17],
  [197, 8, 24],
  [3, 4, 31],
  [7, 2, 32],
  [3, 2, 63],
  [3, 2, 21],
  [5, 1, 26],
  [2, 2, 30],
  [3, 1, 43],
  [3, 8, 96],
  [1, 4, 96],
  [3, 1, 97],
  [1, 2, 256],
  [3, 2, 257],
  [3, 1, 1031],
  // More blocks than are kept in a table: runs of one group, and columns with a last one alone.
  [5, 17, 16],
  [3, 65, 1],
  [66, 33, 2],
  [2, 70, 24],
];

/** Every number of groups with every size and number of rows that published networks and small ones have. */
function* products(): Iterable<readonly [number, number, number]> {
  for (const groups of [1, 2, 4, 8]) {
    for (const run of [1, 2, 3, 5, 7, 24, 96]) {
      for (const rows of [0, 1, 3, 197]) yield [rows, groups, run];
    }
  }
}

export interface RationalSetup {
  readonly name: string;
  readonly setup: RationalCase;
  readonly length: number;
}

/** Every shape with both forms, a numerator for all groups and one each; every product with one of the four. */
export function* rationalSetups(): Iterable<RationalSetup> {
  const named = new Set<string>();
  for (const [rows, groups, run] of SHAPES) {
    named.add([rows, groups, run].join("x"));
    for (const form of ["A", "B"] as const) {
      for (const numerators of groups === 1 ? [1] : [1, groups]) yield setupOf(rows, groups, run, form, numerators);
    }
  }
  let count = 0;
  for (const [rows, groups, run] of products()) {
    if (named.has([rows, groups, run].join("x"))) continue;
    count++;
    yield setupOf(rows, groups, run, count % 2 === 0 ? "A" : "B", count % 4 < 2 ? 1 : groups);
  }
}

/** Some b are 0 or -0. */
function setupOf(rows: number, groups: number, run: number, form: "A" | "B", numerators: number): RationalSetup {
  const numerator = uniform(run + groups, 6 * numerators, -1, 1);
  const denominator = uniform(run + groups + 1, 4 * groups, -1, 1);
  denominator.forEach((_, index) => {
    if (index % 7 === 3) denominator[index] = index % 2 === 0 ? 0 : -0;
  });
  const name = `${[rows, groups, run].join("x")}, form ${form}, ${String(numerators)} numerators`;
  return { name, setup: { rows, groups, run, numerator, denominator, form }, length: rows * groups * run };
}

/** Places the coefficients: numerator, whether groups share it, denominator, form. */
export function placeCoefficients(
  memory: KernelMemory,
  { numerator, denominator, form, groups }: RationalCase,
): readonly number[] {
  const isShared = groups > 1 && numerator.length === 6;
  const [a, b] = [memory.input(Float32Array.from(numerator)), memory.input(Float32Array.from(denominator))];
  return [a, isShared ? 1 : 0, b, form === "A" ? 0 : 1];
}
