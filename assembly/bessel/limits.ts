import { ARGUMENT, FIELD_BYTES, ORDER, RESULT_I } from "./fields";

/**
 * Results at x = +inf, at x = v = 0 and elsewhere at x = 0 or v = +inf, of I and then of K by form (forms.ts): 0, 1 and -1 are
 * themselves, 2 and -2 infinities, and 3 the slope 1 / (2 v + 2) of the ratio of I at x = 0.
 */
// prettier-ignore
const LIMITS = memory.data<i8>([
  2, 0, -2, -2, 2, 2, // ln I and ln K
  -2, 0, -2, -2, 2, 2, // ln(I e^-x) and ln(K e^x)
  1, 0, 0, 1, 2, 2, // the ratios
  0, 1, 1, 0, 3, 3, // that of I from 1, and its slope
  1, 0, 0, 0, 3, 3, // that of I, and its slope
  1, 0, 2, -1, -2, -2, // the logarithms' slopes
  0, -2, -2, 0, 0, 2, // their slopes in v
], 1);

/** Also NaN for x < 0, for both infinite and for NaN. */
export function limits(start: usize, end: usize, form: i32): void {
  for (let p = start; p < end; p += 8) {
    const v = load<f64>(p, ORDER);
    const x = load<f64>(p, ARGUMENT);
    const isOutside = !(x >= 0) || !(v >= 0) || (x == Infinity && v == Infinity);
    const place = x == Infinity ? 0 : v == 0 ? 1 : 2;
    for (let isK = 0; isK < 2; isK++) {
      const code = <i32>load<i8>(LIMITS + <usize>(3 * (2 * form + isK) + place));
      const value = code == 3 ? 0.5 / (v + 1) : <f64>code * (abs(code) == 2 ? Infinity : 1);
      store<f64>(p + <usize>isK * FIELD_BYTES, isOutside ? NaN : value, RESULT_I);
    }
  }
}
