/**
 * The Debye expansions (DLMF 10.41.3 and 10.41.4) in the logarithm, as polynomials with exact fractions:
 * ln sum_k U_k(p) / v^k = sum_k D_k(q) / S^k with S = hypot(v, x), q = p^2 = v^2 / S^2 and D_k of degree k.
 */

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Coefficients in q, lowest first. */
type Polynomial = readonly Fraction[];

function fraction(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { numerator: 0n, denominator: 1n } : { numerator: numerator / a, denominator: denominator / a };
}

const ZERO = fraction(0n, 1n);

function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

function scaled(polynomial: Polynomial, factor: Fraction): Polynomial {
  return polynomial.map((coefficient) => times(coefficient, factor));
}

function sum(a: Polynomial, b: Polynomial): Polynomial {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, j) => add(a[j] ?? ZERO, b[j] ?? ZERO));
}

function product(a: Polynomial, b: Polynomial): Polynomial {
  const result = Array.from({ length: a.length + b.length - 1 }, () => ZERO);
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      result[i + j] = add(result[i + j]!, times(left, right));
    });
  });
  return result;
}

/** U_k(p) / p^k in q by DLMF 10.41.9: U_{k+1} = p^2 (1 - p^2) U_k' / 2 + integral of (1 - 5 p^2) U_k / 8. */
function uniform(terms: number): readonly Polynomial[] {
  const all: Polynomial[] = [[fraction(1n, 1n)]];
  for (let k = 0; k < terms; k += 1) {
    const next = Array.from({ length: k + 2 }, () => ZERO);
    all[k]!.forEach((coefficient, j) => {
      const power = BigInt(k + 2 * j);
      const rise = add(fraction(power, 2n), fraction(1n, 8n * (power + 1n)));
      const fall = add(fraction(power, 2n), fraction(5n, 8n * (power + 3n)));
      next[j] = add(next[j]!, times(coefficient, rise));
      next[j + 1] = add(next[j + 1]!, times(coefficient, times(fall, fraction(-1n, 1n))));
    });
    all.push(next);
  }
  return all;
}

/** D_0 (zero), D_1, ... D_terms, by k U_k = sum_j j D_j U_{k-j}. */
export function debyeLogarithm(terms: number): readonly Polynomial[] {
  const u = uniform(terms);
  const all: Polynomial[] = [[]];
  for (let k = 1; k <= terms; k += 1) {
    let rest = scaled(u[k]!, fraction(BigInt(k), 1n));
    for (let j = 1; j < k; j += 1) rest = sum(rest, scaled(product(all[j]!, u[k - j]!), fraction(BigInt(-j), 1n)));
    all.push(scaled(rest, fraction(1n, BigInt(k))));
  }
  return all;
}

/** The nearest double: 128 more bits than the quotient needs make ties impossible to miss in these tables. */
export function nearestDouble({ numerator, denominator }: Fraction): number {
  const bits = 192n;
  return Number((numerator << bits) / denominator) / 2 ** Number(bits);
}
