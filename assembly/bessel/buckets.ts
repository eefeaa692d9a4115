import {
  DEBYE_ORDER_WEIGHT,
  DEBYE_PAIRS,
  DEBYE_TIER_COUNT,
  DEBYE_TIERS,
  DEBYE_TIERS_FIRST,
  DEBYE_TIERS_LAST,
} from "../generated/bessel";
import { ARGUMENT, BUCKET, ORDER, SOURCE } from "./fields";

/**
 * Which kernel an element needs, and the sorting of a block by kernel. The bucket of an element follows from its order and
 * argument alone, so that neither its neighbours nor its place change a bit of its result.
 */

/** Buckets 0 to 3 have x^2 + 3 v^2 / 2 < 24^2 and x up to 1, 4, 8 and beyond; then one for each tier of Debye's series; the last is special. */
export const SMALL_BUCKETS: i32 = 4;
export const SPECIAL: i32 = SMALL_BUCKETS + DEBYE_TIER_COUNT;
export const BUCKETS: i32 = SPECIAL + 1;

/** Terms of the power series: what is left out is below 2^-56 of F at the bucket's largest x. */
const SERIES_TERMS = memory.data<u8>([9, 17, 22, 40], 1);


@inline
export function seriesTerms(bucket: i32): i32 {
  return load<u8>(SERIES_TERMS + <usize>bucket);
}


@inline
export function debyePairs(bucket: i32): i32 {
  return load<u8>(DEBYE_PAIRS + <usize>(bucket - SMALL_BUCKETS));
}

/** Marks, in SOURCE, an element whose order is negative. */
const NEGATIVE: i32 = 1 << 31;

/** First element of each bucket in the sorted block, and its end. */
const BOUNDS: usize = memory.data((<i32>BUCKETS + 1) * 4, 16);


@inline
export function bucketStart(bucket: i32): usize {
  return <usize>load<i32>(BOUNDS + ((<usize>bucket) << 2));
}

/**
 * Reads `count` elements, at most BLOCK, a stride of 0 repeating the first, and puts |v| and x into the fields, sorted by
 * bucket. Returns whether they already were where they are: in one bucket, and no order negative.
 */
export function sort(count: i32, order: usize, orderStride: usize, x: usize, xStride: usize, fields: usize): bool {
  for (let bucket = 0; bucket <= BUCKETS; bucket++) setStart(bucket, 0);
  let isAnyNegative = 0;
  let bucket = 0;
  for (let index: usize = 0; index < <usize>count; index++) {
    const v = load<f64>(order + index * orderStride);
    const argument = load<f64>(x + index * xStride);
    bucket = bucketOf(abs(v), argument);
    store<f64>(fields + (index << 3), abs(v), ORDER);
    store<f64>(fields + (index << 3), argument, ARGUMENT);
    isAnyNegative |= i32(v < 0);
    store<i32>(fields + (index << 2), bucket, BUCKET);
    setStart(bucket, <i32>bucketStart(bucket) + 1);
  }
  const isUniform = isAnyNegative == 0 && <i32>bucketStart(bucket) == count;
  let total = 0;
  for (let each = 0; each <= BUCKETS; each++) {
    const size = <i32>bucketStart(each);
    setStart(each, total);
    total += size;
  }
  if (isUniform) return true;
  for (let index: usize = 0; index < <usize>count; index++) {
    const each = load<i32>(fields + (index << 2), BUCKET);
    const place = <i32>bucketStart(each);
    setStart(each, place + 1);
    const target = fields + ((<usize>place) << 3);
    const v = load<f64>(order + index * orderStride);
    store<f64>(target, abs(v), ORDER);
    store<f64>(target, load<f64>(x + index * xStride), ARGUMENT);
    store<i32>(fields + ((<usize>place) << 2), v < 0 ? (<i32>index) | NEGATIVE : <i32>index, SOURCE);
  }
  // The counters stand at each bucket's end, which is the next one's start.
  for (let each = BUCKETS; each > 0; each--) setStart(each, <i32>bucketStart(each - 1));
  setStart(0, 0);
  return false;
}


@inline
function setStart(bucket: i32, place: i32): void {
  store<i32>(BOUNDS + ((<usize>bucket) << 2), place);
}

/**
 * Debye's series in 1 / S converges the sooner the larger v is beside x: x^2 + 3 v^2 / 2 takes the place of S^2 and nothing of what
 * a tier leaves out is larger than at v = 0. It overflows to infinity, which is in the last tier, where it should be.
 */
@inline
export function bucketOf(v: f64, x: f64): i32 {
  const isRegular = i32(x > 0) & i32(x - x == v - v); // infinity less itself is NaN
  const square = DEBYE_ORDER_WEIGHT * (v * v) + x * x;
  const entry = (<i32>(reinterpret<i64>(square) >> 49) - DEBYE_TIERS_FIRST) >> 1;
  const tier = <i32>load<u8>(DEBYE_TIERS + <usize>max(min(entry, DEBYE_TIERS_LAST), 0));
  const small = i32(x > 1) + i32(x > 4) + i32(x > 8);
  const bucket = tier == 0 ? small : SMALL_BUCKETS - 1 + tier;
  return isRegular ? bucket : SPECIAL;
}

/** Copies results to where their elements came from, those of negative orders times `negative`: 1, -1 or NaN. */
export function scatter(count: i32, isInPlace: bool, fields: usize, result: usize, y: usize, negative: f64): void {
  const source = fields + result;
  if (isInPlace) {
    for (let offset: usize = 0; offset < (<usize>count) << 3; offset += 8)
      store<f64>(y + offset, load<f64>(source + offset));
    return;
  }
  for (let place: usize = 0; place < <usize>count; place++) {
    const index = load<i32>(fields + (place << 2), SOURCE);
    const value = load<f64>(source + (place << 3));
    store<f64>(y + ((<usize>(index & ~NEGATIVE)) << 3), index < 0 ? value * negative : value);
  }
}
