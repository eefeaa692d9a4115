import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { tokensOf, type Rows } from "./shapes.js";

/** timm's. */
const INITIAL_DEVIATION = 0.02;

/** A learned value added to each feature of each token. */
export const positionEmbedding: LayerDefinition = {
  keys: [],
  inputs: { least: 1, most: 1 },
  describe({ argument, inputs: [shape] }) {
    const rows = tokensOf(argument, shape);
    return {
      ...PLAIN,
      shape,
      parameters: [
        { name: "pos_embed", shape: [1, ...shape], role: "bias", initial: { deviation: INITIAL_DEVIATION } },
      ],
      plan: (request) => planPositionEmbedding(rows, request),
    };
  },
};

function planPositionEmbedding(rows: Rows, request: PlanRequest): LayerPlan {
  return {
    kernel: "add",
    inPlace: true,
    gradientInPlace: true,
    bind: (memory) => bindPositionEmbedding(rows, request, memory),
  };
}

function bindPositionEmbedding({ tokens, features }: Rows, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { batch, storage } = request;
  const { add, channel_sum: sum, clamp_forward: copy } = storage.kernels;
  const { inputs, output: y, outputGradient: dy, inputGradients } = memory;
  const [x] = inputs;
  const [dx] = inputGradients;
  const embedding = request.parameter("pos_embed");
  const size = tokens * features;
  const bytes = size * storage.elementBytes;
  const [none, all] = [-Infinity, Infinity];
  return {
    forward: () => {
      for (let sample = 0; sample < batch; sample++) {
        add(size, x + sample * bytes, embedding.value, none, all, y + sample * bytes);
      }
    },
    backward: () => {
      sum(batch, size, 1, dy, embedding.gradient);
      if (dx !== 0 && dx !== dy) copy(batch * size, dy, none, all, dx);
    },
  };
}
