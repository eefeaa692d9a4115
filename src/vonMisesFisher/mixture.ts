import { checkChoice, checkInteger, checkNumber } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange } from "../runtime/errors.js";
import { checkOptions } from "../runtime/options.js";
import { LARGEST_KAPPA, type Concentrations } from "./concentrations.js";
import { joint, jointOf, posteriorOf, writeMeans, type Joint } from "./density.js";
import { ExactSum, sumWords, weigh } from "./exactSum.js";
import { resultantAt, resultantBytes, type Resultant } from "./resultant.js";
import { checkRows, checkRowsOf, visitRows, type RowMatrix } from "./rows.js";
import { createGenerator, LARGEST_SEED } from "./seed.js";
import { seedMeans } from "./seeding.js";
import type { Direction, DirectionRows, MixtureFit, MixtureOptions } from "./types.js";

interface Settings {
  readonly components: number;
  readonly seed: number;
  readonly isHard: boolean;
  readonly iterations: number;
  readonly tolerance: number;
  readonly maximumKappa: number;
}

const OPTIONS = ["components", "seed", "assignment", "iterations", "tolerance", "maximumKappa"];

function checkSettings(options: unknown, { n, d }: RowMatrix): Settings {
  const {
    components,
    seed,
    assignment = "soft",
    iterations = 100,
    tolerance = 1e-6,
    maximumKappa = 1e5 * d,
  } = checkOptions("options", options, OPTIONS);
  return {
    components: checkInteger("options.components", components, 1, n),
    seed: checkInteger("options.seed", seed, 0, LARGEST_SEED),
    isHard: checkChoice("options.assignment", assignment, ["soft", "hard"]) === "hard",
    iterations: checkInteger("options.iterations", iterations, 0),
    tolerance: checkNumber("options.tolerance", tolerance, 0),
    maximumKappa: checkNumber("options.maximumKappa", maximumKappa, Number.MIN_VALUE, LARGEST_KAPPA),
  };
}

export function fitMixture(
  context: RuntimeContext,
  concentrations: Concentrations,
  rows: DirectionRows,
  shape: readonly [n: number, d: number],
  options: MixtureOptions,
): MixtureFit {
  const matrix = checkRows(context, rows, shape);
  if (matrix.n === 0) throw outOfRange("shape", shape, "at least one row");
  const settings = checkSettings(options, matrix);
  const { current, history, converged } = iterate(context, concentrations, matrix, settings);
  const { components, weights } = current;
  const posteriors = (others: DirectionRows, isHard: boolean): Float64Array => {
    const log = jointOf(context, concentrations, components, weights);
    return posteriorOf(context, checkRowsOf(context, others, matrix.d), log, isHard);
  };
  return {
    components,
    weights,
    logLikelihood: history.at(-1)!,
    history,
    iterations: history.length - 1,
    converged,
    responsibilities: (others) => posteriors(others, false),
    assign: (others) => indicesOf(posteriors(others, true), components.length),
  };
}

interface State {
  readonly components: readonly Direction[];
  readonly weights: Float64Array;
}

interface Course {
  readonly current: State;
  readonly history: readonly number[];
  readonly converged: boolean;
}

/** Rounds until the likelihood rises no more. Each tells the likelihood of what it was given, so that the last one's result is not used. */
function iterate(
  context: RuntimeContext,
  concentrations: Concentrations,
  matrix: RowMatrix,
  settings: Settings,
): Course {
  let current = start(context, concentrations, matrix, settings);
  const history: number[] = [];
  for (;;) {
    const log = jointOf(context, concentrations, current.components, current.weights);
    const { logLikelihood, resultants } = expect(context, matrix, log, settings.isHard);
    const before = history.at(-1) ?? -Infinity;
    history.push(logLikelihood);
    const converged = logLikelihood - before <= settings.tolerance * matrix.n;
    if (converged || history.length > settings.iterations) return { current, history, converged };
    current = maximise(concentrations, resultants, current.components, settings.maximumKappa, matrix.n);
  }
}

/** Means of rows that are apart, then of the rows nearest to each; one kappa for all, so that none starts as a point. */
function start(
  context: RuntimeContext,
  concentrations: Concentrations,
  matrix: RowMatrix,
  { components: count, seed, maximumKappa }: Settings,
): State {
  const seeds = seedMeans(context, matrix, count, createGenerator(seed));
  const nearest: Joint = { components: seeds.map((mu) => ({ mu, kappa: 1 })), peaks: seeds.map(() => 0) };
  const { resultants } = expect(context, matrix, nearest, true);
  const complement = resultants.reduce((sum, each) => sum + each.weight * each.complement, 0) / matrix.n;
  const kappa = Math.min(concentrations.kappaOf(matrix.d, 1 - complement, complement), maximumKappa);
  const components = resultants.map(({ mu, weight }, index) => ({ mu: weight > 0 ? mu : seeds[index]!, kappa }));
  return { components, weights: new Float64Array(count).fill(1 / count) };
}

interface Expectation {
  readonly logLikelihood: number;
  /** Of the rows, weighted by each component's posterior; of weight 0 where no row has any. */
  readonly resultants: readonly Resultant[];
}

/** One pass over the rows: posteriors of a block at a time, added to the components' exact sums and forgotten. */
function expect(context: RuntimeContext, matrix: RowMatrix, log: Joint, isHard: boolean): Expectation {
  const { d } = matrix;
  const count = log.components.length;
  const meanBytes = 8 * d * count;
  const sumBytes = 4 * sumWords(d);
  let logLikelihood = 0;
  const resultants: Resultant[] = [];
  const sums = log.components.map(() => new ExactSum(context, d));
  visitRows(context, matrix, {
    bytes: meanBytes + sumBytes * count + resultantBytes(d),
    // Posteriors, the logarithms of densities, and a component's weights and scales.
    bytesPerRow: 8 * (count + 3),
    start: (own) => {
      context.u8(own, sumBytes * count).fill(0);
      sums.forEach((sum, component) => sum.open(own + sumBytes * component));
      writeMeans(context, log.components, own + sumBytes * count);
    },
    visit: (block) => {
      const { own, count: rows, scales } = block;
      const means = own + sumBytes * count;
      const posteriors = means + meanBytes + resultantBytes(d);
      const logarithms = posteriors + 8 * rows * count;
      const weights = logarithms + 8 * rows;
      joint(context, log, block, means, posteriors);
      context.kernels.posterior_f64(rows, count, posteriors, isHard ? 1 : 0, logarithms);
      for (const each of context.f64(logarithms, rows)) logLikelihood += each;
      sums.forEach((sum, component) => {
        const shares = columnOf(context.f64(posteriors, rows * count), count, component);
        sum.add(block, weigh(context, shares, scales, weights), weights);
      });
    },
    finish: (own) => {
      const scratch = own + sumBytes * count + meanBytes;
      sums.forEach((sum, component) => {
        sum.carry();
        resultants.push(resultantAt(context, d, own + sumBytes * component, scratch));
      });
    },
  });
  return { logLikelihood, resultants };
}

/** The posteriors of one component in rows of `count`. */
function columnOf(values: Float64Array, count: number, component: number): Float64Array {
  return Float64Array.from({ length: values.length / count }, (_, row) => values[row * count + component]!);
}

/** The parameters of greatest expected likelihood; a component without rows stays as it is, with weight 0. */
function maximise(
  concentrations: Concentrations,
  resultants: readonly Resultant[],
  before: readonly Direction[],
  maximumKappa: number,
  n: number,
): State {
  const components = resultants.map(({ mu, length, complement, weight }, index) => {
    if (!(weight > 0)) return before[index]!;
    return { mu, kappa: Math.min(concentrations.kappaOf(mu.length, length, complement), maximumKappa) };
  });
  return { components, weights: Float64Array.from(resultants, ({ weight }) => (weight > 0 ? weight / n : 0)) };
}

/** Which of `count` each row of ones and zeros has. */
function indicesOf(posteriors: Float64Array, count: number): Int32Array {
  return Int32Array.from({ length: posteriors.length / count }, (_, row) => {
    return posteriors.subarray(row * count, (row + 1) * count).indexOf(1);
  });
}
