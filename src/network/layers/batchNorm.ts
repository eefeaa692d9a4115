import { NORMALIZATION_EPSILON, NORMALIZATION_MOMENTUM } from "./fold.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, ParameterSpec, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { channelsOf } from "./shapes.js";

export const batchNorm: LayerDefinition = {
  keys: [],
  inputs: { least: 1, most: 1 },
  describe({ argument, inputs }) {
    const { channels, size } = channelsOf(argument, inputs[0]);
    return {
      ...PLAIN,
      shape: inputs[0],
      parameters: parametersOf(channels),
      role: "normalization",
      takesActivation: true,
      plan: (request) => planBatchNorm(argument, { channels, size }, request),
    };
  },
};

interface Sizes {
  readonly channels: number;
  readonly size: number;
}

function parametersOf(channels: number): readonly ParameterSpec[] {
  const shape = [channels];
  return [
    { name: "weight", shape, role: "norm", initial: { value: 1 } },
    { name: "bias", shape, role: "norm", initial: { value: 0 } },
    { name: "mean", shape, role: "statistic", initial: { value: 0 } },
    { name: "variance", shape, role: "statistic", initial: { value: 1 } },
  ];
}

function planBatchNorm(argument: string, sizes: Sizes, request: PlanRequest): LayerPlan {
  const { training, batch, storage } = request;
  const kernel = "batch norm";
  if (!training) return { kernel, inPlace: true, bind: (memory) => bindPrediction(sizes, request, memory) };
  return {
    kernel,
    ...(batch * sizes.size < 2
      ? { refusal: `${argument}: training needs 2 values per channel, a batch of 2 or more` }
      : {}),
    savedBytes: 2 * sizes.channels * storage.elementBytes,
    readsInputs: true,
    gradientInPlace: true,
    bind: (memory) => bindTraining(sizes, request, memory),
  };
}

function bindPrediction({ channels, size }: Sizes, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { batch_norm_forward: run } = request.storage.kernels;
  const { batch } = request;
  const [x] = memory.inputs;
  const [mean, variance] = [request.parameter("mean").value, request.parameter("variance").value];
  const [gamma, beta] = [request.parameter("weight").value, request.parameter("bias").value];
  const y = memory.output;
  return { forward: () => run(batch, channels, size, x, mean, variance, gamma, beta, NORMALIZATION_EPSILON, y) };
}

function bindTraining({ channels, size }: Sizes, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { kernels, elementBytes } = request.storage;
  const { batch } = request;
  const [x] = memory.inputs;
  const y = memory.output;
  const dy = memory.outputGradient;
  const dx = memory.inputGradients[0] || dy; // where nobody asks for it, over what nobody reads any more
  const mean = memory.saved;
  const variance = mean + channels * elementBytes;
  const gamma = request.parameter("weight");
  const beta = request.parameter("bias");
  const runningMean = request.parameter("mean").value;
  const runningVariance = request.parameter("variance").value;
  const count = batch * size;
  const unbiased = count / (count - 1);
  const epsilon = NORMALIZATION_EPSILON;
  return {
    forward: () => {
      kernels.batch_norm_statistics(batch, channels, size, x, mean, variance);
      kernels.batch_norm_forward(batch, channels, size, x, mean, variance, gamma.value, beta.value, epsilon, y);
      follow(runningMean, mean, 1);
      follow(runningVariance, variance, unbiased);
    },
    backward: () => {
      const [dGamma, dBeta] = [gamma.gradient, beta.gradient];
      kernels.batch_norm_backward(
        batch,
        channels,
        size,
        x,
        dy,
        mean,
        variance,
        gamma.value,
        epsilon,
        dx,
        dGamma,
        dBeta,
      );
    },
  };

  /** running = (1 - momentum) running + momentum scale batch: what a step of rate 1 with that decay and gradient does. */
  function follow(running: number, statistic: number, scale: number): void {
    kernels.sgd(channels, running, statistic, 0, 1, 0, NORMALIZATION_MOMENTUM, -NORMALIZATION_MOMENTUM * scale);
  }
}
