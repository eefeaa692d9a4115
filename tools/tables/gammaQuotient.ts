import { coefficients, inPowers, nodes } from "./chebyshev.js";
import { divide, LN2, logarithm, ONE, ratio } from "./fixedPoint.js";
import { logGammaOnePlus } from "./gamma.js";

/**
 * Q(v) = 7/32 + ln 2 + ln Gamma(2 + v) / v - ln(v + 4) on [0, 20], as a polynomial in w = 3/2 - 25 / (2 (v + 5)), which runs from
 * -1 to 1 and takes the singularities at v <= -2 as far from that as a fractional linear map can: to |w| >= 3/2.
 */
const NODES = 48;
const SMALLEST: bigint = ONE >> 63n;

export function gammaQuotient(): readonly bigint[] {
  const values = nodes(NODES).map((w) => quotientAt(divide(ratio(25n, 2n), ratio(3n, 2n) - w) - 5n * ONE));
  const series = coefficients(values);
  const last = series.findLastIndex((coefficient) => (coefficient < 0n ? -coefficient : coefficient) > SMALLEST);
  return inPowers(series.slice(0, last + 1));
}

function quotientAt(v: bigint): bigint {
  const gamma = divide(logGammaOnePlus(v) + logarithm(ONE + v), v);
  return ratio(7n, 32n) + LN2 + gamma - logarithm(v + 4n * ONE);
}
