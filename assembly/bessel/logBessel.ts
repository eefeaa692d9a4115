import { BUCKETS, bucketStart, debyePairs, scatter, seriesTerms, SMALL_BUCKETS, sort, SPECIAL } from "./buckets";
import { debye } from "./debye";
import { BLOCK, RESULT_I, RESULT_K, SCRATCH_BYTES } from "./fields";
import { macdonald } from "./macdonald";
import { powerSeries } from "./powerSeries";
import { limits } from "./special";

export function bessel_scratch_bytes_f64(): usize {
  return SCRATCH_BYTES;
}

/**
 * i = ln I_v(x) and k = ln K_v(x), from one evaluation of what they share; 0 for what is not wanted. With isScaled,
 * ln(I_v(x) e^-x) and ln(K_v(x) e^x). A stride is 8 or 0, for one value that all share.
 */
export function log_bessel_f64(
  n: i32,
  order: usize,
  orderStride: i32,
  x: usize,
  xStride: i32,
  i: usize,
  k: usize,
  isScaled: i32,
  scratch: usize,
): void {
  const wanted = (i != 0 ? 1 : 0) | (k != 0 ? 2 : 0);
  for (let done = 0; done < n; done += BLOCK) {
    const count = min(n - done, BLOCK);
    const isSorted = sort(
      count,
      order + <usize>(done * orderStride),
      orderStride,
      x + <usize>(done * xStride),
      xStride,
      scratch,
    );
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const start = scratch + (bucketStart(bucket) << 3);
      const end = scratch + (bucketStart(bucket + 1) << 3);
      if (start < end) evaluate(bucket, start, end, wanted, isScaled != 0);
    }
    if (i != 0) scatter(count, isSorted, scratch, RESULT_I, i + ((<usize>done) << 3), false);
    if (k != 0) scatter(count, isSorted, scratch, RESULT_K, k + ((<usize>done) << 3), true);
  }
}

function evaluate(bucket: i32, start: usize, end: usize, wanted: i32, isScaled: bool): void {
  if (bucket == SPECIAL) {
    limits(start, end, isScaled);
  } else if (bucket >= SMALL_BUCKETS) {
    debye(start, end, debyePairs(bucket), wanted, isScaled);
  } else {
    if ((wanted & 1) != 0) powerSeries(start, end, seriesTerms(bucket), isScaled);
    if ((wanted & 2) != 0) macdonald(start, end, bucket == 0, isScaled);
  }
}
