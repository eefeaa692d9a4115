import { SHAPE_RECORD_BYTES, writeShapeRecord, type ShapeRecord } from "../../dense/record.js";
import { checkInteger } from "../../runtime/checks.js";
import { CONVOLUTION_KEYS, describeConvolution, type Convolution } from "./convolution.js";
import { foldNormalization } from "./fold.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { aligned } from "./shapes.js";
import { planSparse } from "./sparse.js";
import type { Product } from "../sparseWeights.js";

export const conv2d: LayerDefinition = {
  keys: ["filters", ...CONVOLUTION_KEYS],
  inputs: { least: 1, most: 1 },
  describe(request) {
    const filters = checkInteger(`${request.argument}.filters`, request.spec["filters"], 1);
    const convolution = describeConvolution(request, filters);
    const { window, channels, activation, parameters } = convolution;
    const product = productOf(convolution);
    const pixels = window.outputHeight * window.outputWidth;
    return {
      shape: [filters, window.outputHeight, window.outputWidth],
      parameters,
      macs: filters * pixels * channels * window.kernelHeight * window.kernelWidth,
      ...(product === undefined ? {} : { product }),
      role: "compute",
      activation,
      takesActivation: true,
      takesNormalization: true,
      readsChannelsLast: true,
      plan: (planRequest) => planConv2d(convolution, planRequest),
    };
  },
};

/** A kernel of one pixel at every pixel is a product with planes. */
function productOf({ filters, channels, height, width, window }: Convolution): Product | undefined {
  const { kernelHeight, kernelWidth, stride, outputHeight, outputWidth } = window;
  const isEveryPixel = stride === 1 && outputHeight === height && outputWidth === width;
  if (kernelHeight !== 1 || kernelWidth !== 1 || !isEveryPixel) return undefined;
  return { outputs: filters, inputs: channels, pixels: height * width, tokens: 1 };
}

function planConv2d(convolution: Convolution, request: PlanRequest): LayerPlan {
  const { storage, batch, activation, training, isChannelsLast, sparse } = request;
  const product = isChannelsLast ? undefined : productOf(convolution);
  if (sparse !== undefined && product !== undefined) return planSparse("1x1", product, sparse, request);
  const record: ShapeRecord = { ...convolution, batch, activation };
  const measured = request.measure(record);
  const packedBytes = aligned(storage.kernels.conv2d_packed_bytes(measured));
  const scratchBytes = isChannelsLast
    ? storage.kernels.conv2d_channels_last_scratch_bytes(measured) >>> 0
    : storage.kernels.conv2d_scratch_bytes(measured);
  const { kernelHeight, kernelWidth } = convolution.window;
  const layout = isChannelsLast ? " channels-last" : "";
  const kernel = `conv2d ${request.context.info.variant} ${kernelHeight}x${kernelWidth}${layout}`;
  if (training) {
    return {
      kernel,
      constantBytes: SHAPE_RECORD_BYTES,
      // Weights change at every step, so that keeping them packed would save nothing.
      forwardScratch: packedBytes + scratchBytes,
      backwardScratch: scratchBytes,
      readsInputs: true,
      clamps: true,
      bind: (memory) => bindTraining(request, record, packedBytes, memory),
    };
  }
  const weightBytes = request.parameter("weight").size * storage.elementBytes;
  const folded = request.normalization !== undefined;
  return {
    kernel,
    constantBytes: SHAPE_RECORD_BYTES,
    preparedBytes: packedBytes + (folded ? convolution.filters * storage.elementBytes : 0),
    forwardScratch: folded ? Math.max(scratchBytes, weightBytes) : scratchBytes,
    clamps: true,
    bind: (memory) => bindPrediction(request, record, packedBytes, memory),
  };
}

function bindPrediction(
  request: PlanRequest,
  record: ShapeRecord,
  packedBytes: number,
  memory: LayerMemory,
): LayerSteps {
  const { context, normalization } = request;
  const { kernels } = request.storage;
  const { conv2d_pack: pack } = kernels;
  const run = request.isChannelsLast ? kernels.conv2d_forward_channels_last : kernels.conv2d_forward;
  const shape = memory.constants;
  const packed = memory.prepared;
  const scratch = memory.forwardScratch;
  const [x] = memory.inputs;
  const y = memory.output;
  const weight = request.parameter("weight");
  const ownBias = request.optionalParameter("bias");
  writeShapeRecord(context, shape, record);
  if (normalization === undefined) {
    const bias = ownBias?.value ?? 0;
    return { prepare: () => pack(shape, weight.value, packed), forward: () => run(shape, x, packed, bias, y, scratch) };
  }
  const bias = packed + packedBytes;
  const fold = { weight, bias: ownBias, normalization, foldedWeight: scratch, foldedBias: bias };
  return {
    prepare: () => {
      foldNormalization(context, fold);
      pack(shape, scratch, packed);
    },
    forward: () => run(shape, x, packed, bias, y, scratch),
  };
}

function bindTraining(request: PlanRequest, record: ShapeRecord, packedBytes: number, memory: LayerMemory): LayerSteps {
  const { kernels } = request.storage;
  const shape = memory.constants;
  const packed = memory.forwardScratch;
  const forwardScratch = packed + packedBytes;
  const scratch = memory.backwardScratch;
  const [x] = memory.inputs;
  const [dx] = memory.inputGradients;
  const y = memory.output;
  const dy = memory.outputGradient;
  const weight = request.parameter("weight");
  const bias = request.optionalParameter("bias");
  const { batch, filters, window } = record;
  const pixels = window.outputHeight * window.outputWidth;
  writeShapeRecord(request.context, shape, record);
  return {
    forward: () => {
      kernels.conv2d_pack(shape, weight.value, packed);
      kernels.conv2d_forward(shape, x, packed, bias?.value ?? 0, y, forwardScratch);
    },
    backward: () => {
      if (dx !== 0) kernels.conv2d_backward_input(shape, dy, weight.value, dx, scratch);
      kernels.conv2d_backward_weight(shape, dy, x, weight.gradient, scratch);
      if (bias !== undefined) kernels.channel_sum(batch, filters, pixels, dy, bias.gradient);
    },
  };
}
