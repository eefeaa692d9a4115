import { half, one, two } from "./constants";
import { radius } from "./debye";
import { ARGUMENT, FIELD_BYTES, INVERSE, ORDER, RADIUS, RESULT_I, RESULT_K, SQUARE, UNSCALE } from "./fields";
import { COMPLEMENT, LOG_SLOPE, RATIO, RATIO_SLOPE } from "./forms";
import { macdonaldPair } from "./macdonald";
import { BEND, K_D, K_SLOPE, KK_D, moments, SLOPE } from "./moments";
import { madd_f64x2, nmadd_f64x2, select_f64x2 } from "../simd/f64x2";

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

/** From the power series for I; from the recurrence for K, whose ratio is (2 / x) k_n+1 / k_n. */
export function smallRatios(start: usize, end: usize, terms: i32, form: i32, isKWanted: bool, isTemme: bool): void {
  smallRatiosOfI(start, end, terms, form);
  if (!isKWanted || form == COMPLEMENT || form == RATIO_SLOPE) return;
  macdonaldPair(start, end, isTemme, false);
  for (let p = start; p < end; p += 16) {
    const twice = f64x2.mul(two(), f64x2.div(v128.load(p, INVERSE), v128.load(p, RADIUS)));
    const top = form == LOG_SLOPE ? f64x2.sub(v128.load(p, ORDER), twice) : twice;
    v128.store(p, f64x2.div(top, v128.load(p, ARGUMENT)), RESULT_K);
  }
}

/**
 * With F = sum_k w_k, its derivatives in y = x^2 / 4 and T = F' / F: the ratio is A = (x / 2) T. `sum`, `bend` and `gap` are F, y F'' and
 * (x / 2) F - y F' over one denominator, the sums of `sums` in powerSeries.ts with the weights 1, k (k - 1) and x / 2 - k of their terms.
 *
 * Where A is below 1/2, T = (1 - y F'' / F) / (v + 1), the differential equation, and A' = T / 2 + y F'' / F - A^2; beyond, where 1 - A and
 * A' become small differences, 1 - A = gap / ((x / 2) F), of which each term has its part, and A' = (1 - A) (1 + A) - (v + 1/2) A / (x / 2).
 */
function smallRatiosOfI(start: usize, end: usize, terms: i32, form: i32): void {
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p, ORDER);
    const halfX = f64x2.mul(v128.load(p, ARGUMENT), half());
    const y = f64x2.mul(halfX, halfX);
    let index = f64x2.splat(<f64>terms);
    let denominator = one();
    let sum = one();
    let gap = f64x2.sub(halfX, index);
    let bend = f64x2.mul(index, f64x2.sub(index, one()));
    for (let k = terms; k > 1; k--) {
      denominator = f64x2.mul(denominator, f64x2.mul(index, f64x2.add(v, index)));
      index = f64x2.sub(index, one());
      sum = madd_f64x2(sum, y, denominator);
      gap = madd_f64x2(gap, y, f64x2.mul(f64x2.sub(halfX, index), denominator));
      bend = madd_f64x2(bend, y, f64x2.mul(f64x2.mul(index, f64x2.sub(index, one())), denominator));
    }
    const next = f64x2.add(v, one());
    const base = f64x2.mul(denominator, next);
    sum = madd_f64x2(sum, y, base);
    gap = f64x2.div(madd_f64x2(gap, y, f64x2.mul(halfX, base)), f64x2.mul(halfX, sum));
    bend = f64x2.div(bend, sum);
    const t = f64x2.div(f64x2.sub(one(), bend), next);
    const small = f64x2.mul(halfX, t);
    const isNear = f64x2.gt(small, half());
    const ratio = select_f64x2(f64x2.sub(one(), gap), small, isNear);
    let i = ratio;
    if (form == COMPLEMENT) i = select_f64x2(gap, f64x2.sub(one(), small), isNear);
    if (form == LOG_SLOPE) i = f64x2.add(f64x2.div(v, v128.load(p, ARGUMENT)), ratio);
    v128.store(p, i, RESULT_I);
    const near = f64x2.sub(
      f64x2.mul(gap, f64x2.add(one(), ratio)),
      f64x2.mul(f64x2.add(v, half()), f64x2.div(ratio, halfX)),
    );
    const far = f64x2.add(f64x2.mul(t, half()), f64x2.sub(bend, f64x2.mul(ratio, ratio)));
    v128.store(p, select_f64x2(near, far, isNear), RESULT_K);
  }
}
