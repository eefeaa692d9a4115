/** Exact differences of doubles from decimal references of more digits than a double holds. */

const PLACES = 340; // the smallest subnormal has its first digit at 324

/** |actual - reference| / max(1, |reference|), or relative to |reference|; Infinity where actual is no number. */
export function decimalError(actual: number, reference: string, isRelative = false): number {
  if (!Number.isFinite(actual)) return Infinity;
  const expected = parse(reference);
  const difference = magnitude(exactly(actual) - expected);
  const one = 10n ** BigInt(PLACES);
  const size = magnitude(expected);
  const scale = isRelative || size > one ? size : one;
  if (difference === 0n) return 0;
  return scale === 0n ? Infinity : Number((difference * 10n ** 40n) / scale) / 1e40;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** A decimal with or without an exponent, in units of 10^-PLACES. */
function parse(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (match === null) throw new TypeError(`text: not a decimal number: ${text}`);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const shift = PLACES + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const value = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return sign === "-" ? -value : value;
}

function exactly(value: number): bigint {
  const [bits = 0n] = new BigUint64Array(new Float64Array([value]).buffer);
  const field = Number((bits >> 52n) & 0x7ffn);
  const significand = (bits & ((1n << 52n) - 1n)) | (field === 0 ? 0n : 1n << 52n);
  const exponent = BigInt(Math.max(field, 1) - 1075);
  const scaled = significand * 10n ** BigInt(PLACES);
  const shifted = exponent >= 0n ? scaled << exponent : scaled >> -exponent;
  return value < 0 ? -shifted : shifted;
}
