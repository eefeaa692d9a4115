/** What bessel_f64 computes as i and k. */
/** ln I_v(x) and ln K_v(x). */
export const LOG: i32 = 0;
/** ln(I_v(x) e^-x) and ln(K_v(x) e^x). */
export const SCALED: i32 = 1;
/** I_{v+1}(x) / I_v(x) and K_{v+1}(x) / K_v(x). */
export const RATIO: i32 = 2;
/** I_{v+1}(x) / I_v(x) subtracted from 1, and its derivative in x. */
export const COMPLEMENT: i32 = 3;
/** I_{v+1}(x) / I_v(x) and its derivative in x. */
export const RATIO_SLOPE: i32 = 4;
/** The derivatives of ln I_v(x) and ln K_v(x) in x. */
export const LOG_SLOPE: i32 = 5;
/** The same in v. */
export const ORDER_SLOPE: i32 = 6;
