import { ARGUMENT, ORDER, RESULT_I, RESULT_K } from "./fields";
import { COMPLEMENT, LOG, LOG_SLOPE, ORDER_SLOPE, RATIO, RATIO_SLOPE, SCALED } from "./forms";

/** Results at x = 0, at infinite orders and arguments, and NaN for x < 0, for both infinite and for NaN. */
export function limits(start: usize, end: usize, form: i32): void {
  for (let p = start; p < end; p += 8) {
    const v = load<f64>(p, ORDER);
    const x = load<f64>(p, ARGUMENT);
    const isOutside = !(x >= 0) || !(v >= 0) || (x == Infinity && v == Infinity);
    store<f64>(p, isOutside ? NaN : limitOfI(v, x, form), RESULT_I);
    store<f64>(p, isOutside ? NaN : limitOfK(v, x, form), RESULT_K);
  }
}

/** Next to infinite x I grows without end and its ratio is 1; next to x = 0 and infinite v both vanish. */
function limitOfI(v: f64, x: f64, form: i32): f64 {
  const isFar = x == Infinity;
  const isOrigin = v == 0 && !isFar;
  if (form == LOG_SLOPE) return isFar ? 1 : isOrigin ? 0 : Infinity;
  if (form == ORDER_SLOPE) return isFar ? 0 : -Infinity;
  if (form > SCALED) return isFar == (form != COMPLEMENT) ? 1 : 0;
  return isOrigin ? 0 : isFar && form == LOG ? Infinity : -Infinity;
}

/** k of COMPLEMENT and RATIO_SLOPE is the derivative of the ratio of I. */
function limitOfK(v: f64, x: f64, form: i32): f64 {
  const isFar = x == Infinity;
  if (form == COMPLEMENT || form == RATIO_SLOPE) return isFar ? 0 : 0.5 / (v + 1);
  if (form == ORDER_SLOPE) return isFar || v == 0 ? 0 : Infinity;
  if (form == RATIO) return isFar ? 1 : Infinity;
  const far: f64 = form == LOG_SLOPE ? -1 : -Infinity;
  return isFar ? far : form == LOG_SLOPE ? -Infinity : Infinity;
}
