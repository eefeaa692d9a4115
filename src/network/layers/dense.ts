import { resolveActivation } from "../../dense/activation.js";
import { checkInteger } from "../../runtime/checks.js";
import { weightAndBias } from "./convolution.js";
import { foldNormalization } from "./fold.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { aligned, featuresOf } from "./shapes.js";
import { planSparse } from "./sparse.js";

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
      product: { outputs: units, inputs: features, pixels: 1 },
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

function planDense({ units, features }: Sizes, request: PlanRequest): LayerPlan {
  const { storage, batch, training, context, sparse } = request;
  if (sparse !== undefined)
    return planSparse("matmul", { outputs: units, inputs: features, pixels: 1 }, sparse, request);
  const { matmul_scratch_bytes: scratchBytes, matmul_packed_bytes: packedBytes } = storage.kernels;
  const kernel = `matmul ${context.info.variant}`;
  const forwardScratch = scratchBytes(batch, units, features);
  if (training) {
    return {
      kernel,
      forwardScratch,
      backwardScratch: Math.max(scratchBytes(batch, features, units), scratchBytes(units, features, batch)),
      readsInputs: true,
      clamps: true,
      bind: (memory) => bindTraining({ units, features }, request, memory),
    };
  }
  const packed = aligned(packedBytes(units, features));
  const isFolded = request.normalization !== undefined;
  const weightBytes = units * features * storage.elementBytes;
  return {
    kernel,
    preparedBytes: packed + (isFolded ? units * storage.elementBytes : 0),
    forwardScratch: isFolded ? Math.max(forwardScratch, weightBytes) : forwardScratch,
    clamps: true,
    bind: (memory) => bindPrediction({ units, features }, request, packed, memory),
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
  const { matmul_packed: run, matmul_pack: pack } = request.storage.kernels;
  const { minimum, maximum } = request.activation;
  const [x] = memory.inputs;
  const y = memory.output;
  const packed = memory.prepared;
  const scratch = memory.forwardScratch;
  const weight = request.parameter("weight");
  const ownBias = request.optionalParameter("bias");
  if (normalization === undefined) {
    const bias = ownBias?.value ?? 0;
    return {
      prepare: () => pack(units, features, weight.value, 1, packed),
      forward: () => run(batch, units, features, x, packed, y, bias, minimum, maximum, scratch),
    };
  }
  const bias = packed + packedBytes;
  const fold = { weight, bias: ownBias, normalization, foldedWeight: scratch, foldedBias: bias };
  return {
    prepare: () => {
      foldNormalization(context, fold);
      pack(units, features, scratch, 1, packed);
    },
    forward: () => run(batch, units, features, x, packed, y, bias, minimum, maximum, scratch),
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
