import { checkChoice, sizeOf } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange } from "../runtime/errors.js";
import type { WasmTensor } from "../runtime/tensor.js";
import type { Tensor } from "../runtime/types.js";
import { resolveActivation } from "./activation.js";
import { applyCurve } from "./curve.js";
import { checkOptions } from "../runtime/options.js";
import { LAYOUTS } from "./layout.js";
import { SHAPE_RECORD_BYTES, writeShapeRecord, type ShapeRecord } from "./record.js";
import type { Scratch } from "./scratch.js";
import type { Conv2dOptions, ConvOptions, Dense } from "./types.js";
import { resolveWindow } from "./window.js";

const OPTIONS = ["bias", "stride", "padding", "activation", "out"];
const LARGEST_SIZE = 0x7fffffff;

export function createConv2d(context: RuntimeContext, scratch: Scratch): Dense["conv2d"] {
  return (x: Tensor<"f32">, weight: Tensor<"f32">, options: Conv2dOptions = {}): Tensor<"f32"> => {
    const call = checkCall(context, x, weight, options, false);
    const { kernels } = context;
    const { sizeOfScratch, forward } = call.isChannelsLast
      ? {
          sizeOfScratch: kernels.conv2d_channels_last_scratch_bytes_f32,
          forward: kernels.conv2d_forward_channels_last_f32,
        }
      : { sizeOfScratch: kernels.conv2d_scratch_bytes_f32, forward: kernels.conv2d_forward_f32 };
    const packedAt = withRecord(context, scratch, SHAPE_RECORD_BYTES, call.record);
    const packedBytes = aligned(kernels.conv2d_packed_bytes_f32(packedAt.record));
    const scratchBytes = sizeOfScratch(packedAt.record) >>> 0;
    const { record, free } = withRecord(context, scratch, SHAPE_RECORD_BYTES + packedBytes + scratchBytes, call.record);
    const y = createOutput(context, call, options.out);
    kernels.conv2d_pack_f32(record, call.weight.pointer, free);
    forward(record, call.x.pointer, free, call.bias?.pointer ?? 0, y.pointer, free + packedBytes);
    applyCurve(context, call.record.activation, y);
    return y;
  };
}

export function createDepthwiseConv2d(context: RuntimeContext, scratch: Scratch): Dense["depthwiseConv2d"] {
  return (x: Tensor<"f32">, weight: Tensor<"f32">, options: ConvOptions = {}): Tensor<"f32"> => {
    const call = checkCall(context, x, weight, options, true);
    const sized = withRecord(context, scratch, SHAPE_RECORD_BYTES, call.record);
    const scratchBytes = context.kernels.depthwise_scratch_bytes_f32(sized.record);
    const { record, free } = withRecord(context, scratch, SHAPE_RECORD_BYTES + scratchBytes, call.record);
    const y = createOutput(context, call, options.out);
    const bias = call.bias?.pointer ?? 0;
    context.kernels.depthwise_forward_f32(record, call.x.pointer, call.weight.pointer, bias, y.pointer, free);
    applyCurve(context, call.record.activation, y);
    return y;
  };
}

interface ConvolutionCall {
  readonly x: WasmTensor<"f32">;
  readonly weight: WasmTensor<"f32">;
  readonly bias: WasmTensor<"f32"> | undefined;
  readonly record: ShapeRecord;
  readonly isChannelsLast: boolean;
  readonly outputShape: readonly number[];
}

function checkCall(
  context: RuntimeContext,
  x: Tensor<"f32">,
  weight: Tensor<"f32">,
  options: Conv2dOptions,
  depthwise: boolean,
): ConvolutionCall {
  const checked = checkOptions("options", options, depthwise ? OPTIONS : [...OPTIONS, "layout"]);
  const { stride, padding, activation, layout } = checked;
  const isChannelsLast = layout !== undefined && checkChoice("options.layout", layout, LAYOUTS) === "channels-last";
  const input = context.checkTensor("x", x, "f32", isChannelsLast ? ["N", "H", "W", "C"] : ["N", "C", "H", "W"]);
  const [batch = 0, ...sizes] = input.shape;
  const [channels = 0, height = 0, width = 0] = isChannelsLast ? [sizes[2], sizes[0], sizes[1]] : sizes;
  const pattern = depthwise
    ? [channels, 1, "kernelHeight", "kernelWidth"]
    : ["filters", channels, "kernelHeight", "kernelWidth"];
  const filter = context.checkTensor("weight", weight, "f32", pattern);
  const [filters = 0, , kernelHeight = 0, kernelWidth = 0] = filter.shape;
  if (kernelHeight === 0 || kernelWidth === 0) throw outOfRange("weight", filter.shape, "a kernel that is not empty");
  const bias =
    options.bias === undefined ? undefined : context.checkTensor("options.bias", options.bias, "f32", [filters]);
  const window = resolveWindow("options", { height, width, kernelHeight, kernelWidth, stride, padding });
  const outputShape = [batch, filters, window.outputHeight, window.outputWidth];
  if (sizeOf(outputShape) > LARGEST_SIZE)
    throw outOfRange("options.padding", padding, "a result of at most 2^31 - 1 values");
  const resolved = resolveActivation("options.activation", activation);
  const record = { batch, channels, height, width, filters, window, activation: resolved };
  return { x: input, weight: filter, bias, record, isChannelsLast, outputShape };
}

/** The shape record at the start of `bytes` of scratch, and the address after it. */
function withRecord(
  context: RuntimeContext,
  scratch: Scratch,
  bytes: number,
  shape: ShapeRecord,
): { readonly record: number; readonly free: number } {
  const record = scratch.reserve(bytes);
  writeShapeRecord(context, record, shape);
  return { record, free: record + SHAPE_RECORD_BYTES };
}

function createOutput(
  context: RuntimeContext,
  call: ConvolutionCall,
  out: Tensor<"f32"> | undefined,
): WasmTensor<"f32"> {
  const inputs = [call.x, call.weight, call.bias];
  return context.output({ out, dtype: "f32", shape: call.outputShape, inputs });
}

function aligned(bytes: number): number {
  return (bytes + 15) & ~15;
}
