/**
 * What the stages of an evaluation hand on: arrays of f64, one per quantity, side by side in the caller's scratch. A stage
 * walks a range of elements with one pointer, to which each array is a constant offset.
 *
 * 512 elements are enough for the sorting by kernel to leave full vectors, and few enough for the arrays of one kernel's
 * range to stay in a 48 KiB L1 cache.
 */
export const BLOCK: i32 = 512;

/** A stage may run up to seven elements past its range: the next range overwrites what it leaves there. */
const PADDING: usize = 64;

export const FIELD_BYTES: usize = ((<usize>BLOCK) << 3) + PADDING;

export const ORDER: usize = 0; // |v|
export const ARGUMENT: usize = FIELD_BYTES; // x
/** S = hypot(v, x), scaled, in two doubles. */
export const RADIUS: usize = 2 * FIELD_BYTES;
export const RADIUS_LOW: usize = 3 * FIELD_BYTES;
/** 1 / S and v^2 / S^2. */
export const INVERSE: usize = 4 * FIELD_BYTES;
export const SQUARE: usize = 5 * FIELD_BYTES;
/** What undoes the scaling of S, and the exponent that it takes from S: 1 and 0, or 2^600 and 600. */
export const UNSCALE: usize = 6 * FIELD_BYTES;
export const EXPONENT: usize = 7 * FIELD_BYTES;
/** A numerator of a logarithm's argument, in two doubles, and the logarithm. */
export const NUMERATOR: usize = 8 * FIELD_BYTES;
export const NUMERATOR_LOW: usize = 9 * FIELD_BYTES;
export const QUOTIENT_LOG: usize = 10 * FIELD_BYTES;
export const QUOTIENT_LOG_LOW: usize = 11 * FIELD_BYTES;
/** Even and odd terms of a series in 1 / S. */
export const EVEN: usize = 12 * FIELD_BYTES;
export const ODD: usize = 13 * FIELD_BYTES;
/** Another logarithm, in two doubles. */
export const LOG: usize = 14 * FIELD_BYTES;
export const LOG_LOW: usize = 15 * FIELD_BYTES;
/** Results, in the order of the kernels. */
export const RESULT_I: usize = 16 * FIELD_BYTES;
export const RESULT_K: usize = 17 * FIELD_BYTES;
/** Where each element of the sorted block came from, and which kernel each element of the block needs: i32. */
export const SOURCE: usize = 18 * FIELD_BYTES;
export const BUCKET: usize = 19 * FIELD_BYTES;

/** Ten sums of the derivatives of the series; see moments.ts. */
export const MOMENTS: usize = 20 * FIELD_BYTES;

/** v and x scaled as S is. */
export const SCALED_ARGUMENT: usize = 30 * FIELD_BYTES;
export const SCALED_ORDER: usize = 31 * FIELD_BYTES;

export const SCRATCH_BYTES: usize = 32 * FIELD_BYTES;
