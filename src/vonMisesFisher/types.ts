import type { BesselFunctions } from "../bessel/types.js";

/** The public types of von Mises-Fisher distributions. */

/** An engine's Float16Array, where it has one. */
export interface Float16Rows {
  readonly [Symbol.toStringTag]: "Float16Array";
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly length: number;
}

/** Rows in f32, f64, or f16 as raw bits (Uint16Array) or as Float16Array, one after the other. */
export type DirectionRows = Float32Array | Float64Array | Uint16Array | Float16Rows;

/** A von Mises-Fisher distribution: density exp(kappa mu . x) C_d(kappa) on the unit sphere in d = mu.length dimensions. */
export interface Direction {
  /** The mean direction, a unit vector to 1e-6; what is left is divided out. */
  readonly mu: Float64Array;
  /** The concentration, from 0, the uniform distribution, to 1e150, or Infinity, a point. */
  readonly kappa: number;
}

export interface DirectionFitOptions {
  /** Estimates rho^2 by (n rho^2 - 1) / (n - 1), whose expectation is the true one: rho alone is too long in few rows of many dimensions. n up to 1 gives 0. */
  biasCorrected?: boolean;
}

export interface WeightedFitOptions extends DirectionFitOptions {
  /** How often each row counts: from 0 to 1e300, one of them above 0. Default 1 each. */
  weights?: Float64Array;
}

export interface DirectionFit {
  readonly mu: Float64Array;
  readonly kappa: number;
  /** rho, the length of the mean of the normalised rows, before any correction of bias. */
  readonly meanResultantLength: number;
  /** 1 - rho, to the last bits where rho is near 1. */
  readonly meanResultantComplement: number;
  /** Of the rows under the fitted distribution: Infinity for an infinite kappa. */
  readonly logLikelihood: number;
  /** Of kappa, asymptotically: 1 / sqrt(n A_d'(kappa)). */
  readonly standardError: number;
  /** n, the number of rows or the sum of their weights. */
  readonly weight: number;
}

/**
 * The sum of any number of directions, from which a distribution is fitted without any row being kept: 16 bytes a dimension.
 *
 * Sums are exact: the bits of `fit` and `save` depend on the rows and their weights alone, and not on batches, their order, merges, or the
 * variant.
 */
export interface DirectionSums {
  readonly dimension: number;
  /** Rows added, each counted once whatever its weight. */
  readonly rows: number;
  /**
   * Adds n rows of d values. Rows are normalised; weights, one a row, are from 0 to 1 and 1 by default. They, and the rows times them, are
   * rounded to multiples of 2^-51: scale the weights so that the largest is near 1.
   *
   * @throws TypeError for arrays of another type; RangeError for a shape that does not fit the rows or the dimension, a zero or
   * non-finite row, a weight outside [0, 1], and for more than 2^29 rows in all. Nothing was added then.
   */
  add(rows: DirectionRows, shape: readonly [n: number, d: number], weights?: Float64Array): this;
  /** Adds what other sums of this dimension have. @throws TypeError for other than sums of a lanewise, RangeError for another dimension. */
  merge(other: DirectionSums): this;
  /** The state as bytes, for `sums` of another thread, process or day. */
  save(): Uint8Array;
  /** @throws RangeError without rows of a weight above 2^-52. */
  fit(options?: DirectionFitOptions): DirectionFit;
}

export interface MixtureOptions {
  components: number;
  /** Of the rows that the components start from: a whole number from 0 to 2^53 - 1. */
  seed: number;
  /** "soft" (default): expectation-maximisation; "hard": each row belongs to one component. */
  assignment?: "soft" | "hard";
  /** At most so many rounds; default 100. */
  iterations?: number;
  /** Ends when the log-likelihood per row rose by no more; default 1e-6. */
  tolerance?: number;
  /** The most that a component's kappa may be; default 1e5 d. A component of one row would grow without end. */
  maximumKappa?: number;
}

/** Components and their weights, which sum to 1. */
export interface DirectionMixture {
  readonly components: readonly Direction[];
  readonly weights: Float64Array;
}

export interface MixtureFit extends DirectionMixture {
  /** Of the rows under the mixture; "hard": of rows and their components. */
  readonly logLikelihood: number;
  /** The log-likelihood after each round: it never falls, but for rounding. */
  readonly history: readonly number[];
  readonly iterations: number;
  /** Whether the tolerance ended it. */
  readonly converged: boolean;
  /** The posterior probability of each component for each row, [n, components]. */
  responsibilities(rows: DirectionRows): Float64Array;
  /** The number of the likeliest component of each row, the first of equals. */
  assign(rows: DirectionRows): Int32Array;
}

export interface SampleOptions<D extends "f32" | "f64" = "f64" | "f32"> {
  /** Of the result; default "f64". */
  dtype?: D;
}

/**
 * Von Mises-Fisher distributions on the unit sphere in d >= 2 dimensions: f(x) = C_d(kappa) exp(kappa mu . x). All from logarithms and
 * ratios of Bessel functions of order v = d / 2 - 1 that neither overflow nor cancel, at d = 2 as at d = 10^6.
 *
 * A_d(kappa) = I_{d/2}(kappa) / I_{d/2 - 1}(kappa) is the mean resultant length. Source: K. V. Mardia, P. E. Jupp, Directional statistics, 2000.
 */
export interface VonMisesFisher {
  /**
   * The distribution of greatest likelihood: mu is the direction of the mean of the normalised rows, A_d(kappa) its length rho.
   *
   * rows is [n, d], n >= 1, d >= 2; nothing of its size is allocated. A resultant of 0 gives kappa 0 and mu = (1, 0, ...); rows that all are
   * equal (one row, too) give kappa Infinity. 1 - rho has an absolute error of about 1e-15, at most sqrt(d) 2^-52 (where all columns are nearly equal,
   * and round alike), and kappa the relative error that this makes. Weights count in units of 2^-51 of the largest.
   *
   * @throws TypeError for arrays of another type; RangeError for a shape that does not fit, no rows, weights that do not fit or are all 0, and for a
   * zero or non-finite row, which it names.
   * @example
   * ```ts
   * import { load } from "lanewise/von-mises-fisher";
   *
   * using bessel = await load();
   * const { mu, kappa } = bessel.vonMisesFisher.fit(Float32Array.of(3, 4, 4, 3, 5, 5), [3, 2]);
   * console.log(mu, kappa); // Float64Array [ 0.7071..., 0.7071... ] 74.87...
   * ```
   */
  fit(rows: DirectionRows, shape: readonly [n: number, d: number], options?: WeightedFitOptions): DirectionFit;
  /**
   * Empty sums of directions in d dimensions, or those that `save` gave.
   *
   * @throws RangeError for d outside [2, 2^24] and for a state that is not of this dimension; TypeError for other than bytes.
   * @example
   * ```ts
   * import { load } from "lanewise/von-mises-fisher";
   *
   * using bessel = await load();
   * const { vonMisesFisher } = bessel;
   * const [first, second] = [vonMisesFisher.sums(2), vonMisesFisher.sums(2)];
   * first.add(Float32Array.of(3, 4, 4, 3), [2, 2]);
   * second.add(Float32Array.of(5, 5), [1, 2]);
   * console.log(first.merge(second).fit().kappa); // 74.87..., as of the three rows at once
   * ```
   */
  sums(d: number, state?: Uint8Array): DirectionSums;
  /**
   * The kappa whose mean resultant length is rho, 0 <= rho < 1. Error: see `besselIRatioInverse`.
   *
   * @throws RangeError for rho outside [0, 1) and d below 2.
   * @example
   * ```ts
   * import { load } from "lanewise/von-mises-fisher";
   *
   * using bessel = await load();
   * console.log(bessel.vonMisesFisher.kappa(2048, 0.5)); // 1365.06...
   * ```
   */
  kappa(d: number, rho: number): number;
  /** The same of 1 - rho, 0 < 1 - rho <= 1, for rho near 1. @throws RangeError outside. */
  kappaFromComplement(d: number, oneMinusRho: number): number;
  /** rho = A_d(kappa); 1 for kappa Infinity. Relative error at most 1e-15. @throws RangeError for kappa below 0 or finite and above 1e150, and d below 2. */
  meanResultantLength(d: number, kappa: number): number;
  /** 1 - A_d(kappa); relative error at most 2e-15 from hypot(d / 2 - 1, kappa) = 24 on, 1e-14 below. @throws RangeError as above. */
  meanResultantComplement(d: number, kappa: number): number;
  /** 1 / sqrt(n A_d'(kappa)), the standard error of a kappa estimated from n rows. @throws RangeError as above, and for n of 0 or less. */
  standardError(d: number, kappa: number, n: number): number;
  /**
   * log C_d(kappa), with C_d(kappa) = kappa^v / ((2 pi)^(d/2) I_v(kappa)): log C_d(0) - log 0F1(; d/2; kappa^2 / 4), of which each term has a
   * relative error of at most 2e-15. -Infinity for kappa Infinity. @throws RangeError for kappa below 0 or finite and above 1e150, and d below 2.
   */
  logNormalizer(d: number, kappa: number): number;
  /** -log C_d(kappa) - kappa A_d(kappa), without its cancellation at large kappa; -Infinity for kappa Infinity. @throws RangeError as above. */
  entropy(d: number, kappa: number): number;
  /**
   * The Kullback-Leibler divergence of b from a, the mean of log(a(x) / b(x)) over a, from integrals of A_d' and so without cancellation: 0 for
   * equals, and to 1e-12 of itself for those next to each other.
   *
   * Infinity where one kappa is, but for equals. @throws as `logPdf`, and RangeError for unequal dimensions.
   */
  klDivergence(a: Direction, b: Direction): number;
  /**
   * The logarithm of the density at each of the normalised rows, [n], or [n, components] of several distributions, n = rows.length / d.
   *
   * Error about 1e-15 (1 + kappa + |value|), where all products of a row with mu round alike up to (260 + d / 512) 2^-53 kappa.
   *
   * @throws TypeError for arrays of another type; RangeError for a length that d does not divide, zero or non-finite rows, a mu that is no unit
   * vector, and for kappa below 0 or infinite.
   * @example
   * ```ts
   * import { load } from "lanewise/von-mises-fisher";
   *
   * using bessel = await load();
   * const north = { mu: Float64Array.of(0, 0, 1), kappa: 2 };
   * console.log(bessel.vonMisesFisher.logPdf(Float32Array.of(0, 0, 1, 1, 0, 0), north)); // Float64Array [ -1.1262..., -3.1262... ]
   * ```
   */
  logPdf(rows: DirectionRows, p: Direction | readonly Direction[]): Float64Array;
  /** The posterior probability of each component for each row, [n, components]. @throws as `logPdf`, and for weights that do not fit. */
  posterior(rows: DirectionRows, mixture: DirectionMixture): Float64Array;
  /**
   * n samples, [n, d]: Wood's rejection for the cosine to mu, in a form without cancellation. Sample i depends on the seed and i alone, and has
   * the same bits on every variant. kappa Infinity gives copies of mu.
   *
   * @throws RangeError for n outside [0, 2^29] or n d of 2^31 or more, a seed outside [0, 2^53), and as `logPdf` for p.
   * @example
   * ```ts
   * import { load } from "lanewise/von-mises-fisher";
   *
   * using bessel = await load();
   * const rows = bessel.vonMisesFisher.sample({ mu: Float64Array.of(0, 0, 1), kappa: 10 }, 1000, 1);
   * console.log(bessel.vonMisesFisher.fit(rows, [1000, 3]).kappa); // 10 within its standard error, 0.3
   * ```
   */
  sample(p: Direction, n: number, seed: number, options?: SampleOptions<"f64">): Float64Array;
  sample(p: Direction, n: number, seed: number, options: SampleOptions<"f32">): Float32Array;
  /**
   * A mixture of von Mises-Fisher distributions by expectation-maximisation, soft or hard, from rows that are apart (k-means++ by 1 - cosine).
   *
   * The log-likelihood never falls. A component that no row belongs to any more keeps its parameters, with weight 0. Nothing of the size of
   * rows is allocated. Source: A. Banerjee, I. S. Dhillon, J. Ghosh, S. Sra, JMLR 6 (2005) 1345-1382.
   *
   * @throws as `fit`; RangeError for fewer rows than components and for options out of range.
   * @example
   * ```ts
   * import { load } from "lanewise/von-mises-fisher";
   *
   * using bessel = await load();
   * const rows = Float32Array.of(1, 0, 1, 0.1, 0, 1, 0.1, 1, -1, 0, -1, 0.1);
   * const mixture = bessel.vonMisesFisher.mixture(rows, [6, 2], { components: 3, seed: 1 });
   * console.log(mixture.assign(rows)); // Int32Array of three pairs of equals
   * ```
   */
  mixture(rows: DirectionRows, shape: readonly [n: number, d: number], options: MixtureOptions): MixtureFit;
}

/** The Bessel family with the distributions that are made of it. */
export interface Bessel extends BesselFunctions {
  readonly vonMisesFisher: VonMisesFisher;
}
