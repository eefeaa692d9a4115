/** What bessel_ratio_f64 computes; see there. */
export const RATIO: i32 = 0;
export const COMPLEMENT: i32 = 1;
export const RATIO_SLOPE: i32 = 2;
export const LOG_SLOPE: i32 = 3;
