import { BITS, cosine, multiply, PI } from "./fixedPoint.js";

/** Chebyshev interpolation in fixed point, and its polynomials in powers. */

/** The zeros of T_count: cos(pi (i + 1/2) / count). */
export function nodes(count: number): readonly bigint[] {
  return Array.from({ length: count }, (_, index) => cosine((PI * BigInt(2 * index + 1)) / BigInt(2 * count)));
}

/** Coefficients c_0 ... of the interpolant sum c_k T_k through the values at `nodes(values.length)`. */
export function coefficients(values: readonly bigint[]): bigint[] {
  const count = values.length;
  const table = cosines(count);
  return values.map((_, order) => {
    let sum = 0n;
    values.forEach((value, index) => {
      sum += value * table[(order * (2 * index + 1)) % (4 * count)]!;
    });
    return ((sum >> BITS) * (order === 0 ? 1n : 2n)) / BigInt(count);
  });
}

/** cos(pi k / (2 count)) for k of a whole turn. */
function cosines(count: number): readonly bigint[] {
  return Array.from({ length: 4 * count }, (_, k) => cosine((PI * BigInt(k)) / BigInt(2 * count)));
}

/** sum c_k T_k as a polynomial in powers, lowest first. */
export function inPowers(series: readonly bigint[]): bigint[] {
  const result = series.map(() => 0n);
  let [before, current]: [bigint[], bigint[]] = [[1n], [0n, 1n]];
  series.forEach((coefficient, order) => {
    const polynomial = order === 0 ? before : current;
    polynomial.forEach((factor, power) => {
      result[power] = result[power]! + coefficient * factor;
    });
    if (order > 0) [before, current] = [current, next(before, current)];
  });
  return result;
}

/** T_{k+1} = 2 t T_k - T_{k-1}. */
function next(before: readonly bigint[], current: readonly bigint[]): bigint[] {
  const result = [0n, ...current.map((factor) => 2n * factor)];
  before.forEach((factor, power) => {
    result[power] = result[power]! - factor;
  });
  return result;
}

/** The value at t of a polynomial in powers, lowest first. */
export function evaluate(polynomial: readonly bigint[], t: bigint): bigint {
  return polynomial.reduceRight((sum, coefficient) => multiply(sum, t) + coefficient, 0n);
}

/** The point of [low, high] that t in [-1, 1] stands for. */
export function between(low: bigint, high: bigint, t: bigint): bigint {
  return (low + high) / 2n + multiply((high - low) / 2n, t);
}
