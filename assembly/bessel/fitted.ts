import { KERNEL_K, KERNEL_K_COLUMNS, KERNEL_K_LAST, KERNEL_K_LENGTHS } from "../generated/bessel";
import { madd_f64x2 } from "../simd/f64x2";
import { half, number, one, zero } from "./constants";
import { ARGUMENT, EVEN, INVERSE, ODD, ORDER, RADIUS, SQUARE } from "./fields";

/**
 * g = sqrt(2 x / pi) e^x K_mu(x) to RADIUS and (x / 2) times the same of K_mu+1 to INVERSE, for 1 <= x <= 24, their
 * derivatives in mu to EVEN and ODD: g and
 * h = -sqrt(2 x / pi) e^x K_mu'(x) are polynomials in 1 / (x + 1) and mu^2, and K_mu+1 is h + (mu / x) g.
 */
export function fitted(start: usize, end: usize): void {
  for (let p = start; p < end; p += 32) {
    const mu0 = f64x2.sub(v128.load(p, ORDER), v128.load(p, SQUARE));
    const mu1 = f64x2.sub(v128.load(p, ORDER + 16), v128.load(p, SQUARE + 16));
    const square0 = f64x2.mul(mu0, mu0);
    const square1 = f64x2.mul(mu1, mu1);
    const x0 = v128.load(p, ARGUMENT);
    const x1 = v128.load(p, ARGUMENT + 16);
    const t0 = fitVariable(x0);
    const t1 = fitVariable(x1);
    let g0 = zero();
    let g1 = zero();
    let h0 = zero();
    let slopeG0 = zero();
    let slopeH0 = zero();
    let h1 = zero();
    let slopeG1 = zero();
    let slopeH1 = zero();
    // For whole orders all columns but the last are multiplied by 0.
    const isWhole = !v128.any_true(v128.or(mu0, mu1));
    let at = isWhole ? KERNEL_K_LAST : KERNEL_K;
    for (let column = isWhole ? KERNEL_K_COLUMNS - 1 : 0; column < KERNEL_K_COLUMNS; column++) {
      const stop = at + ((<usize>load<u8>(KERNEL_K_LENGTHS + <usize>column)) << 4);
      let columnG0 = v128.load_splat<f64>(at);
      let columnH0 = v128.load_splat<f64>(at, 8);
      let columnG1 = columnG0;
      let columnH1 = columnH0;
      for (at += 16; at < stop; at += 16) {
        const coefficientG = v128.load_splat<f64>(at);
        const coefficientH = v128.load_splat<f64>(at, 8);
        columnG0 = madd_f64x2(columnG0, t0, coefficientG);
        columnH0 = madd_f64x2(columnH0, t0, coefficientH);
        columnG1 = madd_f64x2(columnG1, t1, coefficientG);
        columnH1 = madd_f64x2(columnH1, t1, coefficientH);
      }
      slopeG0 = madd_f64x2(slopeG0, square0, g0);
      slopeH0 = madd_f64x2(slopeH0, square0, h0);
      g0 = madd_f64x2(g0, square0, columnG0);
      h0 = madd_f64x2(h0, square0, columnH0);
      slopeG1 = madd_f64x2(slopeG1, square1, g1);
      slopeH1 = madd_f64x2(slopeH1, square1, h1);
      g1 = madd_f64x2(g1, square1, columnG1);
      h1 = madd_f64x2(h1, square1, columnH1);
    }
    storePair(p, mu0, x0, g0, h0, slopeG0, slopeH0);
    storePair(p + 16, mu1, x1, g1, h1, slopeG1, slopeH1);
  }
}

/** The slopes come in by mu^2. */
@inline
function storePair(p: usize, mu: v128, x: v128, g: v128, h: v128, slopeG: v128, slopeH: v128): void {
  const twice = f64x2.add(mu, mu);
  const changeG = f64x2.mul(slopeG, twice);
  v128.store(p, g, RADIUS);
  v128.store(p, f64x2.mul(half(), madd_f64x2(mu, g, f64x2.mul(x, h))), INVERSE);
  v128.store(p, changeG, EVEN);
  v128.store(p, f64x2.mul(half(), madd_f64x2(f64x2.mul(x, slopeH), twice, madd_f64x2(mu, changeG, g))), ODD);
}

const HUNDRED = memory.data<f64>([100], 8);
const MIDDLE = memory.data<f64>([27], 8);
const INVERSE_HALF = memory.data<f64>([0.043478260869565216], 8); // 1 / 23

/** 1 / (x + 1) on [1/25, 1/2] as t on [-1, 1]. */
@inline
function fitVariable(x: v128): v128 {
  const inverse = f64x2.div(number(HUNDRED), f64x2.add(x, one()));
  return f64x2.mul(f64x2.sub(inverse, number(MIDDLE)), number(INVERSE_HALF));
}
