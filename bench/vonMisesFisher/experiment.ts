/** Directions of a known concentration, and of features like those of a ReLU layer: drawn, fitted from their sums, compared. @module */
import { randomSource } from "../harness/random.js";
import type { Lanewise } from "../lanewise.js";

export interface ExperimentSize {
  readonly dimensions: readonly number[];
  /** Rows of each fit. */
  readonly count: number;
  readonly seed: number;
}

export const WHOLE: ExperimentSize = { dimensions: [2048, 8192, 32768], count: 5000, seed: 1 };

/** Mean resultant lengths of the distributions that are sampled. */
export const LENGTHS = [0.3, 0.5, 0.7, 0.9, 0.95];
/** m of features |N(m, 1)|, the larger the more alike. */
export const FEATURE_MEANS = [0, 1, 2];

/** Values held at a time: 32 MiB of them. */
const BATCH_VALUES = 1 << 22;

interface Estimate {
  readonly dimension: number;
  readonly count: number;
  /** Of the fit of greatest likelihood. */
  readonly meanResultantLength: number;
  readonly kappa: number;
  readonly logLikelihoodPerRow: number;
  /** With the bias of the resultant's length taken off, and its standard error. */
  readonly correctedKappa: number;
  readonly standardError: number;
  /** Direction of the resultant. */
  readonly mu: Float64Array;
  readonly seconds: Seconds;
}

/** Of the processor: other programs do not count. */
interface Seconds {
  readonly draw: number;
  /** Normalising the rows and adding them up. */
  readonly add: number;
  /** Both fits from the sums. */
  readonly fit: number;
}

export interface Recovery extends Estimate {
  readonly trueLength: number;
  readonly trueKappa: number;
  /** Standard errors that the corrected kappa is off the true one. */
  readonly z: number;
  /** What the true distribution gives on average: its entropy, negated. */
  readonly trueLogLikelihoodPerRow: number;
}

export interface FeatureFit extends Estimate {
  readonly featureMean: number;
  /** The kappa of rows of infinitely many dimensions, whose resultant is as long as E|f| / sqrt(E f^2). */
  readonly limitKappa: number;
}

/** Gives `count` rows; never more than a batch of them is there. */
type Draw = (count: number, batch: number) => Float32Array | Float64Array;

export function* recoveries({ bessel }: Lanewise, { dimensions, count, seed }: ExperimentSize): Generator<Recovery> {
  const { vonMisesFisher } = bessel;
  for (const dimension of dimensions) {
    const pole = new Float64Array(dimension);
    pole[0] = 1;
    const mu = vonMisesFisher.sample({ mu: pole, kappa: 0 }, 1, seed);
    for (const [index, trueLength] of LENGTHS.entries()) {
      const trueKappa = vonMisesFisher.kappa(dimension, trueLength);
      const seedOf = (batch: number): number => 1e6 * seed + 1e4 * (index + 1) + batch;
      const estimate = fitDrawn(bessel, dimension, count, (rows, batch) =>
        vonMisesFisher.sample({ mu, kappa: trueKappa }, rows, seedOf(batch)),
      );
      yield {
        ...estimate,
        trueLength,
        trueKappa,
        z: (estimate.correctedKappa - trueKappa) / estimate.standardError,
        trueLogLikelihoodPerRow: -vonMisesFisher.entropy(dimension, trueKappa),
      };
    }
  }
}

export function* featureFits({ bessel }: Lanewise, { dimensions, count, seed }: ExperimentSize): Generator<FeatureFit> {
  for (const dimension of dimensions)
    for (const featureMean of FEATURE_MEANS) {
      const normal = normalSource(seed);
      const estimate = fitDrawn(bessel, dimension, count, (rows) => {
        const features = new Float32Array(rows * dimension);
        for (let index = 0; index < features.length; index++) features[index] = Math.abs(featureMean + normal());
        return features;
      });
      const limitKappa = bessel.vonMisesFisher.kappa(dimension, limitLength(featureMean));
      yield { ...estimate, featureMean, limitKappa };
    }
}

function fitDrawn({ vonMisesFisher }: Lanewise["bessel"], dimension: number, count: number, draw: Draw): Estimate {
  const sums = vonMisesFisher.sums(dimension);
  const most = Math.max(1, Math.floor(BATCH_VALUES / dimension));
  const seconds = { draw: 0, add: 0, fit: 0 };
  const timed = <T>(part: keyof Seconds, work: () => T): T => {
    const start = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(start);
    seconds[part] += (user + system) / 1e6;
    return result;
  };
  for (let row = 0, batch = 0; row < count; row += most, batch++) {
    const rows = Math.min(most, count - row);
    const values = timed("draw", () => draw(rows, batch));
    timed("add", () => sums.add(values, [rows, dimension]));
  }
  const [likeliest, corrected] = timed("fit", () => [sums.fit(), sums.fit({ biasCorrected: true })] as const);
  return {
    dimension,
    count,
    meanResultantLength: likeliest.meanResultantLength,
    kappa: likeliest.kappa,
    logLikelihoodPerRow: likeliest.logLikelihood / count,
    correctedKappa: corrected.kappa,
    standardError: corrected.standardError,
    mu: likeliest.mu,
    seconds,
  };
}

/** Normal numbers by Box and Muller's method. */
function normalSource(seed: number): () => number {
  const uniform = randomSource(seed);
  let other: number | undefined;
  return () => {
    if (other !== undefined) {
      const kept = other;
      other = undefined;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    other = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** E|f| / sqrt(E f^2) of f = N(m, 1): E|f| = m (1 - 2 Phi(-m)) + sqrt(2 / pi) e^(-m^2 / 2). */
function limitLength(m: number): number {
  return (m * (1 - 2 * normalTail(m)) + Math.sqrt(2 / Math.PI) * Math.exp((-m * m) / 2)) / Math.hypot(m, 1);
}

/** Phi(-m) for 0 <= m <= 2 by the series of the density's integral: m + m^3 / 3 + m^5 / 15 + ... */
function normalTail(m: number): number {
  let [term, sum] = [m, 0];
  for (let odd = 3; term > 1e-17; odd += 2) {
    sum += term;
    term *= (m * m) / odd;
  }
  return 0.5 - (sum * Math.exp((-m * m) / 2)) / Math.sqrt(2 * Math.PI);
}
