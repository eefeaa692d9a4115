/** Whole networks at batch 1, end to end: values in, values out. @module */
import { mobilenetV1, mobilenetV2 } from "lanewise/models";
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import { digits } from "../models/digits.js";
import { imageNetModel } from "../models/imageNet.js";
import type { Model } from "../models/model.js";
import { resnet8 } from "../models/resnet8.js";

/** onnxruntime-web on Node 20 takes 118 ms a run instead of 42 for its first second. */
const WARM_UP_SECONDS = 4;

export function networkCase(name: string, build: () => Model): Case {
  return {
    name: `network ${name}`,
    unit: "ms",
    work: 1,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-4,
    workload: () => {
      const model = build();
      const size = model.inputShape.reduce((total, length) => total * length, 1);
      return { kind: "network", model, batch: 1, x: uniform(size, 1, 12345) };
    },
  };
}

export const networkCases: readonly Case[] = [
  networkCase("digits", digits),
  networkCase("ResNet8", resnet8),
  networkCase("MobileNetV1", () => imageNetModel("MobileNetV1", mobilenetV1())),
  networkCase("MobileNetV2", () => imageNetModel("MobileNetV2", mobilenetV2())),
];
