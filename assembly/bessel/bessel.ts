import {
  bucketOf,
  BUCKETS,
  bucketStart,
  debyePairs,
  scatter,
  seriesTerms,
  SMALL_BUCKETS,
  sort,
  SPECIAL,
} from "./buckets";
import { debye } from "./debye";
import { ARGUMENT, BLOCK, ORDER, RESULT_I, RESULT_K, SCRATCH_BYTES } from "./fields";
import { LOG_SLOPE, ORDER_SLOPE, SCALED } from "./forms";
import { macdonald, macdonaldPair } from "./macdonald";
import { largeOrderSlopes, smallOrderSlope } from "./orderSlope";
import { powerSeries } from "./powerSeries";
import { largeRatios, smallRatios } from "./ratio";
import { limits } from "./limits";

export function bessel_scratch_bytes_f64(): usize {
  return SCRATCH_BYTES;
}

/**
 * i and k, 0 for what is not wanted, of n orders v and arguments x by `form` (forms.ts), from one evaluation of what they
 * share. A stride is 8 or 0, for one value that all share.
 *
 * A block at a time is sorted by the kernel that its elements need, so that each kernel runs on full vectors whatever the
 * mixture, and put back.
 */
export function bessel_f64(
  n: i32,
  order: usize,
  orderStride: i32,
  x: usize,
  xStride: i32,
  i: usize,
  k: usize,
  form: i32,
  scratch: usize,
): void {
  for (let done = 0; done < n; done += BLOCK) {
    const count = min(n - done, BLOCK);
    const offset = (<usize>done) << 3;
    const orders = order + <usize>(done * orderStride);
    const isSorted = sort(count, orders, orderStride, x + <usize>(done * xStride), xStride, scratch);
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const start = scratch + (bucketStart(bucket) << 3);
      const end = scratch + (bucketStart(bucket + 1) << 3);
      if (start != end) evaluate(bucket, start, end, i != 0, k != 0, form);
    }
    if (i != 0) scatter(count, isSorted, scratch, RESULT_I, i + offset, NaN);
    if (k != 0) scatter(count, isSorted, scratch, RESULT_K, k + offset, reflection(form));
  }
}

/** The one value of an order v and an argument x, k or else i: what bessel_f64 gives, without its sorting and its copies. */
export function bessel_one_f64(v: f64, x: f64, form: i32, isK: i32, scratch: usize): f64 {
  const order = abs(v);
  v128.store(scratch, f64x2.splat(order), ORDER);
  v128.store(scratch, f64x2.splat(x), ARGUMENT);
  evaluate(bucketOf(order, x), scratch, scratch + 8, isK == 0, isK != 0, form);
  const result = load<f64>(scratch + (isK != 0 ? RESULT_K : RESULT_I));
  return v < 0 ? result * (isK != 0 ? reflection(form) : NaN) : result;
}

/** What K's results are to be multiplied with for a negative order: K is even in it, and its ratio to the next is neither. */
function reflection(form: i32): f64 {
  if (form == ORDER_SLOPE) return -1;
  return form <= SCALED || form == LOG_SLOPE ? 1 : NaN;
}

function evaluate(bucket: i32, start: usize, end: usize, isI: bool, isK: bool, form: i32): void {
  if (bucket == SPECIAL) limits(start, end, form);
  else if (bucket >= SMALL_BUCKETS) evaluateLarge(debyePairs(bucket), start, end, isI, isK, form);
  else evaluateSmall(bucket, start, end, isI, isK, form);
}

function evaluateLarge(pairs: i32, start: usize, end: usize, isI: bool, isK: bool, form: i32): void {
  if (form <= SCALED) debye(start, end, pairs, isI, isK, form == SCALED);
  else if (form == ORDER_SLOPE) largeOrderSlopes(start, end, pairs);
  else largeRatios(start, end, pairs, form);
}

function evaluateSmall(bucket: i32, start: usize, end: usize, isI: bool, isK: bool, form: i32): void {
  const terms = seriesTerms(bucket);
  const isTemme = bucket == 0;
  if (form <= SCALED) {
    if (isI) powerSeries(start, end, terms, form == SCALED);
    if (isK) macdonald(start, end, isTemme, form == SCALED);
  } else if (form == ORDER_SLOPE) {
    if (isI) smallOrderSlope(start, end, terms);
    if (isK) macdonaldPair(start, end, isTemme, true);
  } else {
    smallRatios(start, end, terms, form, isK, isTemme);
  }
}
