import { exp_f32x4 } from "../core/elementary";
import { loadLanes, promoteHigh, promoteLow, storeLanes, sumPair, vectorBytes } from "../core/lanes";

/** The largest of `columns` values, -Infinity for none; a NaN is passed over, as the exponentials keep it. */
export function rowMaximum(columns: i32, x: usize): f32 {
  let maximum_f32x4 = f32x4.splat(-Infinity);
  for (let left = columns; left > 0; left -= 4) {
    maximum_f32x4 = f32x4.pmax(maximum_f32x4, loadLanes(x, left, f32x4.splat(-Infinity)));
    x += 16;
  }
  maximum_f32x4 = f32x4.pmax(maximum_f32x4, v128.shuffle<f32>(maximum_f32x4, maximum_f32x4, 2, 3, 0, 1));
  maximum_f32x4 = f32x4.pmax(maximum_f32x4, v128.shuffle<f32>(maximum_f32x4, maximum_f32x4, 1, 0, 3, 2));
  return f32x4.extract_lane(maximum_f32x4, 0);
}

/**
 * Writes e^(x - maximum) to y and returns the sum in f64: element i goes to accumulator i mod 4. The lanes past the end
 * are e^-Infinity = 0.
 */
export function exponentials(columns: i32, x: usize, maximum: f32, y: usize): f64 {
  const maximum_f32x4 = f32x4.splat(maximum);
  let low_f64x2 = f64x2.splat(0);
  let high_f64x2 = f64x2.splat(0);
  for (let left = columns; left > 0; left -= 4) {
    const x_f32x4 = loadLanes(x, left, f32x4.splat(-Infinity));
    const power_f32x4 = exp_f32x4(f32x4.sub(x_f32x4, maximum_f32x4));
    low_f64x2 = f64x2.add(low_f64x2, promoteLow(power_f32x4));
    high_f64x2 = f64x2.add(high_f64x2, promoteHigh(power_f32x4));
    storeLanes(y, power_f32x4, left);
    x += 16;
    y += 16;
  }
  return sumPair(f64x2.add(low_f64x2, high_f64x2));
}

/** y = e^(x - max) / sum, row by row; `y` may be `x`. A NaN or +Infinity, or a row of -Infinity, makes its row NaN. */
export function softmax_f32(rows: i32, columns: i32, x: usize, y: usize): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const sum_f32x4 = f32x4.splat(<f32>exponentials(columns, x, rowMaximum(columns, x), y));
    const vectorsEnd = vectorBytes(columns);
    let offset: usize = 0;
    for (; offset < vectorsEnd; offset += 16) v128.store(y + offset, f32x4.div(v128.load(y + offset), sum_f32x4));
    const left = columns & 3;
    if (left > 0) storeLanes(y + offset, f32x4.div(loadLanes(y + offset, left, sum_f32x4), sum_f32x4), left);
    x += rowBytes;
    y += rowBytes;
  }
}

/** dx = y (dy - sum y dy), row by row, the sum in f64; `dx` may be `y` or `dy`. */
export function softmax_backward_f32(rows: i32, columns: i32, y: usize, dy: usize, dx: usize): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const sum_f32x4 = f32x4.splat(<f32>dot(columns, y, dy));
    const vectorsEnd = vectorBytes(columns);
    let offset: usize = 0;
    for (; offset < vectorsEnd; offset += 16) {
      const difference_f32x4 = f32x4.sub(v128.load(dy + offset), sum_f32x4);
      v128.store(dx + offset, f32x4.mul(v128.load(y + offset), difference_f32x4));
    }
    for (; offset < rowBytes; offset += 4) {
      const difference_f32x4 = f32x4.sub(v128.load_splat<f32>(dy + offset), sum_f32x4);
      const product_f32x4 = f32x4.mul(v128.load_splat<f32>(y + offset), difference_f32x4);
      v128.store_lane<f32>(dx + offset, product_f32x4, 0);
    }
    y += rowBytes;
    dy += rowBytes;
    dx += rowBytes;
  }
}

/** The sum of a b in f64, in which the products are exact: element i goes to accumulator i mod 4, the rest behind them. */
@inline
function dot(n: i32, a: usize, b: usize): f64 {
  let low_f64x2 = f64x2.splat(0);
  let high_f64x2 = f64x2.splat(0);
  for (; n >= 4; n -= 4) {
    const a_f32x4 = v128.load(a);
    const b_f32x4 = v128.load(b);
    low_f64x2 = f64x2.add(low_f64x2, f64x2.mul(promoteLow(a_f32x4), promoteLow(b_f32x4)));
    high_f64x2 = f64x2.add(high_f64x2, f64x2.mul(promoteHigh(a_f32x4), promoteHigh(b_f32x4)));
    a += 16;
    b += 16;
  }
  let sum = sumPair(f64x2.add(low_f64x2, high_f64x2));
  for (; n > 0; n--) {
    sum += <f64>load<f32>(a) * <f64>load<f32>(b);
    a += 4;
    b += 4;
  }
  return sum;
}
