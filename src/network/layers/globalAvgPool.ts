import type { LayerDefinition, LayerPlan, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { planesOf } from "./shapes.js";

export const globalAvgPool: LayerDefinition = {
  keys: [],
  inputs: { least: 1, most: 1 },
  describe({ argument, inputs }) {
    const { channels, height, width } = planesOf(argument, inputs[0]);
    return {
      ...PLAIN,
      shape: [channels],
      plan: (request) => planGlobalAvgPool(request.batch * channels, height * width, request),
    };
  },
};

function planGlobalAvgPool(planes: number, size: number, request: PlanRequest): LayerPlan {
  const { global_avg_pool_forward: forward, global_avg_pool_backward: backward } = request.storage.kernels;
  return {
    kernel: "global average pool",
    bind: ({ inputs: [x], output: y, outputGradient: dy, inputGradients: [dx] }) => ({
      forward: () => forward(planes, size, x, y),
      backward: () => backward(planes, size, dy, dx),
    }),
  };
}
