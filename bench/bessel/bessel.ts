/** The Bessel suite: log I and log K per element. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import { BOXES, ELEMENTS, type Box } from "./boxes.js";

const WARM_UP_SECONDS = 0.5;

/** Results travel to the check as floats; npm bessel has eight digits. */
const TOLERANCE = 1e-6;

/** The points of a box; x is kept above 0. */
export function pointsOf({ point }: Box): { readonly order: Float64Array; readonly x: Float64Array } {
  const [first, second] = [uniform(ELEMENTS, 0.5, 1), uniform(ELEMENTS, 0.5, 2)];
  const points = Array.from(first, (a, index) => point(a + 0.5, (second[index] as number) + 0.5));
  return { order: Float64Array.from(points, ([v]) => v), x: Float64Array.from(points, ([, x]) => Math.max(x, 1e-3)) };
}

function besselCase(name: "logI" | "logK", box: Box): Case {
  return {
    name: `${name} ${box.name}`,
    unit: "Gelements/s",
    work: ELEMENTS,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: TOLERANCE,
    workload: () => ({ kind: "bessel", name, ...pointsOf(box) }),
  };
}

export const besselCases: readonly Case[] = BOXES.flatMap((box) => [besselCase("logI", box), besselCase("logK", box)]);
