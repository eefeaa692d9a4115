/** One optimiser step: forward, backward, update. @module */
import type { Case } from "../harness/case.js";
import { randomLabels, uniform } from "../harness/random.js";
import { digits } from "../models/digits.js";
import type { Model } from "../models/model.js";
import { resnet8 } from "../models/resnet8.js";

const CLASSES = 10;
const LEARNING_RATE = 0.01;
const WARM_UP_SECONDS = 2;

export function trainingCase(name: string, build: () => Model, batch: number): Case {
  return {
    name: `training step ${name} batch ${batch}`,
    unit: "ms",
    work: 1,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: 1e-4,
    workload: () => {
      const model = build();
      const size = model.inputShape.reduce((total, length) => total * length, 1);
      return {
        kind: "training",
        model,
        batch,
        x: uniform(batch * size, 1, 12345),
        labels: randomLabels(batch, CLASSES, 54321),
        learningRate: LEARNING_RATE,
      };
    },
  };
}

export const trainingCases: readonly Case[] = [trainingCase("digits", digits, 32), trainingCase("ResNet8", resnet8, 8)];
