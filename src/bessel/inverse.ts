import type { ElementwiseKernel } from "./blocks.js";
import { FORMS } from "./kernels.js";

/** Newton converges from below and at least doubles its digits: ten steps are twice what any order and ratio took. */
const MOST_STEPS = 10;

/** A step below this part of x is the last one: the next would be below its square. */
const LAST_STEP = 2 ** -27;

/**
 * The x whose ratio A(x) = I_{v+1}(x) / I_v(x), or whose 1 - A(x), is given, by Newton's iteration from
 * rho (d - rho^2) / (1 - rho^2), d = 2 v + 2. A rises and is concave, so that a step never passes the solution from below.
 * See: A. Banerjee, I. S. Dhillon, J. Ghosh, S. Sra, Clustering on the unit hypersphere using von Mises-Fisher
 * distributions, JMLR 6 (2005) 1345-1382, equation 4.4, for the start.
 */
export function ratioInverse(form: "ratioSlope" | "complement"): ElementwiseKernel {
  const isComplement = form === "complement";
  return (kernels, n, { order, orderStride, x, xStride, outputs, work, scratch }) => {
    const view = (pointer: number, length: number): Float64Array =>
      new Float64Array(kernels.memory.buffer, pointer, length);
    const orders = view(order, orderStride === 0 ? 1 : n);
    const targets = view(x, xStride === 0 ? 1 : n);
    const [result, values, slopes] = [view(outputs[0], n), view(outputs[1], n), view(work, n)];
    const targetOf = (index: number): number => targets[xStride === 0 ? 0 : index]! + 0; // -0 is 0, not below it
    for (let index = 0; index < n; index += 1) {
      result[index] = start(orders[orderStride === 0 ? 0 : index]!, targetOf(index), isComplement);
    }
    // Each stops by itself, so that no neighbour that takes longer changes its last bit.
    const isDone = new Uint8Array(n);
    let left = n;
    for (let step = 0; step < MOST_STEPS && left > 0; step += 1) {
      kernels.bessel_f64(n, order, orderStride, outputs[0], 8, outputs[1], work, FORMS[form], scratch);
      for (let index = 0; index < n; index += 1) {
        if (isDone[index] === 1) continue;
        const current = result[index]!;
        const excess = isComplement ? targetOf(index) - values[index]! : values[index]! - targetOf(index);
        const change = excess / slopes[index]!;
        const isRegular = current > 0 && current < Infinity && Number.isFinite(change);
        if (isRegular) result[index] = Math.max(current - change, current / 8);
        if (isRegular && Math.abs(change) > LAST_STEP * current) continue;
        isDone[index] = 1;
        left -= 1;
      }
    }
  };
}

function start(order: number, target: number, isComplement: boolean): number {
  const ratio = isComplement ? 1 - target : target;
  const complement = isComplement ? target : 1 - target;
  if (!(order >= 0 && ratio >= 0 && complement >= 0)) return NaN;
  const dimension = 2 * order + 2;
  return (ratio * (dimension - ratio * ratio)) / (complement * (1 + ratio));
}
