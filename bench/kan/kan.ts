/** The suite of rational functions: the layers of Kolmogorov-Arnold transformers, and more than the caches hold. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import type { RationalWorkload } from "../harness/subject.js";
import { kanLayerCases } from "./layer.js";
import { kanNetworkCases } from "./networks.js";
import { denominatorOf, NUMERATOR } from "./swish.js";

const GROUPS = 8;

/** A tile of FlashKAT's experiment that an L2 cache holds, its 1024 images as far as 250 MB go, and both functions of each KAT. */
const SHAPES: readonly (readonly [name: string, rows: number, channels: number])[] = [
  ["64x768 in L2", 64, 768],
  ["KAT-Tiny 197x192", 197, 192],
  ["KAT-Tiny 197x768", 197, 768],
  ["KAT-Small 197x384", 197, 384],
  ["KAT-Small 197x1536", 197, 1536],
  ["KAT-Base 197x3072", 197, 3072],
  ["25216x768 out of cache", 128 * 197, 768],
];

const WARM_UP_SECONDS = 0.4;
/** Peers carry sums of millions of terms on in f32. */
const TOLERANCE = 1e-3;

function workload(kind: RationalWorkload["kind"], rows: number, channels: number): RationalWorkload {
  const denominator = denominatorOf(GROUPS);
  const x = uniform(rows * channels, 3, 1);
  const dy = kind === "rationalBackward" ? uniform(rows * channels, 1, 2) : new Float32Array(0);
  return { kind, rows, channels, groups: GROUPS, x, dy, numerator: NUMERATOR, denominator };
}

const functionCases: readonly Case[] = SHAPES.flatMap(([name, rows, channels]): readonly Case[] => {
  const common = {
    unit: "Gelements/s",
    work: rows * channels,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: TOLERANCE,
  } as const;
  return [
    { name: `copy ${name}`, ...common, workload: () => ({ kind: "copy", x: uniform(rows * channels, 3, 1) }) },
    { name: `rational ${name}`, ...common, workload: () => workload("rationalForward", rows, channels) },
    { name: `rational backward ${name}`, ...common, workload: () => workload("rationalBackward", rows, channels) },
  ];
});

export const kanCases: readonly Case[] = [...functionCases, ...kanLayerCases, ...kanNetworkCases];
