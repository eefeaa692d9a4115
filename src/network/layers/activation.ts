import { isIdentity, resolveActivation, type ResolvedActivation } from "../../dense/activation.js";
import { wrongType } from "../../runtime/errors.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { totalSize } from "./shapes.js";

/** An activation of its own. Most are fused into the layer before and never planned. */
export const activation: LayerDefinition = {
  keys: ["activation"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const value = spec["activation"];
    if (value === undefined) throw wrongType(`${argument}.activation`, value, "an activation");
    const resolved = resolveActivation(`${argument}.activation`, value);
    return {
      ...PLAIN,
      shape,
      role: "activation",
      activation: resolved,
      plan: isIdentity(resolved)
        ? undefined
        : (request) => planActivation(resolved, totalSize(request.batch, shape), request),
    };
  },
};

function planActivation(resolved: ResolvedActivation, size: number, request: PlanRequest): LayerPlan {
  const isSwish = resolved.curve === "swish";
  return {
    kernel: resolved.curve === "none" ? "clamp" : resolved.curve,
    readsInputs: isSwish,
    readsOutput: !isSwish,
    inPlace: !(isSwish && request.training),
    gradientInPlace: true,
    bind: (memory) => bindActivation(resolved, size, request, memory),
  };
}

function bindActivation(
  { curve, minimum, maximum }: ResolvedActivation,
  size: number,
  request: PlanRequest,
  memory: LayerMemory,
): LayerSteps {
  const { kernels } = request.storage;
  const [x] = memory.inputs;
  const [dx] = memory.inputGradients;
  const { output: y, outputGradient: dy } = memory;
  switch (curve) {
    case "sigmoid":
      return {
        forward: () => kernels.sigmoid_forward(size, x, y),
        backward: () => kernels.sigmoid_backward(size, y, dy, dx),
      };
    case "swish":
      return {
        forward: () => kernels.swish_forward(size, x, y),
        backward: () => kernels.swish_backward(size, x, dy, dx),
      };
    case "none":
      return {
        forward: () => kernels.clamp_forward(size, x, minimum, maximum, y),
        backward: () => kernels.clamp_backward(size, y, dy, minimum, maximum, dx),
      };
  }
}

/** What follows a layer's own kernel: its activation, as far as the kernel has not applied it. */
export interface FusedActivation {
  /** The layer writes to memory of its own, because backward needs what the activation overwrites. */
  readonly keepsInput: boolean;
  readonly readsOutput: boolean;
  /** `x` is `y`, but where the input is kept. */
  forward(x: number, y: number): (() => void) | undefined;
  /** In place on the gradient. */
  backward(x: number, y: number, dy: number): (() => void) | undefined;
}

export function fuseActivation(
  resolved: ResolvedActivation,
  layerClamps: boolean,
  size: number,
  request: PlanRequest,
): FusedActivation | undefined {
  if (isIdentity(resolved)) return undefined;
  const isSwish = resolved.curve === "swish";
  const bind = (x: number, y: number, dy: number): LayerSteps => {
    const memory: LayerMemory = { ...NO_MEMORY, inputs: [x], output: y, outputGradient: dy, inputGradients: [dy] };
    return bindActivation(resolved, size, request, memory);
  };
  return {
    keepsInput: isSwish && request.training,
    readsOutput: !isSwish,
    forward: (x, y) => (resolved.curve === "none" && layerClamps ? undefined : bind(x, y, 0).forward),
    backward: (x, y, dy) => bind(x, y, dy).backward,
  };
}

const NO_MEMORY: LayerMemory = {
  inputs: [0],
  output: 0,
  constants: 0,
  prepared: 0,
  forwardScratch: 0,
  backwardScratch: 0,
  saved: 0,
  outputGradient: 0,
  inputGradients: [0],
};
