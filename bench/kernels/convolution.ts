/** Timings of the convolutions and of the matrix product. @module */
import type { WindowShape } from "../harness/subject.js";
import { outputLength, type KernelMemory, type Placed } from "./memory.js";
import type { TimedKernel, Timing } from "./timing.js";

/** A convolution of ResNet8. */
const DENSE: WindowShape = {
  batch: 1,
  channels: 16,
  filters: 16,
  height: 32,
  width: 32,
  kernel: 3,
  stride: 1,
  padding: "same",
};
/** One of MobileNetV1. */
const DEPTHWISE: WindowShape = {
  batch: 1,
  channels: 128,
  filters: 128,
  height: 56,
  width: 56,
  kernel: 3,
  stride: 1,
  padding: "same",
};
/** The first convolution of MobileNets. */
const STEM: WindowShape = {
  batch: 1,
  channels: 3,
  filters: 32,
  height: 224,
  width: 224,
  kernel: 3,
  stride: 2,
  padding: "same",
};
const MATMUL_SIZE = 96;

const inputLength = ({ batch, channels, height, width }: WindowShape): number => batch * channels * height * width;
const taps = ({ kernel }: WindowShape): number => kernel * kernel;
const weightLength = (shape: WindowShape): number =>
  shape.filters * taps(shape) * (shape === DEPTHWISE ? 1 : shape.channels);
const flops = (shape: WindowShape): number => (2 * outputLength(shape) * weightLength(shape)) / shape.filters;

/** The operands that every convolution kernel has; its scratch is enough for all of them. */
function window(memory: KernelMemory, shape: WindowShape): { readonly record: number; readonly scratch: number } {
  const record = memory.shape(shape);
  const bytes = memory.kernel(shape === DENSE ? "conv2d_scratch_bytes_f32" : "depthwise_scratch_bytes_f32")(record);
  return { record, scratch: memory.reserve(Math.max(bytes, 4)) };
}

function timing(shape: WindowShape, place: (memory: KernelMemory) => Placed): Timing {
  return { unit: "GFLOP/s", work: flops(shape), place };
}

function packed(memory: KernelMemory, record: number): number {
  const target = memory.reserve(memory.kernel("conv2d_packed_bytes_f32")(record));
  memory.kernel("conv2d_pack_f32")(record, memory.floats(weightLength(DENSE)), target);
  return target;
}

function forward(shape: WindowShape, kernel: TimedKernel): Timing {
  return timing(shape, (memory) => {
    const { record, scratch } = window(memory, shape);
    const length = outputLength(shape);
    const weight = shape === DENSE ? packed(memory, record) : memory.floats(weightLength(shape));
    const [x, bias, output] = [memory.floats(inputLength(shape)), memory.floats(shape.filters), memory.space(length)];
    const call = memory.kernel(kernel);
    return { run: () => void call(record, x, weight, bias, output, scratch), output, length };
  });
}

/** By the input, or by the weight: `other` is the operand beside dy. */
function backward(shape: WindowShape, kernel: TimedKernel, other: number, length: number): Timing {
  return timing(shape, (memory) => {
    const { record, scratch } = window(memory, shape);
    const [dy, operand, output] = [memory.floats(outputLength(shape)), memory.floats(other), memory.space(length)];
    const call = memory.kernel(kernel);
    return { run: () => void call(record, dy, operand, output, scratch), output, length };
  });
}

const matmulScratch = (memory: KernelMemory): number =>
  memory.reserve(Math.max(memory.kernel("matmul_scratch_bytes_f32")(MATMUL_SIZE, MATMUL_SIZE, MATMUL_SIZE), 4));

const matmul: Timing = {
  unit: "GFLOP/s",
  work: 2 * MATMUL_SIZE ** 3,
  place: (memory) => {
    const size = MATMUL_SIZE;
    const length = size * size;
    const [a, b, output] = [memory.floats(length), memory.floats(length), memory.space(length)];
    const [call, scratch] = [memory.kernel("matmul_f32"), matmulScratch(memory)];
    const run = (): void => void call(size, size, size, a, b, output, 0, 0, 0, -Infinity, Infinity, scratch);
    return { run, output, length };
  },
};

const matmulPacked: Timing = {
  ...matmul,
  place: (memory) => {
    const size = MATMUL_SIZE;
    const length = size * size;
    const [a, b, output] = [memory.floats(length), memory.floats(length), memory.space(length)];
    const packed = memory.reserve(memory.kernel("matmul_packed_bytes_f32")(size, size));
    memory.kernel("matmul_pack_f32")(size, size, b, 0, packed);
    const [call, scratch] = [memory.kernel("matmul_packed_f32"), matmulScratch(memory)];
    const run = (): void => void call(size, size, size, a, packed, output, 0, -Infinity, Infinity, scratch);
    return { run, output, length };
  },
};

/** What is packed how is the variant's own affair: only the first weight is at one place in all of them. */
const PACKED_ALIKE = 1;

const matmulPack: Timing = {
  unit: "Gelements/s",
  work: MATMUL_SIZE ** 2,
  place: (memory) => {
    const size = MATMUL_SIZE;
    const output = memory.reserve(memory.kernel("matmul_packed_bytes_f32")(size, size));
    const [call, b] = [memory.kernel("matmul_pack_f32"), memory.floats(size * size)];
    return { run: () => void call(size, size, b, 0, output), output, length: PACKED_ALIKE };
  },
};

const conv2dPack: Timing = {
  unit: "Gelements/s",
  work: weightLength(DENSE),
  place: (memory) => {
    const { record } = window(memory, DENSE);
    const bytes = memory.kernel("conv2d_packed_bytes_f32")(record);
    const [weight, output] = [memory.floats(weightLength(DENSE)), memory.reserve(bytes)];
    const call = memory.kernel("conv2d_pack_f32");
    return { run: () => void call(record, weight, output), output, length: PACKED_ALIKE };
  },
};

const conv2dChannelsLast = timing(STEM, (memory) => {
  const record = memory.shape(STEM);
  const scratch = memory.reserve(memory.kernel("conv2d_channels_last_scratch_bytes_f32")(record));
  const weights = memory.reserve(memory.kernel("conv2d_packed_bytes_f32")(record));
  memory.kernel("conv2d_pack_f32")(record, memory.floats(weightLength(STEM)), weights);
  const length = outputLength(STEM);
  const [x, bias, output] = [memory.floats(inputLength(STEM)), memory.floats(STEM.filters), memory.space(length)];
  const call = memory.kernel("conv2d_forward_channels_last_f32");
  return { run: () => void call(record, x, weights, bias, output, scratch), output, length };
});

const channelsFirst: Timing = {
  unit: "Gelements/s",
  work: inputLength(STEM),
  place: (memory) => {
    const length = inputLength(STEM);
    const [x, output] = [memory.floats(length), memory.space(length)];
    const call = memory.kernel("channels_first_f32");
    return { run: () => void call(1, STEM.channels, STEM.height * STEM.width, x, output), output, length };
  },
};

export const convolutionTimings = {
  channels_first_f32: channelsFirst,
  conv2d_forward_channels_last_f32: conv2dChannelsLast,
  matmul_f32: matmul,
  matmul_pack_f32: matmulPack,
  matmul_packed_f32: matmulPacked,
  conv2d_pack_f32: conv2dPack,
  conv2d_forward_f32: forward(DENSE, "conv2d_forward_f32"),
  conv2d_backward_input_f32: backward(DENSE, "conv2d_backward_input_f32", weightLength(DENSE), inputLength(DENSE)),
  conv2d_backward_weight_f32: backward(DENSE, "conv2d_backward_weight_f32", inputLength(DENSE), weightLength(DENSE)),
  depthwise_forward_f32: forward(DEPTHWISE, "depthwise_forward_f32"),
  depthwise_backward_input_f32: backward(
    DEPTHWISE,
    "depthwise_backward_input_f32",
    weightLength(DEPTHWISE),
    inputLength(DEPTHWISE),
  ),
  depthwise_backward_weight_f32: backward(
    DEPTHWISE,
    "depthwise_backward_weight_f32",
    inputLength(DEPTHWISE),
    weightLength(DEPTHWISE),
  ),
} as const satisfies Partial<Readonly<Record<TimedKernel, Timing>>>;
