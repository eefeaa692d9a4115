import type { RuntimeContext } from "../runtime/context.js";
import { squareOf } from "./square.js";

/** The mean of weighted directions. */
export interface Resultant {
  /** Its direction; the first axis for a mean of 0. */
  readonly mu: Float64Array<ArrayBuffer>;
  /** Its length rho, and 1 - rho to 2^-52. */
  readonly length: number;
  readonly complement: number;
  /** The sum of the weights. */
  readonly weight: number;
}

/** Bytes that `resultantAt` writes at `scratch`. */
export function resultantBytes(d: number): number {
  return 8 * (d + 1);
}

/** From exact sums in wasm memory. */
export function resultantAt(context: RuntimeContext, d: number, sums: number, scratch: number): Resultant {
  context.kernels.direction_mean_f64(d, sums, scratch);
  const weight = context.f64(scratch, d + 1)[d]!;
  const mu = context.f64(scratch, d).slice();
  const [square, rest] = squareOf(mu);
  const length = Math.sqrt(square + rest);
  if (!(length > 0)) {
    mu.fill(0);
    mu[0] = 1;
    return { mu, length: 0, complement: 1, weight };
  }
  for (let index = 0; index < d; index += 1) mu[index] = mu[index]! / length;
  const complement = Math.max((1 - square - rest) / (1 + length), 0);
  return { mu, length: complement === 0 ? 1 : length, complement, weight };
}
