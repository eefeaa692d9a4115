import type { BesselFunctions } from "../bessel/types.js";
import { outOfRange } from "../runtime/errors.js";
import { orderOf } from "./concentrations.js";
import { checkDirection } from "./directions.js";
import type { Direction } from "./types.js";

/** Nodes on [0, 1] and weights of Gauss and Legendre's rule of ten points, half of them: the others mirror these. */
const NODES: readonly (readonly [node: number, weight: number])[] = [
  [0.01304673574141414, 0.03333567215434407],
  [0.06746831665550775, 0.07472567457529029],
  [0.16029521585048778, 0.10954318125799102],
  [0.2833023029353764, 0.13463335965499817],
  [0.4255628305091844, 0.14776211235737644],
];

/** KL(a || b) = B + A(kappa_a) kappa_b (1 - mu_a . mu_b), B the divergence of the concentrations alone. */
export function klDivergence(functions: BesselFunctions, a: Direction, b: Direction): number {
  const [first, second] = [checkDirection("a", a), checkDirection("b", b)];
  const d = first.mu.length;
  if (second.mu.length !== d) throw outOfRange("b.mu", second.mu, `${d} values, as a.mu has`);
  const gap = first.mu.reduce((sum, value, index) => sum + (value - second.mu[index]!) ** 2, 0) / 2;
  const isSame = gap === 0 && first.kappa === second.kappa;
  if (isSame) return 0;
  if (first.kappa === Infinity || second.kappa === Infinity) return Infinity;
  const angle = functions.besselIRatio(orderOf(d), first.kappa) * second.kappa * gap;
  return concentrationDivergence(functions, d, first.kappa, second.kappa) + angle;
}

/**
 * The integral of A'(t) (to - t) over t from `from` to `to`, of which every part is positive; it is
 * L(to) - L(from) - A(from) (to - from) with L = log 0F1, which would cancel.
 *
 * A' is analytic but for zeros of I_v on the imaginary axis, all farther than v + 2 from 0: panels of up to half the distance to them leave
 * 10^-17 after ten points.
 */
function concentrationDivergence(functions: BesselFunctions, d: number, from: number, to: number): number {
  const order = orderOf(d);
  const [low, high] = from < to ? [from, to] : [to, from];
  let total = 0;
  for (let start = low; start < high;) {
    const end = Math.min(start + Math.sqrt(start * start + (order + 2) ** 2) / 2, high);
    const width = end - start;
    const points = NODES.flatMap(([node]) => [start + node * width, end - node * width]);
    const slopes = functions.besselIRatioDerivative(order, Float64Array.from(points));
    let panel = 0;
    points.forEach((point, index) => {
      panel += NODES[index >> 1]![1] * slopes[index]! * Math.abs(to - point);
    });
    total += panel * width;
    start = end;
  }
  return total;
}
