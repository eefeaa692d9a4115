import { divide, logarithm, LN2, multiply, ONE, PI, ratio } from "./fixedPoint.js";

/** The gamma function's constants and values in fixed point. */

/** B_2, B_4, ... as fractions, by sum_j binomial(n+1, j) B_j = 0. */
function bernoulli(count: number): readonly (readonly [bigint, bigint])[] {
  const all: (readonly [bigint, bigint])[] = [[1n, 1n]];
  for (let n = 1; n <= 2 * count; n += 1) {
    let [numerator, denominator] = [0n, 1n];
    let binomial = 1n;
    for (let j = 0; j < n; j += 1) {
      const [p, q] = all[j]!;
      [numerator, denominator] = reduced(numerator * q - binomial * p * denominator, denominator * q);
      binomial = (binomial * BigInt(n + 1 - j)) / BigInt(j + 1);
    }
    all.push(reduced(numerator, denominator * BigInt(n + 1)));
  }
  return all.filter((_, n) => n >= 2 && n % 2 === 0);
}

function reduced(numerator: bigint, denominator: bigint): readonly [bigint, bigint] {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [numerator / a, denominator / a];
}

/** With arguments from SHIFT on, the asymptotic series below reach 2^-192 within these terms. */
const BERNOULLI = bernoulli(30);
const SHIFT = 64n;

/** ln Gamma(1 + v) by Stirling's series (DLMF 5.11.1) at v + SHIFT, divided by the product between (5.5.1). */
export function logGammaOnePlus(v: bigint): bigint {
  let product = 0n;
  for (let step = 1n; step < SHIFT; step += 1n) product += logarithm(v + step * ONE);
  const z = v + SHIFT * ONE;
  let sum = multiply(z - ONE / 2n, logarithm(z)) - z + (LN2 + logarithm(PI)) / 2n;
  const inverse = divide(ONE, z);
  let power = inverse;
  BERNOULLI.forEach(([p, q], index) => {
    const k = BigInt(index + 1);
    sum += multiply(ratio(p, q * 2n * k * (2n * k - 1n)), power);
    power = multiply(power, multiply(inverse, inverse));
  });
  return sum - product;
}

/** Euler's constant: H_{n-1} - psi(n), psi by DLMF 5.11.2. */
export function eulerGamma(): bigint {
  let sum = 0n;
  for (let n = 1n; n < SHIFT; n += 1n) sum += ONE / n;
  sum -= logarithm(SHIFT * ONE) - ONE / (2n * SHIFT);
  BERNOULLI.forEach(([p, q], index) => {
    const k = BigInt(index + 1);
    sum += ratio(p, q * 2n * k * SHIFT ** (2n * k));
  });
  return sum;
}

/** zeta(s) by Euler and Maclaurin (DLMF 25.2.9). */
function zeta(s: bigint): bigint {
  let sum = 0n;
  for (let n = 1n; n < SHIFT; n += 1n) sum += ratio(1n, n ** s);
  sum += ratio(1n, (s - 1n) * SHIFT ** (s - 1n)) + ratio(1n, 2n * SHIFT ** s);
  let rising = s;
  let factorial = 2n;
  BERNOULLI.forEach(([p, q], index) => {
    const k = BigInt(index + 1);
    sum += ratio(p * rising, q * factorial * SHIFT ** (s + 2n * k - 1n));
    rising *= (s + 2n * k - 1n) * (s + 2n * k);
    factorial *= (2n * k + 1n) * (2n * k + 2n);
  });
  return sum;
}

/** c_0, c_1, ... of 1 / Gamma(1 + mu) = sum c_k mu^k (DLMF 5.7.1 and 5.7.2, which counts from mu^1 of 1 / Gamma(mu)). */
export function reciprocalGamma(count: number): readonly bigint[] {
  const gamma = eulerGamma();
  const zetas = Array.from({ length: count + 1 }, (_, s) => (s < 2 ? 0n : zeta(BigInt(s))));
  const series = [ONE, gamma];
  for (let n = 2; n < count; n += 1) {
    let sum = multiply(gamma, series[n - 1]!);
    for (let k = 2; k <= n; k += 1) {
      const term = multiply(zetas[k]!, series[n - k]!);
      sum += k % 2 === 0 ? -term : term;
    }
    series.push(sum / BigInt(n));
  }
  return series;
}
