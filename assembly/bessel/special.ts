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
