import { SHAPE_RECORD_BYTES, writeShapeRecord, type ShapeRecord } from "../../dense/record.js";
import { CONVOLUTION_KEYS, describeConvolution, type Convolution } from "./convolution.js";
import { foldNormalization } from "./fold.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { aligned } from "./shapes.js";

export const depthwiseConv2d: LayerDefinition = {
  keys: CONVOLUTION_KEYS,
  inputs: { least: 1, most: 1 },
  describe(request) {
    const convolution = describeConvolution(request);
    const { window, channels, activation, parameters } = convolution;
    const pixels = window.outputHeight * window.outputWidth;
    return {
      shape: [channels, window.outputHeight, window.outputWidth],
      parameters,
      macs: channels * pixels * window.kernelHeight * window.kernelWidth,
      role: "compute",
      activation,
      takesActivation: true,
      takesNormalization: true,
      plan: (planRequest) => planDepthwise(convolution, planRequest),
    };
  },
};

function planDepthwise(convolution: Convolution, request: PlanRequest): LayerPlan {
  const { storage, batch, activation, training } = request;
  const record: ShapeRecord = { ...convolution, batch, activation };
  const scratchBytes = storage.kernels.depthwise_scratch_bytes(request.measure(record));
  const { kernelHeight, kernelWidth } = convolution.window;
  const kernel = `depthwise ${request.context.info.variant} ${kernelHeight}x${kernelWidth}`;
  const weightBytes = aligned(request.parameter("weight").size * storage.elementBytes);
  const folded = request.normalization !== undefined;
  return {
    kernel,
    constantBytes: SHAPE_RECORD_BYTES,
    preparedBytes: folded ? weightBytes + convolution.channels * storage.elementBytes : 0,
    forwardScratch: scratchBytes,
    backwardScratch: scratchBytes,
    readsInputs: true,
    clamps: true,
    bind: (memory) =>
      training ? bindTraining(request, record, memory) : bindPrediction(request, record, weightBytes, memory),
  };
}

function bindPrediction(
  request: PlanRequest,
  record: ShapeRecord,
  weightBytes: number,
  memory: LayerMemory,
): LayerSteps {
  const { context, normalization } = request;
  const { depthwise_forward: run } = request.storage.kernels;
  const shape = memory.constants;
  const [x] = memory.inputs;
  const y = memory.output;
  const scratch = memory.forwardScratch;
  const weight = request.parameter("weight");
  const bias = request.optionalParameter("bias");
  writeShapeRecord(context, shape, record);
  if (normalization === undefined) {
    return { forward: () => run(shape, x, weight.value, bias?.value ?? 0, y, scratch) };
  }
  const foldedWeight = memory.prepared;
  const foldedBias = foldedWeight + weightBytes;
  return {
    prepare: () => foldNormalization(context, { weight, bias, normalization, foldedWeight, foldedBias }),
    forward: () => run(shape, x, foldedWeight, foldedBias, y, scratch),
  };
}

function bindTraining(request: PlanRequest, record: ShapeRecord, memory: LayerMemory): LayerSteps {
  const { kernels } = request.storage;
  const shape = memory.constants;
  const [x] = memory.inputs;
  const [dx] = memory.inputGradients;
  const y = memory.output;
  const dy = memory.outputGradient;
  const scratch = memory.backwardScratch;
  const weight = request.parameter("weight");
  const bias = request.optionalParameter("bias");
  const { batch, channels, window } = record;
  const pixels = window.outputHeight * window.outputWidth;
  writeShapeRecord(request.context, shape, record);
  return {
    forward: () => kernels.depthwise_forward(shape, x, weight.value, bias?.value ?? 0, y, memory.forwardScratch),
    backward: () => {
      if (dx !== 0) kernels.depthwise_backward_input(shape, dy, weight.value, dx, scratch);
      kernels.depthwise_backward_weight(shape, dy, x, weight.gradient, scratch);
      if (bias !== undefined) kernels.channel_sum(batch, channels, pixels, dy, bias.gradient);
    },
  };
}
