import type { Cases, Output, Trial } from "../../case.js";
import {
  backwardInputReference,
  backwardWeightReference,
  convolutionTrials,
  forwardReference,
  sizes,
  type ConvolutionCase,
} from "../../convolution.js";
import type { KernelMemory } from "../../memory.js";
import { channelsLast } from "../../values.js";

const TRIAL_BYTES = 2 ** 21;

type Run = (memory: KernelMemory, test: ConvolutionCase, kind: string) => Output;

const trials = (run: Run, kinds?: readonly string[]): (() => Iterable<Trial>) =>
  convolutionTrials(false, TRIAL_BYTES, run, kinds);

function scratchFor(memory: KernelMemory, shape: number): number {
  return memory.scratch(memory.call("conv2d_scratch_bytes_f32", shape));
}

function forward(memory: KernelMemory, test: ConvolutionCase, kind: string): Output {
  const shape = memory.shape(test.shape);
  const count = sizes(test.shape, false).y;
  const x = memory.input(test.x);
  const packed = memory.output(memory.call("conv2d_packed_bytes_f32", shape) / 4);
  memory.call("conv2d_pack_f32", shape, memory.input(test.weight), packed);
  const biased = kind === "with bias";
  const bias = biased ? memory.input(test.bias) : 0;
  const y = memory.output(count);
  memory.call("conv2d_forward_f32", shape, x, packed, bias, y, scratchFor(memory, shape));
  return { name: "y", actual: memory.floats(y, count), ...forwardReference(test, biased) };
}

/** The same bits as from planes, which is what `forward` compares with its reference. */
function forwardChannelsLast(memory: KernelMemory, test: ConvolutionCase, kind: string): Output {
  const shape = memory.shape(test.shape);
  const { batch, channels, height, width } = test.shape;
  const count = sizes(test.shape, false).y;
  const x = memory.input(channelsLast(test.x, batch, channels, height * width));
  const packed = memory.output(memory.call("conv2d_packed_bytes_f32", shape) / 4);
  memory.call("conv2d_pack_f32", shape, memory.input(test.weight), packed);
  const bias = kind === "with bias" ? memory.input(test.bias) : 0;
  const y = memory.output(count);
  const scratch = memory.scratch(memory.call("conv2d_channels_last_scratch_bytes_f32", shape));
  memory.call("conv2d_forward_channels_last_f32", shape, x, packed, bias, y, scratch);
  const planes = memory.output(count);
  memory.call("conv2d_forward_f32", shape, memory.input(test.x), packed, bias, planes, scratchFor(memory, shape));
  return { name: "y", actual: memory.floats(y, count), reference: memory.floats(planes, count), tolerance: 0 };
}

/** Enough for a strip or for the image in planes beside a block, and within what the general path takes. */
function channelsLastScratchBytes(memory: KernelMemory, test: ConvolutionCase): Output {
  const shape = memory.shape(test.shape);
  const bytes = memory.call("conv2d_channels_last_scratch_bytes_f32", shape);
  const most = test.x.byteLength + memory.call("conv2d_scratch_bytes_f32", shape) + 2 ** 15;
  return { name: "bytes", actual: [bytes > 0 && bytes <= most ? 1 : bytes], reference: [1], tolerance: 0 };
}

/** What cannot be allocated is asked for, and not what is left of it in 32 bits. */
function hugeScratchBytes(memory: KernelMemory): readonly Output[] {
  const [height, width] = [20_000, 20_000];
  const size = { batch: 1, channels: 3, height, width, filters: 1, outputHeight: height, outputWidth: width };
  const shape = memory.shape({ ...size, kernelHeight: 1, kernelWidth: 1, stride: 1, padTop: 0, padLeft: 0 });
  const bytes = memory.call("conv2d_channels_last_scratch_bytes_f32", shape) >>> 0;
  return [{ name: "bytes", actual: [bytes], reference: [2 ** 32 - 1], tolerance: 0 }];
}

function backwardInput(memory: KernelMemory, test: ConvolutionCase): Output {
  const shape = memory.shape(test.shape);
  const count = sizes(test.shape, false).x;
  const dx = memory.output(count);
  const operands = [memory.input(test.dy), memory.input(test.weight), dx, scratchFor(memory, shape)] as const;
  memory.call("conv2d_backward_input_f32", shape, ...operands);
  return { name: "dx", actual: memory.floats(dx, count), ...backwardInputReference(test) };
}

function backwardWeight(memory: KernelMemory, test: ConvolutionCase): Output {
  const shape = memory.shape(test.shape);
  const count = sizes(test.shape, false).weight;
  const dWeight = memory.output(count);
  const operands = [memory.input(test.dy), memory.input(test.x), dWeight, scratchFor(memory, shape)] as const;
  memory.call("conv2d_backward_weight_f32", shape, ...operands);
  return { name: "dWeight", actual: memory.floats(dWeight, count), ...backwardWeightReference(test) };
}

/** The packed weights are the weights in another order: as many, and the same when sorted. */
function pack(memory: KernelMemory, test: ConvolutionCase): Output {
  const shape = memory.shape(test.shape);
  const bytes = memory.call("conv2d_packed_bytes_f32", shape);
  const packed = memory.output(bytes / 4);
  memory.call("conv2d_pack_f32", shape, memory.input(test.weight), packed);
  const reference = test.weight.slice().sort();
  return { name: "packed", actual: memory.floats(packed, bytes / 4).sort(), reference, tolerance: 0 };
}

function packedBytes(memory: KernelMemory, test: ConvolutionCase): Output {
  const bytes = memory.call("conv2d_packed_bytes_f32", memory.shape(test.shape));
  return { name: "bytes", actual: [bytes], reference: [test.weight.byteLength], tolerance: 0 };
}

/** Enough for the padded planes of the forward pass, and within 64 KiB of blocks beyond all operands' own size. */
function scratchBytes(memory: KernelMemory, test: ConvolutionCase): Output {
  const { shape } = test;
  const bytes = memory.call("conv2d_scratch_bytes_f32", memory.shape(shape));
  const operands = 4 * (4 * test.x.length + 4 * test.dy.length + 4 * test.weight.length);
  const border = 4 * (shape.channels + shape.filters) * 24 * (shape.width + shape.height + 24);
  const most = operands + border + 4 * 256 * (shape.filters + shape.channels) + 2 ** 16;
  const isEnough = bytes >= 16 * 256 * 4 && bytes <= most;
  return { name: "bytes", actual: [isEnough ? 1 : bytes], reference: [1], tolerance: 0 };
}

export const CASES: Cases = {
  conv2d_forward_f32: trials(forward, ["with bias", "without"]),
  conv2d_forward_channels_last_f32: trials(forwardChannelsLast, ["with bias", "without"]),
  conv2d_channels_last_scratch_bytes_f32: function* () {
    yield* trials(channelsLastScratchBytes)();
    yield { name: "an image of 4.8 GB", run: hugeScratchBytes };
  },
  conv2d_backward_input_f32: trials(backwardInput),
  conv2d_backward_weight_f32: trials(backwardWeight),
  conv2d_pack_f32: trials(pack),
  conv2d_packed_bytes_f32: trials(packedBytes),
  conv2d_scratch_bytes_f32: trials(scratchBytes),
};
