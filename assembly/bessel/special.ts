import { COMPLEMENT, LOG_SLOPE, RATIO, RATIO_SLOPE } from "./forms";
import { ARGUMENT, ORDER, RESULT_I, RESULT_K } from "./fields";

/** The limits of ln I_v(x) and ln K_v(x): x = 0, infinite orders and arguments, negative x and NaN. */
export function limits(start: usize, end: usize, isScaled: bool): void {
  for (let p = start; p < end; p += 8) {
    const v = load<f64>(p, ORDER);
    const x = load<f64>(p, ARGUMENT);
    store<f64>(p, limitOfI(v, x, isScaled), RESULT_I);
    store<f64>(p, limitOfK(v, x), RESULT_K);
  }
}

function limitOfI(v: f64, x: f64, isScaled: bool): f64 {
  if (!(x >= 0) || !(v >= 0) || (x == Infinity && v == Infinity)) return NaN;
  if (x == 0) return v == 0 ? 0 : -Infinity;
  return v == Infinity || isScaled ? -Infinity : Infinity;
}

/** The order is in magnitude. */
function limitOfK(v: f64, x: f64): f64 {
  if (!(x >= 0) || !(v >= 0) || (x == Infinity && v == Infinity)) return NaN;
  return x == 0 || v == Infinity ? Infinity : -Infinity;
}

/** The same of what bessel_ratio_f64 computes; see there for the forms. */
export function limitsOfRatio(start: usize, end: usize, form: i32): void {
  for (let p = start; p < end; p += 8) {
    const v = load<f64>(p, ORDER);
    const x = load<f64>(p, ARGUMENT);
    const isOutside = !(x >= 0) || !(v >= 0) || (x == Infinity && v == Infinity);
    store<f64>(p, isOutside ? NaN : ratioLimitOfI(v, x, form), RESULT_I);
    store<f64>(p, isOutside ? NaN : ratioLimitOfK(x, form), RESULT_K);
  }
}

/** x = 0 or one of both infinite: the ratio tends to 0 with x and with 1 / v, and to 1 with x. */
function ratioLimitOfI(v: f64, x: f64, form: i32): f64 {
  if (form == RATIO) return x == Infinity ? 1 : 0;
  if (form == COMPLEMENT) return x == Infinity ? 0 : 1;
  if (form == RATIO_SLOPE) return x == Infinity ? 0 : 0.5 / (v + 1);
  return x == Infinity ? 1 : v == 0 ? 0 : Infinity;
}

function ratioLimitOfK(x: f64, form: i32): f64 {
  if (form == LOG_SLOPE) return x == Infinity ? -1 : -Infinity;
  return x == Infinity ? 1 : Infinity;
}
