/** AssemblyScript kernels like those of the package, each `name(n, in, out)`. */

/** A 4 x 8 tile of a matrix product over n steps: 8 accumulators, splats of one side. */
const gemm = `
export function gemm(n: i32, a: usize, out: usize): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  for (let k = 0; k < n; k++, a += 48) {
    const b0 = v128.load(a), b1 = v128.load(a, 16);
    const a0 = v128.load32_splat(a, 32), a1 = v128.load32_splat(a, 36);
    const a2 = v128.load32_splat(a, 40), a3 = v128.load32_splat(a, 44);
    c00 = f32x4.add(c00, f32x4.mul(a0, b0)); c01 = f32x4.add(c01, f32x4.mul(a0, b1));
    c10 = f32x4.add(c10, f32x4.mul(a1, b0)); c11 = f32x4.add(c11, f32x4.mul(a1, b1));
    c20 = f32x4.add(c20, f32x4.mul(a2, b0)); c21 = f32x4.add(c21, f32x4.mul(a2, b1));
    c30 = f32x4.add(c30, f32x4.mul(a3, b0)); c31 = f32x4.add(c31, f32x4.mul(a3, b1));
  }
  v128.store(out, c00); v128.store(out, c01, 16); v128.store(out, c10, 32); v128.store(out, c11, 48);
  v128.store(out, c20, 64); v128.store(out, c21, 80); v128.store(out, c30, 96); v128.store(out, c31, 112);
}`;

/** exp by a polynomial, the exponent put in by integer arithmetic, the ends by masks. */
const exponential = `
// @ts-ignore: decorator
@inline function step(p: v128, r: v128, c: f32): v128 { return f32x4.add(f32x4.mul(p, r), f32x4.splat(c)); }
export function exponential(n: i32, x: usize, y: usize): void {
  for (let i = 0; i < n; i += 4, x += 16, y += 16) {
    const v = v128.load(x);
    const t = f32x4.nearest(f32x4.mul(v, f32x4.splat(1.4426950408889634)));
    const r = f32x4.sub(f32x4.sub(v, f32x4.mul(t, f32x4.splat(0.693359375))), f32x4.mul(t, f32x4.splat(-2.12194440e-4)));
    let p = step(f32x4.splat(1.3888889e-3), r, 8.3333333e-3);
    p = step(p, r, 4.1666668e-2); p = step(p, r, 0.16666667); p = step(p, r, 0.5); p = step(p, r, 1); p = step(p, r, 1);
    const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(t), i32x4.splat(127)), 23);
    p = f32x4.mul(p, scale);
    p = v128.bitselect(f32x4.splat(Infinity), p, f32x4.gt(v, f32x4.splat(88.722839)));
    p = v128.andnot(p, f32x4.lt(v, f32x4.splat(-87.336544)));
    v128.store(y, v128.bitselect(v, p, f32x4.ne(v, v)));
  }
}`;

/** Maximum of four rows and where it was first found: a mask moves values and indices; a NaN wins. */
const maxPool = `
export function maxPool(n: i32, x: usize, y: usize): void {
  for (let i = 0; i < n; i += 4, x += 64, y += 32) {
    let best = v128.load(x), where = i32x4.splat(0);
    for (let row = 1; row < 4; row++) {
      const next = v128.load(x + (<usize>row << 4));
      const wins = v128.and(
        v128.or(f32x4.gt(next, best), f32x4.ne(next, next)),
        f32x4.eq(best, best),
      );
      best = v128.bitselect(next, best, wins);
      where = v128.bitselect(i32x4.splat(row), where, wins);
    }
    v128.store(y, best); v128.store(y, where, 16);
  }
}`;

/** 4 x 4 blocks of floats and 8 x 8 blocks of halves transposed by shuffles. */
const transpose = `
export function transpose(n: i32, x: usize, y: usize): void {
  for (let i = 0; i < n; i += 16, x += 64, y += 64) {
    const a = v128.load(x), b = v128.load(x, 16), c = v128.load(x, 32), d = v128.load(x, 48);
    const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(y, v128.shuffle<f64>(ab0, cd0, 0, 2)); v128.store(y, v128.shuffle<f64>(ab0, cd0, 1, 3), 16);
    v128.store(y, v128.shuffle<f64>(ab1, cd1, 0, 2), 32);
    v128.store(y, v128.shuffle<u16>(ab1, cd1, 4, 5, 6, 7, 12, 13, 14, 15), 48);
  }
}`;

/** Products of bytes: extend, dot, pairwise sums; saturating narrowing on the way out. */
const bytesDot = `
export function bytesDot(n: i32, x: usize, y: usize): void {
  let sum = i32x4.splat(0), high = i16x8.splat(0);
  for (let i = 0; i < n; i += 16, x += 32) {
    const a = v128.load(x), b = v128.load(x, 16);
    const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(a), i16x8.extend_low_i8x16_s(b));
    sum = i32x4.add(sum, i32x4.add(low, i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_high_i8x16_s(a, b))));
    high = i16x8.max_s(high, i16x8.add_sat_s(i16x8.extend_high_i8x16_u(a), i16x8.extend_low_i8x16_u(b)));
  }
  v128.store(y, sum); v128.store(y, i8x16.narrow_i16x8_u(high, i16x8.narrow_i32x4_s(sum, sum)), 16);
}`;

/** f32 to f16 bits with round to nearest even, all by integer operations, two vectors to one. */
const halves = `
// @ts-ignore: decorator
@inline function half(x: v128): v128 {
  const sign = v128.and(x, i32x4.splat(<i32>0x80000000));
  const m = v128.xor(x, sign);
  const odd = v128.and(i32x4.shr_u(m, 13), i32x4.splat(1));
  const normal = i32x4.shr_u(i32x4.add(i32x4.add(m, i32x4.splat(<i32>0xc8000fff)), odd), 13);
  const small = i32x4.sub(f32x4.add(m, f32x4.splat(0.5)), f32x4.splat(0.5));
  let h = v128.bitselect(small, normal, i32x4.lt_u(m, i32x4.splat(0x38800000)));
  h = v128.bitselect(i32x4.splat(0x7c00), h, i32x4.gt_u(m, i32x4.splat(0x477fefff)));
  h = v128.bitselect(i32x4.splat(0x7e00), h, i32x4.gt_u(m, i32x4.splat(0x7f800000)));
  return v128.or(h, i32x4.shr_u(sign, 16));
}
export function halves(n: i32, x: usize, y: usize): void {
  for (let i = 0; i < n; i += 8, x += 32, y += 16) {
    v128.store(y, i16x8.narrow_i32x4_u(half(v128.load(x)), half(v128.load(x, 16))));
  }
}`;

/** Functions that take and return v128 and are not inlined, a v128 global, a sum in f64. */
const calls = `
let bias: v128 = f64x2.splat(0.5);
// @ts-ignore: decorator
@noinline function widened(v: v128, first: bool): v128 {
  return f64x2.add(f64x2.promote_low_f32x4(first ? v : v128.shuffle<f64>(v, v, 1, 1)), bias);
}
export function calls(n: i32, x: usize, y: usize): void {
  let sum = f64x2.splat(0);
  for (let i = 0; i < n; i += 4, x += 16) {
    const v = v128.load(x);
    sum = f64x2.add(sum, f64x2.add(widened(v, true), widened(v, false)));
    bias = f64x2.pmin(bias, sum);
  }
  v128.store(y, sum); v128.store(y, bias, 16);
  bias = f64x2.splat(0.5);
}`;

/** Name, source, and how float results have to be compared. */
export const KERNELS = {
  gemm: { source: gemm, nans: "f32" },
  exponential: { source: exponential, nans: "f32" },
  maxPool: { source: maxPool, nans: "exact" },
  transpose: { source: transpose, nans: "exact" },
  bytesDot: { source: bytesDot, nans: "exact" },
  halves: { source: halves, nans: "exact" },
  calls: { source: calls, nans: "f64" },
} as const;
