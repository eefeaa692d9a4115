import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { tokensOf, type Rows } from "./shapes.js";

/** timm's: close to 0, all of them apart. */
const INITIAL_DEVIATION = 1e-6;

/** A learned token before the others of every sample: [tokens, features] -> [tokens + 1, features]. */
export const classToken: LayerDefinition = {
  keys: [],
  inputs: { least: 1, most: 1 },
  describe({ argument, inputs: [shape] }) {
    const { tokens, features } = tokensOf(argument, shape);
    return {
      ...PLAIN,
      shape: [tokens + 1, features],
      parameters: [
        { name: "cls_token", shape: [1, 1, features], role: "bias", initial: { deviation: INITIAL_DEVIATION } },
      ],
      plan: (request) => planClassToken({ tokens, features }, request),
    };
  },
};

function planClassToken(rows: Rows, request: PlanRequest): LayerPlan {
  const { batch, storage } = request;
  return {
    kernel: "class token",
    backwardScratch: batch * rows.features * storage.elementBytes,
    bind: (memory) => bindClassToken(rows, request, memory),
  };
}

function bindClassToken({ tokens, features }: Rows, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { batch, storage } = request;
  const { clamp_forward: copy, channel_sum: sum } = storage.kernels;
  const { inputs, output: y, outputGradient: dy, inputGradients, backwardScratch: gathered } = memory;
  const [x] = inputs;
  const [dx] = inputGradients;
  const token = request.parameter("cls_token");
  const tokenBytes = features * storage.elementBytes;
  const rest = tokens * features;
  const [none, all] = [-Infinity, Infinity];
  const [before, after] = [tokens * tokenBytes, (tokens + 1) * tokenBytes]; // per sample
  return {
    forward: () => {
      for (let sample = 0; sample < batch; sample++) {
        copy(features, token.value, none, all, y + sample * after);
        copy(rest, x + sample * before, none, all, y + sample * after + tokenBytes);
      }
    },
    backward: () => {
      for (let sample = 0; sample < batch; sample++) {
        const gradient = dy + sample * after;
        copy(features, gradient, none, all, gathered + sample * tokenBytes);
        if (dx !== 0) copy(rest, gradient + tokenBytes, none, all, dx + sample * before);
      }
      sum(batch, features, 1, gathered, token.gradient);
    },
  };
}
