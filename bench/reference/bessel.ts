/** log I and log K by other means than the kernels': integrals and a continued fraction. @module */
import type { BesselWorkload } from "../harness/subject.js";

export function referenceBessel({ name, order, x }: BesselWorkload): Float64Array {
  const compute = name === "logK" ? logK : logI;
  return Float64Array.from(x, (argument, index) => compute(order[index] as number, argument));
}

/**
 * K_v(x) = e^(v L - S) / 2 times the integral of e^(-S (cosh s - 1) - v (sinh s - s)) over all s, S = hypot(v, x),
 * L = asinh(v / x): DLMF 10.32.9 moved to its saddle, by the trapezoidal rule.
 */
function logK(v: number, x: number): number {
  const radius = Math.hypot(v, x);
  const step = Math.min(0.1, 1 / Math.sqrt(radius));
  let sum = 1;
  for (const direction of [step, -step]) {
    for (let s = direction; ; s += direction) {
      const exponent = -radius * (Math.cosh(s) - 1) - v * (Math.sinh(s) - s);
      if (exponent < -40) break;
      sum += Math.exp(exponent);
    }
  }
  return v * Math.asinh(v / x) - radius + Math.log((sum * step) / 2);
}

/** From the Wronskian, DLMF 10.28.2: I_v (K_{v+1} + K_v I_{v+1} / I_v) = 1 / x. */
function logI(v: number, x: number): number {
  const [low, high] = [logK(v, x), logK(v + 1, x)];
  return -Math.log(x) - low - Math.log(Math.exp(high - low) + ratio(v, x));
}

/** I_{v+1}(x) / I_v(x) by the continued fraction of DLMF 10.33.1, from its end. */
export function ratio(v: number, x: number): number {
  let value = 0;
  for (let k = Math.ceil(20 + x); k >= 1; k -= 1) value = 1 / ((2 * (v + k)) / x + value);
  return value;
}
