import { loadPair, loadValue, rowBytes } from "./rows";

/**
 * Sums of directions in fixed point, 128 bits a column: exact, so that their bits depend on the rows and not on how those were
 * batched, ordered, merged or tiled.
 *
 * Adding 3 to a value |x| <= 1 leaves it, rounded to a multiple of 2^-51, in the lower bits of a double whose upper bits never change. The
 * doubles' bits are added as i64 and those of 3 taken off: with a conversion, a product and two additions a pair of values this is half the
 * work of a compensated sum. An i64 holds 4,095 rows (MOST_ROWS of src/vonMisesFisher/exactSum.ts); then what exceeds 32 bits is carried.
 *
 * Layout: for each pair of columns two i64 of units, two of 2^32 units; the column after the last is that of the weights.
 */
const ROUNDING = memory.data<f64>([3], 8);
const UNIT: f64 = 4.440892098500626e-16; // 2^-51
const UPPER_UNIT: f64 = 1.9073486328125e-6; // 2^-19

/** Rows that are added at once: a sum is loaded and stored once for them. */
const ROWS: i32 = 4;
/** The bits of 3, ROWS times. */
const BIAS = memory.data<u64>([0x0020000000000000], 8);

const PAIR_BYTES: usize = 32;
const UPPER: usize = 16;


@inline
function placeOf(sums: usize, column: i32): usize {
  return sums + <usize>(column >> 1) * PAIR_BYTES + ((<usize>(column & 1)) << 3);
}

/** sums += scales * rows, and the weights (0: 1 each) after the last column, of n rows of d values. */
export function direction_sum_f32(n: i32, d: i32, x: usize, scales: usize, weights: usize, sums: usize): void {
  addRows<f32>(n, d, x, scales, sums);
  addWeights(n, weights, placeOf(sums, d));
}

export function direction_sum_f64(n: i32, d: i32, x: usize, scales: usize, weights: usize, sums: usize): void {
  addRows<f64>(n, d, x, scales, sums);
  addWeights(n, weights, placeOf(sums, d));
}

function addRows<T>(n: i32, d: i32, x: usize, scales: usize, sums: usize): void {
  const stride = rowBytes<T>(d);
  const last = placeOf(sums, d - 1);
  const pairsEnd = placeOf(sums, d & ~1);
  const rounding = v128.load_splat<f64>(ROUNDING);
  const bias = v128.load_splat<i64>(BIAS);
  for (let row = 0; row < n; row += ROWS) {
    // Rows that are not there are the first again, with a scale of 0, which adds nothing.
    const left = n - row;
    let p0 = x;
    let p1 = left > 1 ? x + stride : x;
    let p2 = left > 2 ? x + 2 * stride : x;
    let p3 = left > 3 ? x + 3 * stride : x;
    const scale0 = v128.load_splat<f64>(scales);
    const scale1 = left > 1 ? v128.load_splat<f64>(scales, 8) : f64x2.splat(0);
    const scale2 = left > 2 ? v128.load_splat<f64>(scales, 16) : f64x2.splat(0);
    const scale3 = left > 3 ? v128.load_splat<f64>(scales, 24) : f64x2.splat(0);
    for (let place = sums; place < pairsEnd; place += PAIR_BYTES) {
      const first = i64x2.add(
        f64x2.add(f64x2.mul(loadPair<T>(p0), scale0), rounding),
        f64x2.add(f64x2.mul(loadPair<T>(p1), scale1), rounding),
      );
      const second = i64x2.add(
        f64x2.add(f64x2.mul(loadPair<T>(p2), scale2), rounding),
        f64x2.add(f64x2.mul(loadPair<T>(p3), scale3), rounding),
      );
      v128.store(place, i64x2.add(i64x2.sub(v128.load(place), bias), i64x2.add(first, second)));
      p0 += rowBytes<T>(2);
      p1 += rowBytes<T>(2);
      p2 += rowBytes<T>(2);
      p3 += rowBytes<T>(2);
    }
    if (d & 1) {
      for (let each: usize = 0; each < <usize>min(left, ROWS); each++) {
        addValue(last, loadValue<T>(x + (each + 1) * stride - sizeof<T>()) * load<f64>(scales + (each << 3)));
      }
    }
    x += <usize>ROWS * stride;
    scales += (<usize>ROWS) << 3;
  }
}

function addWeights(n: i32, weights: usize, place: usize): void {
  for (let row: usize = 0; row < <usize>n; row++) {
    addValue(place, weights == 0 ? 1 : load<f64>(weights + (row << 3)));
  }
}


@inline
function addValue(place: usize, value: f64): void {
  const rounding = load<f64>(ROUNDING);
  store<i64>(place, load<i64>(place) + (reinterpret<i64>(value + rounding) - reinterpret<i64>(rounding)));
}

/** Carries the sums of d columns and of the weights: the units are then from 0 to 2^32 - 1, and every sum has one form. */
export function direction_carry_f64(d: i32, sums: usize): void {
  for (let column = 0; column <= d; column++) {
    const place = placeOf(sums, column);
    const units = load<i64>(place);
    store<i64>(place, load<i64>(place, UPPER) + (units >> 32), UPPER);
    store<i64>(place, units & 0xffffffff);
  }
}

/** y = the d carried sums, each rounded once, over that of the weights, which follows them. */
export function direction_mean_f64(d: i32, sums: usize, y: usize): void {
  const total = valueOf(placeOf(sums, d));
  for (let column = 0; column < d; column++) {
    store<f64>(y + ((<usize>column) << 3), valueOf(placeOf(sums, column)) / total);
  }
  store<f64>(y + ((<usize>d) << 3), total);
}


@inline
function valueOf(place: usize): f64 {
  return <f64>load<i64>(place, UPPER) * UPPER_UNIT + <f64>load<i64>(place) * UNIT;
}
