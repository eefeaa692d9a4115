import type { LayerDefinition, LayerPlan, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { planesOf } from "./shapes.js";

/** Planes [C,H,W] as tokens [H W, C]. */
export const tokens: LayerDefinition = {
  keys: [],
  inputs: { least: 1, most: 1 },
  describe({ argument, inputs: [shape] }) {
    const { channels, height, width } = planesOf(argument, shape);
    return {
      ...PLAIN,
      shape: [height * width, channels],
      plan: (request) => planTokens(channels, height * width, request),
    };
  },
};

function planTokens(channels: number, pixels: number, request: PlanRequest): LayerPlan {
  const { transpose: run } = request.storage.kernels;
  const { batch } = request;
  return {
    kernel: "transpose",
    bind: ({ inputs: [x], output: y, outputGradient: dy, inputGradients: [dx] }) => ({
      forward: () => run(batch, channels, pixels, x, y),
      backward: () => run(batch, pixels, channels, dy, dx),
    }),
  };
}
