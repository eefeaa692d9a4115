import { checkInteger } from "../../runtime/checks.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { tokensOf, type Rows } from "./shapes.js";

/** One token of every sample: [tokens, features] -> [features]. */
export const selectToken: LayerDefinition = {
  keys: ["index"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const rows = tokensOf(argument, shape);
    const index = checkInteger(`${argument}.index`, spec["index"] ?? 0, 0, rows.tokens - 1);
    return {
      ...PLAIN,
      shape: [rows.features],
      plan: (request) => planSelectToken(rows, index, request),
    };
  },
};

function planSelectToken(rows: Rows, index: number, request: PlanRequest): LayerPlan {
  return { kernel: "copy", bind: (memory) => bindSelectToken(rows, index, request, memory) };
}

function bindSelectToken(
  { tokens, features }: Rows,
  index: number,
  request: PlanRequest,
  memory: LayerMemory,
): LayerSteps {
  const { batch, storage } = request;
  const { clamp_forward: copy, fill } = storage.kernels;
  const { inputs, output: y, outputGradient: dy, inputGradients } = memory;
  const [x] = inputs;
  const [dx] = inputGradients;
  const tokenBytes = features * storage.elementBytes;
  const sampleBytes = tokens * tokenBytes;
  const chosen = index * tokenBytes;
  const [none, all] = [-Infinity, Infinity];
  return {
    forward: () => {
      for (let sample = 0; sample < batch; sample++) {
        copy(features, x + sample * sampleBytes + chosen, none, all, y + sample * tokenBytes);
      }
    },
    backward: () => {
      fill(batch * tokens * features, 0, dx);
      for (let sample = 0; sample < batch; sample++) {
        copy(features, dy + sample * tokenBytes, none, all, dx + sample * sampleBytes + chosen);
      }
    },
  };
}
