import type { LayerSpec } from "../../../src/network/types.js";
import type { NetworkCase } from "./networkCase.js";

const vector = { inputShape: [7], batch: 5 };
const sequence = { inputShape: [5, 6], batch: 3 };
const head: readonly LayerSpec[] = [{ type: "flatten" }, { type: "dense", units: 3 }];

/** Networks of Kolmogorov-Arnold layers. */
export const KAN_CASES: readonly NetworkCase[] = [
  {
    title: "B-spline KAN chain",
    ...vector,
    layers: [
      { type: "bsplineKan", units: 9 },
      { type: "bsplineKan", units: 3, gridSize: 3, range: [-2, 1.5] },
    ],
  },
  {
    title: "B-spline KAN per token, then swish",
    ...sequence,
    layers: [
      { type: "dense", units: 5 },
      { type: "bsplineKan", units: 17, gridSize: 8 },
      { type: "activation", activation: "swish" },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "FastKAN chain",
    ...vector,
    layers: [
      { type: "fastKan", units: 6 },
      { type: "fastKan", units: 3, grids: 5, range: [-1, 2] },
    ],
  },
  {
    title: "FastKAN per token",
    ...sequence,
    layers: [{ type: "dense", units: 5 }, { type: "fastKan", units: 4 }, ...head],
  },
  {
    title: "FasterKAN chain",
    ...vector,
    layers: [
      { type: "fasterKan", units: 6 },
      { type: "fasterKan", units: 3, grids: 3, range: [-1, 2], width: 1.5 },
    ],
  },
  {
    title: "FasterKAN per token",
    ...sequence,
    layers: [{ type: "dense", units: 5 }, { type: "fasterKan", units: 4, width: 0.8 }, ...head],
  },
];
