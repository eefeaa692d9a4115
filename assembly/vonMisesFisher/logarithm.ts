/**
 * ln x and ln(1 + x) of a double, below 1 ULP: x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2); with s = f / (2 + f) and R
 * of 2 artanh(s) = 2 s + s R, ln(1 + f) = f - (f^2 / 2 - s (f^2 / 2 + R)). See: FreeBSD msun e_log.c and s_log1p.c, whose polynomial
 * this is.
 */
const LN2_HIGH: f64 = 0.6931471803691238; // 33 bits: its product with an exponent is exact
const LN2_LOW: f64 = 1.9082149292705877e-10;
/** sqrt(1/2) in the upper word of a double, and what is left to the upper word of 1. */
const ROOT_HALF: i32 = 0x3fe6a09e;
const ONE_LESS_ROOT_HALF: i32 = 0x3ff00000 - ROOT_HALF;

/** ln x of x = 0 or a normal x > 0: of weights, whose logarithms are to be the same on every engine. */
export function logarithm_f64(x: f64): f64 {
  return x == 0 ? -Infinity : naturalLogarithm(x);
}

/** ln x of a normal positive x. */
export function naturalLogarithm(x: f64): f64 {
  return reduced(x, 0);
}

/** ln(1 + x) for x > -1, to its last bits where x is small. */
export function logarithmOfOnePlus(x: f64): f64 {
  const sum = 1 + x;
  const lost = x - (sum - 1); // exact up to 2^53, from where it does not count
  return reduced(sum, lost / sum);
}

/** ln x plus a correction below an ULP of 1. */
function reduced(x: f64, correction: f64): f64 {
  const bits = reinterpret<i64>(x);
  const upper = <i32>(bits >> 32) + ONE_LESS_ROOT_HALF;
  const k = <f64>((upper >> 20) - 1023);
  const significand = ((<i64>((upper & 0x000fffff) + ROOT_HALF)) << 32) | (bits & 0xffffffff);
  const f = reinterpret<f64>(significand) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return s * (half + even + odd) + (k * LN2_LOW + correction) - half + f + k * LN2_HIGH;
}
