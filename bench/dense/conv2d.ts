/** The 3x3 convolutions of ResNet8 and the first layers of MobileNets and EfficientNet. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import type { WindowShape } from "../harness/subject.js";
import { describe, outputPixels, WARM_UP_SECONDS } from "./window.js";

/** Input channels, filters, height, stride. */
const SHAPES: readonly (readonly [string, number, number, number, number])[] = [
  ["ResNet8 stem", 3, 16, 32, 1],
  ["ResNet8", 16, 16, 32, 1],
  ["ResNet8", 16, 32, 32, 2],
  ["ResNet8", 32, 32, 16, 1],
  ["ResNet8", 32, 64, 16, 2],
  ["ResNet8", 64, 64, 8, 1],
  ["MobileNet stem", 3, 32, 224, 2],
  ["MobileNet 1.4 stem", 3, 48, 224, 2],
  ["EfficientNet-B1 stem", 3, 32, 240, 2],
  ["EfficientNet-B3 stem", 3, 40, 300, 2],
  ["stem of odd sizes", 3, 27, 97, 2],
];

const KERNEL = 3;

function conv2dCase([network, channels, filters, height, stride]: (typeof SHAPES)[number]): Case {
  const shape: WindowShape = {
    batch: 1,
    channels,
    filters,
    height,
    width: height,
    kernel: KERNEL,
    stride,
    padding: "same",
  };
  const taps = channels * KERNEL * KERNEL;
  return {
    name: `conv2d ${describe(shape)} (${network})`,
    unit: "GFLOP/s",
    work: 2 * filters * taps * outputPixels(shape),
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-5,
    workload: () => ({
      kind: "conv2d",
      shape,
      activation: "relu",
      x: uniform(channels * height * height, 1, 1),
      weight: uniform(filters * taps, Math.sqrt(6 / taps), 2),
      bias: uniform(filters, 0.1, 3),
    }),
  };
}

export const conv2dCases: readonly Case[] = SHAPES.map(conv2dCase);
