/** Pools, counted by the elements that they read. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import type { WindowShape } from "../harness/subject.js";
import { describe, WARM_UP_SECONDS } from "./window.js";

const KINDS = ["maxPool", "avgPool"] as const;

/** Channels, height, kernel, stride, padding: the digits' network at batch 1, and a 3x3/2 pool as ResNets have it. */
const SHAPES: readonly (readonly [number, number, number, number, WindowShape["padding"]])[] = [
  [8, 28, 2, 2, "valid"],
  [64, 112, 2, 2, "valid"],
  [64, 112, 3, 2, "valid"],
];

function poolCase(
  kind: (typeof KINDS)[number],
  [channels, height, kernel, stride, padding]: (typeof SHAPES)[number],
): Case {
  const shape: WindowShape = { batch: 1, channels, filters: channels, height, width: height, kernel, stride, padding };
  return {
    name: `${kind} ${describe(shape)}`,
    unit: "Gelements/s",
    work: channels * height * height,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-6,
    workload: () => ({ kind, shape, x: uniform(channels * height * height, 1, 1) }),
  };
}

export const poolCases: readonly Case[] = KINDS.flatMap((kind) => SHAPES.map((shape) => poolCase(kind, shape)));
