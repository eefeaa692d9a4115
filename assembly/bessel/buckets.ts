import { ARGUMENT, BUCKET, ORDER, SOURCE } from "./fields";

/**
 * Which kernel an element needs, and the sorting of a block by kernel. The bucket of an element follows from its order and
 * argument alone, so that neither its neighbours nor its place change a bit of its result.
 */

/** Buckets 0 to 3 have S < 24 and x up to 2, 4, 8 and beyond; 4 to 10 take their number of terms from S; the last is special. */
export const SMALL_BUCKETS: i32 = 4;
export const DEBYE_BUCKETS: i32 = 7;
export const SPECIAL: i32 = SMALL_BUCKETS + DEBYE_BUCKETS;
export const BUCKETS: i32 = SPECIAL + 1;

/** Terms of the power series: what is left out is below 2^-56 of F at the bucket's largest x. */
const SERIES_TERMS = memory.data<i32>([12, 17, 22, 40], 4);

/** S^2 from which each Debye bucket starts, and its pairs of terms: what is left out is below 2e-17. */
const RADIUS_SQUARES = memory.data<f64>([576, 900, 1600, 3600, 22500, 90000, 4000000], 8);
const PAIRS = memory.data<i32>([10, 8, 7, 5, 4, 3, 2], 4);

@inline
export function seriesTerms(bucket: i32): i32 {
  return load<i32>(SERIES_TERMS + ((<usize>bucket) << 2));
}

@inline
export function debyePairs(bucket: i32): i32 {
  return load<i32>(PAIRS + ((<usize>(bucket - SMALL_BUCKETS)) << 2));
}

/** Marks, in SOURCE, an element whose order is negative. */
const NEGATIVE: i32 = 1 << 31;

/** First element of each bucket in the sorted block, and its end. */
const BOUNDS: usize = memory.data((<i32>BUCKETS + 1) * 4, 16);

@inline
export function bucketStart(bucket: i32): usize {
  return <usize>load<i32>(BOUNDS + ((<usize>bucket) << 2));
}

/** Reads `count` elements, at most BLOCK, a stride of 0 repeating the first, and sorts |v| and x into the fields. */
export function sort(count: i32, order: usize, orderStride: usize, x: usize, xStride: usize, fields: usize): void {
  for (let bucket = 0; bucket <= BUCKETS; bucket++) store<i32>(BOUNDS + ((<usize>bucket) << 2), 0);
  for (let index = 0; index < count; index++) {
    const bucket = bucketOf(load<f64>(order + <usize>index * orderStride), load<f64>(x + <usize>index * xStride));
    store<i32>(fields + ((<usize>index) << 2), bucket, BUCKET);
    const counter = BOUNDS + ((<usize>bucket) << 2);
    store<i32>(counter, load<i32>(counter) + 1);
  }
  let total = 0;
  for (let bucket = 0; bucket <= BUCKETS; bucket++) {
    const counter = BOUNDS + ((<usize>bucket) << 2);
    const size = load<i32>(counter);
    store<i32>(counter, total);
    total += size;
  }
  for (let index = 0; index < count; index++) {
    const counter = BOUNDS + ((<usize>load<i32>(fields + ((<usize>index) << 2), BUCKET)) << 2);
    const place = load<i32>(counter);
    store<i32>(counter, place + 1);
    const target = fields + ((<usize>place) << 3);
    const v = load<f64>(order + <usize>index * orderStride);
    store<f64>(target, abs(v), ORDER);
    store<f64>(target, load<f64>(x + <usize>index * xStride), ARGUMENT);
    store<i32>(fields + ((<usize>place) << 2), v < 0 ? index | NEGATIVE : index, SOURCE);
  }
  // The counters stand at each bucket's end, which is the next one's start.
  for (let bucket = BUCKETS; bucket > 0; bucket--) {
    store<i32>(BOUNDS + ((<usize>bucket) << 2), load<i32>(BOUNDS + ((<usize>(bucket - 1)) << 2)));
  }
  store<i32>(BOUNDS, 0);
}

@inline
function bucketOf(v: f64, x: f64): i32 {
  const isRegular = i32(x > 0) & i32(x < Infinity) & i32(abs(v) < Infinity);
  const square = v * v + x * x;
  let debye = 0;
  for (let tier = 0; tier < DEBYE_BUCKETS; tier++) {
    debye += i32(square >= load<f64>(RADIUS_SQUARES + ((<usize>tier) << 3)));
  }
  const small = i32(x > 2) + i32(x > 4) + i32(x > 8);
  const regular = debye == 0 ? small : SMALL_BUCKETS - 1 + debye;
  return isRegular ? regular : SPECIAL;
}

/** Copies results back to where their elements came from; where `isEven` is false a negative order has none. */
export function scatter(count: i32, fields: usize, result: usize, y: usize, isEven: bool): void {
  for (let place = 0; place < count; place++) {
    const source = load<i32>(fields + ((<usize>place) << 2), SOURCE);
    const value = load<f64>(fields + result + ((<usize>place) << 3));
    store<f64>(y + ((<usize>(source & ~NEGATIVE)) << 3), source < 0 && !isEven ? NaN : value);
  }
}
