/** Real numbers as BigInt multiples of 2^-BITS, for tables that must come out the same to the last bit on every machine. */

/** 57 decimal digits: three times what a double holds, so that no rounding here reaches a table. */
export const BITS: bigint = 192n;
export const ONE: bigint = 1n << BITS;

export function ratio(numerator: bigint, denominator: bigint): bigint {
  return (numerator << BITS) / denominator;
}

/** A double, exactly. */
export function fromDouble(value: number): bigint {
  const scaled = value * 2 ** 60; // exact: the tables' own arguments have few bits
  if (!Number.isInteger(scaled)) throw new RangeError(`value: expected a multiple of 2^-60, got ${value}`);
  return BigInt(scaled) << (BITS - 60n);
}

/** The nearest double: Number(BigInt) rounds to nearest even, and the division by a power of two is exact. */
export function toDouble(value: bigint): number {
  return Number(value) / 2 ** Number(BITS);
}

export function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

export function divide(a: bigint, b: bigint): bigint {
  return (a << BITS) / b;
}

export function squareRoot(value: bigint): bigint {
  const target = value << BITS;
  let root = 1n << (BigInt(target.toString(2).length + 1) / 2n);
  for (;;) {
    const next = (root + target / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** ln((1 + s) / (1 - s)) = 2 (s + s^3/3 + s^5/5 + ...). */
function twiceArtanh(s: bigint): bigint {
  const square = multiply(s, s);
  let sum = 0n;
  let power = s;
  for (let order = 1n; power !== 0n && power !== -1n; order += 2n) {
    sum += power / order;
    power = multiply(power, square);
  }
  return 2n * sum;
}

export const LN2: bigint = twiceArtanh(ratio(1n, 3n));

export function logarithm(value: bigint): bigint {
  if (value <= 0n) throw new RangeError("value: expected a positive number");
  let exponent = 0n;
  let significand = value;
  for (; significand > (ONE * 4n) / 3n; significand >>= 1n) exponent += 1n;
  for (; significand < (ONE * 2n) / 3n; significand <<= 1n) exponent -= 1n;
  // The shifts lose bits below 2^-BITS of values that are large, which is below what tables need.
  return exponent * LN2 + twiceArtanh(divide(significand - ONE, significand + ONE));
}

export function exponential(value: bigint): bigint {
  const halvings = 16n;
  const exponent = value / LN2;
  const reduced = (value - exponent * LN2) >> halvings;
  let sum = ONE;
  let term = ONE;
  for (let order = 1n; term !== 0n && term !== -1n; order += 1n) {
    term = multiply(term, reduced) / order;
    sum += term;
  }
  for (let round = 0n; round < halvings; round += 1n) sum = multiply(sum, sum);
  return exponent >= 0n ? sum << exponent : sum >> -exponent;
}

/** pi by Machin: 16 arctan(1/5) - 4 arctan(1/239). */
export const PI: bigint = 16n * arctangentOfInverse(5n) - 4n * arctangentOfInverse(239n);

function arctangentOfInverse(inverse: bigint): bigint {
  let sum = 0n;
  let power = ONE / inverse;
  for (let order = 1n; power !== 0n; order += 2n) {
    sum += order % 4n === 1n ? power / order : -(power / order);
    power /= inverse * inverse;
  }
  return sum;
}

/** cos by its series; |angle| of a few turns at most. */
export function cosine(angle: bigint): bigint {
  const square = multiply(angle, angle);
  let sum = ONE;
  let term = ONE;
  for (let order = 2n; term !== 0n && term !== -1n; order += 2n) {
    term = -multiply(term, square) / (order * (order - 1n));
    sum += term;
  }
  return sum;
}
