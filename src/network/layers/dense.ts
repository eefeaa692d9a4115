import { resolveActivation } from "../../dense/activation.js";
import { checkInteger } from "../../runtime/checks.js";
import { weightAndBias } from "./convolution.js";
import { foldNormalization } from "./fold.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { aligned, featuresOf } from "./shapes.js";

export const dense: LayerDefinition = {
  keys: ["units", "bias", "activation"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs }) {
    const features = featuresOf(argument, inputs[0]);
    const units = checkInteger(`${argument}.units`, spec["units"], 1);
    const activation = resolveActivation(`${argument}.activation`, spec["activation"]);
    return {
      shape: [units],
      parameters: weightAndBias(argument, spec, activation, [units, features]),
      macs: units * features,
      role: "compute",
      activation,
      takesActivation: true,
      takesNormalization: true,
      plan: (request) => planDense({ units, features }, request),
    };
  },
};

interface Sizes {
  readonly units: number;
  readonly features: number;
}

function planDense(sizes: Sizes, request: PlanRequest): LayerPlan {
  const { units, features } = sizes;
  const { storage, batch, training, context } = request;
  const scratch = storage.kernels.matmul_scratch_bytes;
  const kernel = `matmul ${context.info.variant}`;
  if (training) {
    return {
      kernel,
      forwardScratch: scratch(batch, units, features),
      backwardScratch: Math.max(scratch(batch, features, units), scratch(units, features, batch)),
      readsInputs: true,
      clamps: true,
      bind: (memory) => bindTraining(sizes, request, memory),
    };
  }
  const packedBytes = aligned(storage.kernels.matmul_packed_bytes(units, features));
  const folded = request.normalization !== undefined;
  const weightBytes = folded ? units * features * storage.elementBytes : 0;
  return {
    kernel,
    constantBytes: packedBytes + (folded ? units * storage.elementBytes : 0),
    forwardScratch: Math.max(scratch(batch, units, features), weightBytes),
    clamps: true,
    bind: (memory) => bindPrediction(sizes, request, packedBytes, memory),
  };
}

/** y [batch, units] = x [batch, features] times the transpose of weight [units, features], packed once. */
function bindPrediction(
  { units, features }: Sizes,
  request: PlanRequest,
  packedBytes: number,
  memory: LayerMemory,
): LayerSteps {
  const { batch, context, normalization } = request;
  const { matmul_pack: pack, matmul_packed: run } = request.storage.kernels;
  const { minimum, maximum } = request.activation;
  const [x] = memory.inputs;
  const y = memory.output;
  const packed = memory.constants;
  const scratch = memory.forwardScratch;
  const weight = request.parameter("weight");
  const ownBias = request.optionalParameter("bias");
  const forwardWith = (bias: number) => (): void => {
    run(batch, units, features, x, packed, y, bias, minimum, maximum, scratch);
  };
  if (normalization === undefined) {
    return {
      prepare: () => pack(units, features, weight.value, 1, packed),
      forward: forwardWith(ownBias?.value ?? 0),
    };
  }
  const bias = packed + packedBytes;
  const fold = { weight, bias: ownBias, normalization, foldedWeight: scratch, foldedBias: bias };
  return {
    prepare: () => {
      foldNormalization(context, fold);
      pack(units, features, scratch, 1, packed);
    },
    forward: forwardWith(bias),
  };
}

function bindTraining({ units, features }: Sizes, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { batch } = request;
  const { matmul, channel_sum: sum } = request.storage.kernels;
  const { minimum, maximum } = request.activation;
  const [x] = memory.inputs;
  const [dx] = memory.inputGradients;
  const y = memory.output;
  const dy = memory.outputGradient;
  const { forwardScratch, backwardScratch } = memory;
  const weight = request.parameter("weight");
  const bias = request.optionalParameter("bias");
  const biases = bias?.value ?? 0;
  const [none, all] = [-Infinity, Infinity];
  return {
    forward: () => matmul(batch, units, features, x, weight.value, y, 0, 1, biases, minimum, maximum, forwardScratch),
    backward: () => {
      if (dx !== 0) matmul(batch, features, units, dy, weight.value, dx, 0, 0, 0, none, all, backwardScratch);
      matmul(units, features, batch, dy, x, weight.gradient, 1, 0, 0, none, all, backwardScratch);
      if (bias !== undefined) sum(batch, units, 1, dy, bias.gradient);
    },
  };
}
