import { half, one, two } from "./constants";
import { radius } from "./debye";
import {
  ARGUMENT,
  EVEN,
  FIELD_BYTES,
  INVERSE,
  ODD,
  ORDER,
  RADIUS,
  RESULT_I,
  RESULT_K,
  SQUARE,
  UNSCALE,
} from "./fields";
import { COMPLEMENT, LOG_SLOPE, RATIO, RATIO_SLOPE } from "./forms";
import { macdonaldPair } from "./macdonald";
import { BEND, K_D, K_SLOPE, KK_D, moments, SLOPE } from "./moments";
import { weightedSums } from "./powerSeries";
import { madd_f64x2, nmadd_f64x2 } from "../simd/f64x2";

/**
 * From the Debye series: with G(S) = sum_k G_k(q) S^-k, G_k = -(k D_k + 2 q D_k'), and G* the same with (-1)^k,
 *
 *   I_{v+1} / I_v = x (1 / (S + v) - w),   w  = (1/2 - G) / S^2
 *   K_{v+1} / K_v = (S + v) / x + x w*,    w* = (1/2 - G*) / S^2
 *
 * the derivatives of the logarithms are S / x - x w and -S / x - x w*, and 1 - I_{v+1} / I_v = (v + v^2 / (S + x)) / (S + v) + x w.
 */
export function largeRatios(start: usize, end: usize, pairs: i32, form: i32): void {
  radius(start, end);
  moments(start, end, pairs);
  for (let p = start; p < end; p += 16) {
    // As they came: an argument that is scaled beside a large order may underflow.
    const v = v128.load(p, ORDER);
    const x = v128.load(p, ARGUMENT);
    const s = f64x2.mul(v128.load(p, RADIUS), v128.load(p, UNSCALE));
    const inverse = v128.load(p, INVERSE);
    const q = v128.load(p, SQUARE);
    const twice = f64x2.add(q, q);
    const even = madd_f64x2(twice, v128.load(p, SLOPE), v128.load(p, K_D));
    const odd = madd_f64x2(twice, v128.load(p, SLOPE + FIELD_BYTES), v128.load(p, K_D + FIELD_BYTES));
    const relative = f64x2.mul(v128.load(p, ARGUMENT), inverse);
    const unit = f64x2.mul(relative, inverse);
    const gain = f64x2.mul(unit, f64x2.add(half(), f64x2.add(even, odd)));
    const gainK = f64x2.mul(unit, f64x2.add(half(), f64x2.sub(even, odd)));
    const sum = f64x2.add(s, v);
    let i = f64x2.sub(f64x2.div(x, sum), gain);
    let k = f64x2.add(f64x2.div(sum, x), gainK);
    if (form == LOG_SLOPE) {
      const steep = f64x2.div(s, x);
      i = f64x2.sub(steep, gain);
      k = f64x2.sub(f64x2.neg(steep), gainK);
    } else if (form != RATIO) {
      k = slope(p, relative, sum, v);
      if (form == COMPLEMENT) {
        const excess = f64x2.mul(v, f64x2.div(v, f64x2.add(s, x)));
        i = f64x2.add(f64x2.div(f64x2.add(v, excess), sum), gain);
      }
    }
    v128.store(p, i, RESULT_I);
    v128.store(p, k, RESULT_K);
  }
}

/**
 * The derivative of I_{v+1} / I_v in x: v / (S (S + v)) + ((x^2 - v^2) / (2 S^2) + G - (x / S)^2 (2 G + sum_k (k G_k + 2 q G_k') S^-k)) / S^2.
 */
@inline
function slope(p: usize, relative: v128, sum: v128, v: v128): v128 {
  const inverse = v128.load(p, INVERSE);
  const q = v128.load(p, SQUARE);
  const twice = f64x2.add(q, q);
  const kD = both(p, K_D);
  const slopes = both(p, SLOPE);
  const kSlopes = both(p, K_SLOPE);
  const g = f64x2.neg(madd_f64x2(twice, slopes, kD));
  const kG = f64x2.neg(madd_f64x2(twice, kSlopes, both(p, KK_D)));
  const gSlope = f64x2.neg(f64x2.add(kSlopes, f64x2.mul(two(), madd_f64x2(q, both(p, BEND), slopes))));
  const square = f64x2.mul(relative, relative);
  const bracket = f64x2.add(f64x2.add(g, g), madd_f64x2(twice, gSlope, kG));
  const terms = nmadd_f64x2(square, bracket, madd_f64x2(f64x2.sub(square, q), half(), g));
  const first = f64x2.mul(inverse, f64x2.div(v, sum));
  return madd_f64x2(f64x2.mul(inverse, inverse), terms, first);
}


@inline
function both(p: usize, moment: usize): v128 {
  return f64x2.add(v128.load(p + moment), v128.load(p + moment + FIELD_BYTES));
}

/**
 * From the power series: with F = sum_k w_k, T = F' / F and y = x^2 / 4 the ratio of I is (x / 2) T and its derivative
 * T / 2 + y (F'' / F - T^2); from the recurrence: the ratio of K is (2 / x) k_n+1 / k_n.
 */
export function smallRatios(start: usize, end: usize, terms: i32, form: i32, isKWanted: bool, isTemme: bool): void {
  weightedSums(start, end, terms);
  for (let p = start; p < end; p += 16) {
    const halfX = f64x2.mul(v128.load(p, ARGUMENT), half());
    const total = v128.load(p, RADIUS);
    const t = f64x2.div(v128.load(p, EVEN), total);
    const ratio = f64x2.mul(halfX, t);
    let i = ratio;
    if (form == COMPLEMENT) i = f64x2.sub(one(), ratio);
    if (form == LOG_SLOPE) i = f64x2.add(f64x2.div(v128.load(p, ORDER), v128.load(p, ARGUMENT)), ratio);
    const bend = f64x2.sub(f64x2.div(v128.load(p, ODD), total), f64x2.mul(ratio, ratio));
    v128.store(p, i, RESULT_I);
    v128.store(p, madd_f64x2(t, half(), bend), RESULT_K);
  }
  if (!isKWanted || form == COMPLEMENT || form == RATIO_SLOPE) return;
  macdonaldPair(start, end, isTemme, false);
  for (let p = start; p < end; p += 16) {
    const twice = f64x2.mul(two(), f64x2.div(v128.load(p, INVERSE), v128.load(p, RADIUS)));
    const top = form == LOG_SLOPE ? f64x2.sub(v128.load(p, ORDER), twice) : twice;
    v128.store(p, f64x2.div(top, v128.load(p, ARGUMENT)), RESULT_K);
  }
}
