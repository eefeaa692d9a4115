import { sumPair } from "../core/lanes";
import { madd_f64x2 } from "../simd/f64x2";
import { loadPair, loadValue, rowBytes } from "./rows";

/** Rows and means of a tile: eight chains of multiply-adds, six loads for eight of them. */
const ROWS: i32 = 4;
const MEANS: i32 = 2;

/** Columns whose products are summed by themselves before they join the others: shorter sums round less. */
const BLOCK: i32 = 512;

/** The sums of a tile, row by row. */
const SUMS = memory.data(128, 16);

/**
 * cosines[n, components] = scales * rows . means in f64, of n rows of d values and `components` unit vectors of d f64. A sum is taken
 * in one order, wherever its row and its mean stand.
 */
export function direction_cosines_f32(
  n: i32,
  d: i32,
  x: usize,
  scales: usize,
  components: i32,
  means: usize,
  cosines: usize,
): void {
  tiles<f32>(n, d, x, scales, components, means, cosines);
}

export function direction_cosines_f64(
  n: i32,
  d: i32,
  x: usize,
  scales: usize,
  components: i32,
  means: usize,
  cosines: usize,
): void {
  tiles<f64>(n, d, x, scales, components, means, cosines);
}

function tiles<T>(n: i32, d: i32, x: usize, scales: usize, components: i32, means: usize, cosines: usize): void {
  for (let row = 0; row < n; row += ROWS) {
    const rows = x + <usize>row * rowBytes<T>(d);
    for (let component = 0; component < components; component += MEANS) {
      const mean = means + <usize>component * rowBytes<f64>(d);
      tile<T>(n - row, d, rows, mean, components - component > 1 ? mean + rowBytes<f64>(d) : mean);
      const width = min(components - component, MEANS);
      for (let each = 0; each < min(n - row, ROWS); each++) {
        const scale = load<f64>(scales + ((<usize>(row + each)) << 3));
        for (let column = 0; column < width; column++) {
          const sum = load<f64>(SUMS + ((<usize>(MEANS * each + column)) << 3));
          store<f64>(cosines + ((<usize>((row + each) * components + component + column)) << 3), sum * scale);
        }
      }
    }
  }
}

/** SUMS of four rows, of which those that are not there repeat the first, and two means. */
function tile<T>(rows: i32, d: i32, x: usize, mean0: usize, mean1: usize): void {
  const stride = rowBytes<T>(d);
  let p0 = x;
  let p1 = rows > 1 ? x + stride : x;
  let p2 = rows > 2 ? x + 2 * stride : x;
  let p3 = rows > 3 ? x + 3 * stride : x;
  for (let place: usize = 0; place < 64; place += 8) store<f64>(SUMS + place, 0);
  for (let left = d; left > 0; left -= BLOCK) {
    let sum00 = f64x2.splat(0);
    let sum01 = sum00;
    let sum10 = sum00;
    let sum11 = sum00;
    let sum20 = sum00;
    let sum21 = sum00;
    let sum30 = sum00;
    let sum31 = sum00;
    const count = min(left, BLOCK);
    for (const end = p0 + rowBytes<T>(count & ~1); p0 < end;) {
      const first = v128.load(mean0);
      const second = v128.load(mean1);
      let value = loadPair<T>(p0);
      sum00 = madd_f64x2(value, first, sum00);
      sum01 = madd_f64x2(value, second, sum01);
      value = loadPair<T>(p1);
      sum10 = madd_f64x2(value, first, sum10);
      sum11 = madd_f64x2(value, second, sum11);
      value = loadPair<T>(p2);
      sum20 = madd_f64x2(value, first, sum20);
      sum21 = madd_f64x2(value, second, sum21);
      value = loadPair<T>(p3);
      sum30 = madd_f64x2(value, first, sum30);
      sum31 = madd_f64x2(value, second, sum31);
      p0 += rowBytes<T>(2);
      p1 += rowBytes<T>(2);
      p2 += rowBytes<T>(2);
      p3 += rowBytes<T>(2);
      mean0 += 16;
      mean1 += 16;
    }
    addSums(SUMS, sum00, sum01);
    addSums(SUMS + 16, sum10, sum11);
    addSums(SUMS + 32, sum20, sum21);
    addSums(SUMS + 48, sum30, sum31);
  }
  if ((d & 1) == 0) return;
  // The last column by itself: unrolled as the others it would be 10 % of this file's code.
  const last = x + stride - sizeof<T>();
  for (let row: usize = 0; row < <usize>min(rows, ROWS); row++) {
    const value = loadValue<T>(last + row * stride);
    const place = SUMS + (row << 4);
    store<f64>(place, load<f64>(place) + value * load<f64>(mean0));
    store<f64>(place, load<f64>(place, 8) + value * load<f64>(mean1), 8);
  }
}

function addSums(place: usize, first: v128, second: v128): void {
  store<f64>(place, load<f64>(place) + sumPair(first));
  store<f64>(place, load<f64>(place, 8) + sumPair(second), 8);
}
