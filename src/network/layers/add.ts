import { outOfRange } from "../../runtime/errors.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { isSameShape, totalSize } from "./shapes.js";

const MOST_INPUTS = 64;

export const add: LayerDefinition = {
  keys: [],
  inputs: { least: 2, most: MOST_INPUTS },
  describe({ argument, inputs }) {
    const [shape, ...others] = inputs;
    const different = others.find((other) => !isSameShape(other, shape));
    if (different !== undefined)
      throw outOfRange(`${argument}: input`, different, `the first input's shape, [${shape.join(", ")}]`);
    return {
      ...PLAIN,
      shape,
      takesActivation: true,
      plan: (request) => planAdd(totalSize(request.batch, shape), inputs.length, request),
    };
  },
};

function planAdd(size: number, inputs: number, request: PlanRequest): LayerPlan {
  return {
    kernel: "add",
    clamps: true,
    // With more inputs a later one may be the first again, which would be overwritten by then.
    inPlace: inputs === 2,
    gradientInPlace: true,
    bind: (memory) => bindAdd(size, request, memory),
  };
}

function bindAdd(size: number, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { add: run, clamp_forward: copy } = request.storage.kernels;
  const { minimum, maximum } = request.activation;
  const { inputs, inputGradients, output: y, outputGradient: dy } = memory;
  const last = inputs.length - 1;
  return {
    forward: () => {
      let sum = inputs[0];
      for (let index = 1; index < last; index++) {
        run(size, sum, inputs[index] ?? 0, -Infinity, Infinity, y);
        sum = y;
      }
      run(size, sum, inputs[last] ?? 0, minimum, maximum, y);
    },
    backward: () => {
      for (let index = 0; index <= last; index++) {
        const dx = inputGradients[index] ?? 0;
        if (dx !== 0 && dx !== dy) copy(size, dy, -Infinity, Infinity, dx);
      }
    },
  };
}
