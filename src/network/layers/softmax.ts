import type { LayerDefinition, LayerPlan, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { featuresOf } from "./shapes.js";

export const softmax: LayerDefinition = {
  keys: [],
  inputs: { least: 1, most: 1 },
  describe({ argument, inputs: [shape] }) {
    const features = featuresOf(argument, shape);
    return {
      ...PLAIN,
      shape,
      role: "softmax",
      plan: (request) => planSoftmax(features, request),
    };
  },
};

function planSoftmax(features: number, request: PlanRequest): LayerPlan {
  const { softmax: forward, softmax_backward: backward } = request.storage.kernels;
  const rows = request.batch;
  return {
    kernel: "softmax",
    readsOutput: true,
    inPlace: true,
    bind: ({ inputs: [x], output: y, outputGradient: dy, inputGradients: [dx] }) => ({
      forward: () => forward(rows, features, x, y),
      backward: () => backward(rows, features, y, dy, dx),
    }),
  };
}
