import { exponential } from "../core/exponential";
import { naturalLogarithm } from "./logarithm";

/** e^x below this adds nothing to 1, and is what `exponential` still reaches. */
const SMALLEST_EXPONENT: f64 = -700;

/**
 * Of n rows of `components` logarithms l of joint densities, in place: the posteriors e^l / sum e^l or, when isHard, 1 for the largest
 * (the first of equals) and 0 for the others. logarithms[n] = ln sum e^l, or the largest l. Every row has a finite l; -Infinity gives 0.
 */
export function posterior_f64(n: i32, components: i32, values: usize, isHard: i32, logarithms: usize): void {
  const bytes = (<usize>components) << 3;
  for (let row = 0; row < n; row++) {
    const end = values + bytes;
    let best = values;
    for (let at = values + 8; at < end; at += 8) if (load<f64>(at) > load<f64>(best)) best = at;
    const largest = load<f64>(best);
    let total: f64 = 1;
    if (isHard) {
      for (let at = values; at < end; at += 8) store<f64>(at, at == best ? 1 : 0);
    } else {
      total = 0;
      for (let at = values; at < end; at += 8) {
        const difference = load<f64>(at) - largest;
        const share = f64x2.extract_lane(exponential(f64x2.splat(max(difference, SMALLEST_EXPONENT))), 0);
        store<f64>(at, difference < SMALLEST_EXPONENT ? 0 : share);
        total += load<f64>(at);
      }
      for (let at = values; at < end; at += 8) store<f64>(at, load<f64>(at) / total);
    }
    store<f64>(logarithms, largest + naturalLogarithm(total));
    values = end;
    logarithms += 8;
  }
}
