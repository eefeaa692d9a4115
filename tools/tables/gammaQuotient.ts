import { coefficients, inPowers, nodes } from "./chebyshev.js";
import { divide, logarithm, ONE, ratio } from "./fixedPoint.js";
import { logGammaOnePlus } from "./gamma.js";

/**
 * Q(v) = 15/16 + ln Gamma(1 + v) / v - ln(v + 3/2) on [0, 24], as a polynomial in w = 3/2 - 15 / (v + 6), which runs from -1 to 1
 * and takes the singularities at v <= -1 as far from that as a fractional linear map can: to |w| >= 3/2.
 */
const SHIFT = 6n;
const NODES = 48;
const SMALLEST: bigint = ONE >> 63n;

export function gammaQuotient(): readonly bigint[] {
  const values = nodes(NODES).map((w) => quotientAt(divide(15n * ONE, ratio(3n, 2n) - w) - SHIFT * ONE));
  const series = coefficients(values);
  const last = series.findLastIndex((coefficient) => (coefficient < 0n ? -coefficient : coefficient) > SMALLEST);
  return inPowers(series.slice(0, last + 1));
}

function quotientAt(v: bigint): bigint {
  return ratio(15n, 16n) + divide(logGammaOnePlus(v), v) - logarithm(v + ratio(3n, 2n));
}
