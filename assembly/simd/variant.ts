/**
 * What the build variant can do, as compile-time constants. Kernels choose block sizes by these and never name a
 * feature flag themselves.
 */

/** Whether this build has relaxed SIMD: a multiply-add then takes one slot and no temporary register. */
export const HAS_RELAXED_MADD: bool = ASC_FEATURE_RELAXED_SIMD;
