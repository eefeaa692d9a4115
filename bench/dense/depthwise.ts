/** The depthwise convolutions of MobileNetV1 and V2 at 1.0 and of EfficientNet-B0, all at 224, each shape once. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import type { WindowShape } from "../harness/subject.js";
import { describe, outputPixels, WARM_UP_SECONDS } from "./window.js";

/** Channels, height, kernel, stride. */
type Layer = readonly [number, number, number, number];

const MOBILENET_V1: readonly Layer[] = [
  [32, 112, 3, 1],
  [64, 112, 3, 2],
  [128, 56, 3, 1],
  [128, 56, 3, 2],
  [256, 28, 3, 1],
  [256, 28, 3, 2],
  [512, 14, 3, 1],
  [512, 14, 3, 2],
  [1024, 7, 3, 1],
];

/** What MobileNetV1 has not: its first layer is the other's. */
const MOBILENET_V2: readonly Layer[] = [
  [96, 112, 3, 2],
  [144, 56, 3, 1],
  [144, 56, 3, 2],
  [192, 28, 3, 1],
  [192, 28, 3, 2],
  [384, 14, 3, 1],
  [576, 14, 3, 1],
  [576, 14, 3, 2],
  [960, 7, 3, 1],
];

/** What the MobileNets have not. */
const EFFICIENTNET_B0: readonly Layer[] = [
  [144, 56, 5, 2],
  [240, 28, 5, 1],
  [240, 28, 3, 2],
  [480, 14, 3, 1],
  [480, 14, 5, 1],
  [672, 14, 5, 1],
  [672, 14, 5, 2],
  [1152, 7, 5, 1],
  [1152, 7, 3, 1],
];

function depthwiseCase([channels, height, kernel, stride]: Layer): Case {
  const shape: WindowShape = {
    batch: 1,
    channels,
    filters: channels,
    height,
    width: height,
    kernel,
    stride,
    padding: "same",
  };
  return {
    name: `depthwise ${describe(shape)}`,
    unit: "GFLOP/s",
    work: 2 * channels * kernel * kernel * outputPixels(shape),
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-5,
    workload: () => ({
      kind: "depthwiseConv2d",
      shape,
      activation: "relu6",
      x: uniform(channels * height * height, 1, 1),
      weight: uniform(channels * kernel * kernel, Math.sqrt(6) / kernel, 2),
      bias: uniform(channels, 0.1, 3),
    }),
  };
}

export const depthwiseCases: readonly Case[] = [...MOBILENET_V1, ...MOBILENET_V2, ...EFFICIENTNET_B0].map(
  depthwiseCase,
);
