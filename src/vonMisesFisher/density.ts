import { checkObject } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { Concentrations } from "./concentrations.js";
import { checkDensities, checkDensity } from "./directions.js";
import { checkRowsOf, visitRows, type RowBlock, type RowMatrix } from "./rows.js";
import type { Direction, DirectionMixture, DirectionRows } from "./types.js";
import { checkMixtureWeights } from "./weights.js";

const SMALLEST_NORMAL = 2 ** -1022;

/** The logarithms of joint densities, log w_k f_k(x), as functions of the cosines of x to the means. */
export interface Joint {
  readonly components: readonly Direction[];
  /** Of each component: the logarithm of its weight and of its density at its mean. */
  readonly peaks: readonly number[];
}

export function jointOf(
  { kernels }: RuntimeContext,
  concentrations: Concentrations,
  components: readonly Direction[],
  weights: ArrayLike<number>,
): Joint {
  const peaks = components.map(({ mu, kappa }, index) => {
    return logarithm(kernels, weights[index]!) + concentrations.logPeak(mu.length, kappa);
  });
  return { components, peaks };
}

/** ln of a weight: what the kernel does not take, a subnormal one, by way of a normal one. */
function logarithm(kernels: RuntimeContext["kernels"], weight: number): number {
  if (weight >= SMALLEST_NORMAL) return kernels.logarithm_f64(weight);
  return kernels.logarithm_f64(2 ** 64 * weight) - 64 * Math.LN2;
}

/** Writes the means one after the other. */
export function writeMeans(
  context: RuntimeContext,
  components: readonly Pick<Direction, "mu">[],
  pointer: number,
): void {
  components.forEach(({ mu }, index) => context.f64(pointer + 8 * mu.length * index, mu.length).set(mu));
}

/** The joint logarithms of a block, [count, components] at `target`, from means at `means`. */
export function joint(
  context: RuntimeContext,
  { components, peaks }: Joint,
  { count, pointer, dtype, scales }: RowBlock,
  means: number,
  target: number,
): void {
  const { direction_cosines_f32, direction_cosines_f64 } = context.kernels;
  const { length } = components;
  const product = dtype === "f64" ? direction_cosines_f64 : direction_cosines_f32;
  product(count, components[0]!.mu.length, pointer, scales, length, means, target);
  const values = context.f64(target, count * length);
  components.forEach(({ kappa }, index) => {
    const peak = peaks[index]!;
    // Not kappa times the cosine: with the peak's -kappa that would cancel.
    for (let at = index; at < values.length; at += length) values[at] = peak - kappa * (1 - values[at]!);
  });
}

/** [n, components] of joint logarithms, passed to `finish` block by block while they are in memory. */
function visitJoint(
  context: RuntimeContext,
  matrix: RowMatrix,
  log: Joint,
  finish: (target: number, count: number, scales: number) => void,
): Float64Array {
  const { length } = log.components;
  const result = new Float64Array(matrix.n * length);
  visitRows(context, matrix, {
    bytes: 8 * matrix.d * length,
    bytesPerRow: 8 * length,
    start: (own) => writeMeans(context, log.components, own),
    visit: (block) => {
      const target = block.own + 8 * matrix.d * length;
      joint(context, log, block, block.own, target);
      finish(target, block.count, block.scales);
      result.set(context.f64(target, block.count * length), block.start * length);
    },
  });
  return result;
}

export function logPdf(
  context: RuntimeContext,
  concentrations: Concentrations,
  rows: DirectionRows,
  p: Direction | readonly Direction[],
): Float64Array {
  const components = Array.isArray(p) ? checkDensities("p", p) : [checkDensity("p", p)];
  const matrix = checkRowsOf(context, rows, components[0]!.mu.length);
  return visitJoint(
    context,
    matrix,
    jointOf(
      context,
      concentrations,
      components,
      components.map(() => 1),
    ),
    () => undefined,
  );
}

export function posterior(
  context: RuntimeContext,
  concentrations: Concentrations,
  rows: DirectionRows,
  mixture: DirectionMixture,
): Float64Array {
  const { components, weights } = checkObject("mixture", mixture);
  const checked = checkDensities("mixture.components", components);
  const given = checkMixtureWeights("mixture.weights", weights, checked.length);
  const matrix = checkRowsOf(context, rows, checked[0]!.mu.length);
  return posteriorOf(context, matrix, jointOf(context, concentrations, checked, given), false);
}

/** Posteriors, or 1 for the likeliest component and 0 for the others. */
export function posteriorOf(context: RuntimeContext, matrix: RowMatrix, log: Joint, isHard: boolean): Float64Array {
  return visitJoint(context, matrix, log, (target, count, scales) => {
    // The scales are spent: the logarithms of the rows' densities, which nobody asked for, go over them.
    context.kernels.posterior_f64(count, log.components.length, target, isHard ? 1 : 0, scales);
  });
}
