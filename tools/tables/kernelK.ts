import { between, coefficients, inPowers, nodes } from "./chebyshev.js";
import { divide, exponential, multiply, ONE, PI, ratio, squareRoot } from "./fixedPoint.js";

/**
 * g = sqrt(2 x / pi) e^x K_mu(x) and h = -sqrt(2 x / pi) e^x K_mu'(x), both even in mu, as polynomials in t, where 1 / (x + 1)
 * on [1/25, 1/2] is (27 + 23 t) / 100, and in mu^2 on [0, 1/4]. K_{mu+1} is then h + (mu / x) g.
 * In 1 / x itself the singularity at x = 0 would be next to the interval and ask for half as many powers again.
 */

const T_NODES = 48;
const ORDER_NODES = 16;
/** Chebyshev coefficients below are left out: 2^-58 is a sixteenth of an ulp of g. */
const SMALLEST: bigint = ONE >> 58n;

/** Step and end of the trapezoidal rule: at 1/16 its error is e^-80, and at 5.5 the integrand has fallen by e^-240. */
const STEP = 16n;
const STEPS = 88;

export interface Fit {
  /** Column j holds the coefficients of mu^(2 j) in powers of t, lowest first. */
  readonly columns: readonly (readonly bigint[])[];
}

/** DLMF 10.32.9: K_mu(x) = integral over s >= 0 of e^(-x cosh s) cosh(mu s). */
export function fits(): { readonly g: Fit; readonly h: Fit } {
  const hyperbolic = Array.from({ length: STEPS }, (_, index) => coshOf(ratio(BigInt(index), STEP)));
  const squares = nodes(ORDER_NODES).map((t) => between(0n, ratio(1n, 4n), t));
  const weights = squares.map((square) => {
    const mu = squareRoot(square);
    return hyperbolic.map((_, index) => coshOf(multiply(mu, ratio(BigInt(index), STEP))));
  });
  const values = nodes(T_NODES).map((t) => samples(t, hyperbolic, weights));
  return { g: fit(values.map((row) => row.g)), h: fit(values.map((row) => row.h)) };
}

function coshOf(s: bigint): bigint {
  const e = exponential(s);
  return (e + divide(ONE, e)) / 2n;
}

function samples(t: bigint, hyperbolic: readonly bigint[], weights: readonly (readonly bigint[])[]) {
  const x = divide(ONE, between(ratio(1n, 25n), ratio(1n, 2n), t)) - ONE;
  const decay = hyperbolic.map((c, index) => exponential(-multiply(x, c - ONE)) / (index === 0 ? 2n : 1n));
  const factor = squareRoot(divide(2n * x, PI)) / STEP;
  const integral = (weight: readonly bigint[], extra: readonly bigint[] | undefined): bigint => {
    let sum = 0n;
    decay.forEach((value, index) => {
      const term = multiply(value, weight[index]!);
      sum += extra === undefined ? term : multiply(term, extra[index]!);
    });
    return multiply(sum, factor);
  };
  return {
    g: weights.map((weight) => integral(weight, undefined)),
    h: weights.map((weight) => integral(weight, hyperbolic)),
  };
}

/** Samples by t, then by order, to polynomials. */
function fit(values: readonly (readonly bigint[])[]): Fit {
  const byOrder = values.map((row) => coefficients(row)); // [t node][order of T in mu^2]
  const both = Array.from({ length: ORDER_NODES }, (_, order) => coefficients(byOrder.map((row) => row[order]!)));
  const kept = both.map((column) => column.slice(0, 1 + lastAbove(column)));
  // Powers of t in each column, then powers of 8 mu^2 - 1 across columns, then powers of mu^2.
  const inT = kept.filter((column) => column.length > 0).map((column) => inPowers(column));
  const depth = Math.max(...inT.map((column) => column.length));
  const columns = inT.map((): bigint[] => []);
  for (let power = 0; power < depth; power += 1) {
    const across = inPowers(inT.map((column) => column[power] ?? 0n));
    substituteOrder(across).forEach((coefficient, order) => columns[order]!.push(coefficient));
  }
  return { columns: columns.map((column) => column.slice(0, 1 + lastAbove(column))) };
}

function lastAbove(column: readonly bigint[]): number {
  return column.findLastIndex((coefficient) => (coefficient < 0n ? -coefficient : coefficient) > SMALLEST);
}

/** A polynomial in u = 8 z - 1 as one in z. */
function substituteOrder(polynomial: readonly bigint[]): bigint[] {
  let result: bigint[] = [];
  for (const coefficient of polynomial.toReversed()) {
    const shifted = [0n, ...result.map((value) => 8n * value)];
    result.forEach((value, power) => {
      shifted[power] = shifted[power]! - value;
    });
    shifted[0] = shifted[0]! + coefficient;
    result = shifted;
  }
  return result.slice(0, polynomial.length);
}
