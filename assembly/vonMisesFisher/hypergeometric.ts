import { debyePairs, SMALL_BUCKETS } from "../bessel/buckets";
import { series } from "../bessel/debye";
import { EVEN, INVERSE, ODD, SQUARE } from "../bessel/fields";
import { logarithmOfOnePlus, naturalLogarithm } from "./logarithm";

/**
 * ln 0F1(; v + 1; x^2 / 4) = ln(Gamma(v + 1) (2 / x)^v I_v(x)), by which a von Mises-Fisher density exceeds the uniform one's inverse.
 * From ln I_v(x) it would keep nothing where x is small beside v.
 */

/** Terms of the series where x^2 < 4 (v + 1): the next is below 1 / 21!. */
const FEW_TERMS: i32 = 20;
/** Orders and arguments below which the series is summed: up to 84 terms, all positive, below e^64. */
const SMALL_ORDER: f64 = 24;
const SMALL_ARGUMENT: f64 = 64;

const TWO_PI: f64 = 6.283185307179586;
const HALF_ROOT_PI: f64 = 0.886226925452758; // Gamma(3/2)

/**
 * ln 0F1(; v + 1; x^2 / 4), or that less x when isScaled, for v and x from 0 to 1e150, whose squares are finite; below v = 24 for whole 2 v.
 * Relative error at most 2e-15.
 */
export function log_hypergeometric_f64(v: f64, x: f64, isScaled: i32, scratch: usize): f64 {
  const scaling: f64 = isScaled ? x : 0;
  if (x * x < 4 * (v + 1)) return logarithmOfOnePlus(growth(v, x, FEW_TERMS)) - scaling;
  if (v < SMALL_ORDER) {
    if (x >= SMALL_ARGUMENT) return ofSmallOrder(v, x, isScaled != 0, scratch);
    return naturalLogarithm(1 + growth(v, x, FEW_TERMS + <i32>x)) - scaling;
  }
  return ofLargeOrder(v, x, isScaled != 0, scratch);
}

/** 0F1 - 1 by Horner's rule. */
function growth(v: f64, x: f64, terms: i32): f64 {
  const y = 0.25 * x * x;
  let sum: f64 = 1;
  for (let k = terms; k > 1; k--) sum = 1 + sum * (y / (<f64>k * (v + <f64>k)));
  return sum * (y / (v + 1));
}

/** The Debye series of ln I_v(x), S = hypot(v, x) >= 24; see bessel/debye.ts. */
function debyeTerms(v: f64, s: f64, scratch: usize): f64 {
  const p = v / s;
  v128.store(scratch, f64x2.splat(p * p), SQUARE);
  v128.store(scratch, f64x2.splat(p * p), SQUARE + 16);
  v128.store(scratch, f64x2.splat(1 / s), INVERSE);
  v128.store(scratch, f64x2.splat(1 / s), INVERSE + 16);
  series(scratch, scratch + 16, debyePairs(SMALL_BUCKETS));
  return load<f64>(scratch, EVEN) + load<f64>(scratch, ODD);
}

/** S - x - v ln((v + S) / 2) - ln(2 pi S) / 2 + the series + ln Gamma(v + 1), S - x = v^2 / (S + x). */
function ofSmallOrder(v: f64, x: f64, isScaled: bool, scratch: usize): f64 {
  const s = sqrt<f64>(v * v + x * x);
  let gamma: f64 = 1;
  let factor = v;
  for (; factor > 0.5; factor -= 1) gamma *= factor;
  if (factor == 0.5) gamma *= HALF_ROOT_PI;
  const logarithms = v * naturalLogarithm(0.5 * (v + s)) + 0.5 * naturalLogarithm(TWO_PI * s);
  const rest = debyeTerms(v, s, scratch) + naturalLogarithm(gamma) - logarithms;
  return (isScaled ? v * (v / (s + x)) : s) + rest;
}

/**
 * 2 v z - v ln(1 + z) - ln(1 + 2 z) / 2 + the series less its value at x = 0, with z = x^2 / (2 v (S + v)): 2 v z is S - v, and scaled
 * S - v - x = -v (x + S - v) / (S + x), of which no part cancels.
 */
function ofLargeOrder(v: f64, x: f64, isScaled: bool, scratch: usize): f64 {
  const s = sqrt<f64>(v * v + x * x);
  const excess = x * (x / (s + v));
  const z = excess / (2 * v);
  const head = isScaled ? -v * ((x + excess) / (s + x)) : excess;
  const terms = debyeTerms(v, s, scratch) + stirling(v);
  return head - v * logarithmOfOnePlus(z) + (terms - 0.5 * logarithmOfOnePlus(2 * z));
}

/** ln Gamma(v + 1) - (v + 1/2) ln v + v - ln(2 pi) / 2 for v >= 24, DLMF 5.11.1: the next term is 3e-16. */
@inline
function stirling(v: f64): f64 {
  const inverse = 1 / v;
  const w = inverse * inverse;
  return inverse * (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680))));
}

/**
 * ln of the uniform density on the sphere in d dimensions: ln Gamma(d / 2) - ln 2 - (d / 2) ln pi.
 */
export function log_uniform_density_f64(d: f64): f64 {
  const half = 0.5 * d;
  if (half < SMALL_ORDER) {
    let density: f64 = 0.5;
    let factor = half - 1;
    for (; factor > 0.5; factor -= 1) density *= factor / PI;
    return naturalLogarithm(factor == 0.5 ? (density * 0.5) / PI : density / PI);
  }
  const ratio = naturalLogarithm(half / PI);
  return half * (ratio - 1) - 0.5 * naturalLogarithm(half) + stirling(half) + HALF_LOG_HALF_PI;
}
const PI: f64 = 3.141592653589793;
const HALF_LOG_HALF_PI: f64 = 0.22579135264472744; // ln(2 pi) / 2 - ln 2
