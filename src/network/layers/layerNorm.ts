import { checkNumber } from "../../runtime/checks.js";
import { outOfRange } from "../../runtime/errors.js";
import { NORMALIZATION_EPSILON } from "./fold.js";
import type {
  DescribeRequest,
  LayerDefinition,
  LayerMemory,
  LayerPlan,
  LayerSteps,
  ParameterSpec,
  PlanRequest,
} from "./layer.js";
import { PLAIN } from "./plain.js";
import { rowsOf, type Rows } from "./shapes.js";

/** Bytes of scratch per feature that the gradient needs: two sums in f64. */
const SUM_BYTES = 16;

export const layerNorm: LayerDefinition = {
  keys: ["epsilon"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const rows = rowsOf(argument, shape);
    const epsilon = readEpsilon(argument, spec);
    return {
      ...PLAIN,
      shape,
      parameters: normParameters("", rows.features),
      takesActivation: true,
      plan: (request) => planLayerNorm(rows, epsilon, request),
    };
  },
};

/** @throws TypeError, RangeError for what is no positive number. */
function readEpsilon(argument: string, spec: DescribeRequest["spec"]): number {
  const value = spec["epsilon"] ?? NORMALIZATION_EPSILON;
  const epsilon = checkNumber(`${argument}.epsilon`, value, 0);
  if (Math.fround(epsilon) === 0) throw outOfRange(`${argument}.epsilon`, value, "a number above 0");
  return epsilon;
}

/** PyTorch's names, after the module's. */
export function normParameters(prefix: string, features: number): readonly ParameterSpec[] {
  return [
    { name: `${prefix}weight`, shape: [features], role: "norm", initial: { value: 1 } },
    { name: `${prefix}bias`, shape: [features], role: "norm", initial: { value: 0 } },
  ];
}

export function normGradientBytes(features: number): number {
  return SUM_BYTES * features;
}

function planLayerNorm(rows: Rows, epsilon: number, request: PlanRequest): LayerPlan {
  return {
    kernel: "layer norm",
    ...(request.training ? { backwardScratch: normGradientBytes(rows.features) } : {}),
    readsInputs: true,
    inPlace: true,
    gradientInPlace: true,
    bind: (memory) => bindLayerNorm(rows, epsilon, request, memory),
  };
}

function bindLayerNorm(
  { tokens, features }: Rows,
  epsilon: number,
  request: PlanRequest,
  memory: LayerMemory,
): LayerSteps {
  const { inputs, output: y, outputGradient: dy, inputGradients, backwardScratch: scratch } = memory;
  const { layer_norm_forward: forward, layer_norm_backward: backward } = request.storage.kernels;
  const rows = request.batch * tokens;
  const [x] = inputs;
  const dx = inputGradients[0] || dy; // where nobody asks for it, over what nobody reads any more
  const [gamma, beta] = [request.parameter("weight"), request.parameter("bias")];
  return {
    forward: () => forward(rows, features, x, gamma.value, beta.value, epsilon, y),
    backward: () => backward(rows, features, x, dy, gamma.value, epsilon, dx, gamma.gradient, beta.gradient, scratch),
  };
}
