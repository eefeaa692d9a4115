/**
 * The 16-bit floating-point formats as raw bits. Encoding rounds the number itself, once, to nearest even: going through f32
 * first would round twice.
 */

export interface HalfFormat {
  readonly mantissaBits: number;
  readonly bias: number;
  /** 1 / the smallest subnormal: 2^(bias + mantissaBits - 1). */
  readonly subnormalScale: number;
}

/** IEEE 754 binary16. */
export const F16: HalfFormat = { mantissaBits: 10, bias: 15, subnormalScale: 2 ** 24 };
/** The upper half of binary32. */
export const BF16: HalfFormat = { mantissaBits: 7, bias: 127, subnormalScale: 2 ** 133 };

const SIGN = 0x8000;
const DOUBLE_BIAS = 1023;
const ROUNDER = 2 ** 52; // adding it to a smaller number leaves no bits below the unit: the sum is rounded to nearest even

const double = /* @__PURE__ */ new Float64Array(1);
const doubleWords = /* @__PURE__ */ new Uint32Array(double.buffer); // little-endian, as wasm memory is
const single = /* @__PURE__ */ new Float32Array(1);
const singleWord = /* @__PURE__ */ new Uint32Array(single.buffer);

/** The bits nearest to a number, ties to even. Too large: infinity; NaN: the quiet NaN without payload. */
export function encodeHalf({ mantissaBits, bias, subnormalScale }: HalfFormat, value: number): number {
  const infinity = (2 * bias + 1) << mantissaBits;
  if (Number.isNaN(value)) return infinity | (1 << (mantissaBits - 1));
  double[0] = value;
  const high = doubleWords[1]!;
  const sign = high >>> 31 === 0 ? 0 : SIGN;
  const exponent = ((high >>> 20) & 0x7ff) - DOUBLE_BIAS;
  if (exponent > bias) return sign | infinity;
  if (exponent < 1 - bias) return sign | roundEven(Math.abs(value) * subnormalScale);
  // The significand as a number in [2^mantissaBits, 2^(mantissaBits + 1)); a carry out of it moves into the exponent.
  doubleWords[1] = (high & 0x000fffff) | ((DOUBLE_BIAS + mantissaBits) << 20);
  return sign | (((exponent + bias - 1) << mantissaBits) + roundEven(double[0]));
}

/** The number that the bits stand for. */
export function decodeHalf({ mantissaBits, bias, subnormalScale }: HalfFormat, bits: number): number {
  const magnitude = bits & 0x7fff;
  const sign = bits & SIGN ? -1 : 1;
  const exponent = magnitude >>> mantissaBits;
  if (exponent === 0) return (sign * magnitude) / subnormalScale;
  const singleExponent = exponent === 2 * bias + 1 ? 255 : exponent - bias + 127;
  const mantissa = magnitude & ((1 << mantissaBits) - 1);
  singleWord[0] = ((singleExponent << 23) | (mantissa << (23 - mantissaBits))) >>> 0;
  return sign * single[0]!;
}

function roundEven(value: number): number {
  return value + ROUNDER - ROUNDER;
}
