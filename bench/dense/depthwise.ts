/** The depthwise convolutions of MobileNetV1 1.0 at 224. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import type { WindowShape } from "../harness/subject.js";
import { describe, outputPixels, WARM_UP_SECONDS } from "./window.js";

/** Channels, height, stride. */
const SHAPES: readonly (readonly [number, number, number])[] = [
  [32, 112, 1],
  [64, 112, 2],
  [128, 56, 1],
  [128, 56, 2],
  [256, 28, 1],
  [256, 28, 2],
  [512, 14, 1],
  [512, 14, 2],
  [1024, 7, 1],
];

const KERNEL = 3;

function depthwiseCase([channels, height, stride]: (typeof SHAPES)[number]): Case {
  const shape: WindowShape = {
    batch: 1,
    channels,
    filters: channels,
    height,
    width: height,
    kernel: KERNEL,
    stride,
    padding: "same",
  };
  return {
    name: `depthwise ${describe(shape)}`,
    unit: "GFLOP/s",
    work: 2 * channels * KERNEL * KERNEL * outputPixels(shape),
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-5,
    workload: () => ({
      kind: "depthwiseConv2d",
      shape,
      activation: "relu6",
      x: uniform(channels * height * height, 1, 1),
      weight: uniform(channels * KERNEL * KERNEL, Math.sqrt(6) / KERNEL, 2),
      bias: uniform(channels, 0.1, 3),
    }),
  };
}

export const depthwiseCases: readonly Case[] = SHAPES.map(depthwiseCase);
