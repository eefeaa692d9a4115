import type { ElementwiseKernel } from "./blocks.js";
import { FORMS } from "./kernels.js";

/**
 * log |I_v(x)| and its sign for an order of either sign: I_{-v} = I_v + (2 / pi) sin(pi v) K_v (DLMF 10.27.2), from ln I and ln K at
 * |v|. The exponentials and logarithms that join them are the host's.
 */
export const signedLogarithm: ElementwiseKernel = (kernels, n, place) => {
  const { order, orderStride, x, xStride, outputs, work, scratch } = place;
  const view = (pointer: number, length: number): Float64Array =>
    new Float64Array(kernels.memory.buffer, pointer, length);
  const given = view(order, orderStride === 0 ? 1 : n);
  const magnitudes = view(work, n);
  const orderOf = (index: number): number => given[orderStride === 0 ? 0 : index]!;
  for (let index = 0; index < n; index += 1) magnitudes[index] = Math.abs(orderOf(index));
  kernels.bessel_f64(n, work, 8, x, xStride, outputs[0], outputs[1], FORMS.logarithm, scratch);
  const [logI, logK] = [view(outputs[0], n), view(outputs[1], n)];
  for (let index = 0; index < n; index += 1) {
    const { magnitude, sign } = reflect(orderOf(index), logI[index]!, logK[index]!);
    logI[index] = magnitude;
    logK[index] = sign;
  }
};

interface Signed {
  readonly magnitude: number;
  readonly sign: number;
}

function reflect(order: number, logI: number, logK: number): Signed {
  if (Number.isNaN(logI) || order === -Infinity) return { magnitude: NaN, sign: NaN };
  const sine = order < 0 ? sineOfPi(-order) : 0;
  if (sine === 0) return { magnitude: logI, sign: logI === -Infinity ? 0 : 1 };
  const other = logK + Math.log((2 / Math.PI) * Math.abs(sine));
  const [larger, smaller] = logI > other ? [logI, other] : [other, logI];
  const ratio = smaller - larger;
  if (sine > 0) return { magnitude: larger + Math.log1p(Math.exp(ratio)), sign: 1 };
  if (ratio === 0) return { magnitude: -Infinity, sign: 0 };
  // 1 - e^ratio, whichever way keeps its digits.
  const rest = ratio > -Math.LN2 ? Math.log(-Math.expm1(ratio)) : Math.log1p(-Math.exp(ratio));
  return { magnitude: larger + rest, sign: logI > other ? 1 : -1 };
}

/** sin(pi v) of v > 0, exactly 0 where v is whole. */
function sineOfPi(v: number): number {
  const turn = v % 2;
  const half = turn > 1 ? turn - 1 : turn;
  const sine = Math.sin(Math.PI * (half > 0.5 ? 1 - half : half));
  return turn > 1 ? -sine : sine;
}
