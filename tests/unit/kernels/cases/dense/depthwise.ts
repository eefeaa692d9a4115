import type { Cases, Output, Trial } from "../../case.js";
import {
  backwardInputReference,
  backwardWeightReference,
  convolutionTrials,
  forwardReference,
  sizes,
  type ConvolutionCase,
} from "../../convolution.js";
import { borderShapes } from "../../depthwise.js";
import type { KernelMemory } from "../../memory.js";

const TRIAL_BYTES = 2 ** 20;
/** A plane of 8x9 and its scratch. */
const BORDER_TRIAL_BYTES = 2 ** 15;

type Run = (memory: KernelMemory, test: ConvolutionCase, kind: string) => Output;

const trials = (run: Run, kinds?: readonly string[]): (() => Iterable<Trial>) =>
  convolutionTrials(true, TRIAL_BYTES, run, kinds);

/** As above, and each border of a 3x3 or 5x5 kernel. */
const trialsWithBorders = (run: Run, kinds: readonly string[] = [""]): (() => Iterable<Trial>) => {
  const borders = convolutionTrials(true, BORDER_TRIAL_BYTES, run, kinds.slice(0, 1), borderShapes());
  return function* () {
    yield* trials(run, kinds)();
    yield* borders();
  };
};

function scratchFor(memory: KernelMemory, shape: number): number {
  return memory.scratch(memory.call("depthwise_scratch_bytes_f32", shape));
}

function forward(memory: KernelMemory, test: ConvolutionCase, kind: string): Output {
  const shape = memory.shape(test.shape);
  const count = sizes(test.shape, true).y;
  const biased = kind === "with bias";
  const operands = [memory.input(test.x), memory.input(test.weight), biased ? memory.input(test.bias) : 0] as const;
  const y = memory.output(count);
  memory.call("depthwise_forward_f32", shape, ...operands, y, scratchFor(memory, shape));
  return { name: "y", actual: memory.floats(y, count), ...forwardReference(test, biased) };
}

function backwardInput(memory: KernelMemory, test: ConvolutionCase): Output {
  const shape = memory.shape(test.shape);
  const count = sizes(test.shape, true).x;
  const dx = memory.output(count);
  const operands = [memory.input(test.dy), memory.input(test.weight), dx, scratchFor(memory, shape)] as const;
  memory.call("depthwise_backward_input_f32", shape, ...operands);
  return { name: "dx", actual: memory.floats(dx, count), ...backwardInputReference(test) };
}

function backwardWeight(memory: KernelMemory, test: ConvolutionCase): Output {
  const shape = memory.shape(test.shape);
  const count = sizes(test.shape, true).weight;
  const dWeight = memory.output(count);
  const operands = [memory.input(test.dy), memory.input(test.x), dWeight, scratchFor(memory, shape)] as const;
  memory.call("depthwise_backward_weight_f32", shape, ...operands);
  return { name: "dWeight", actual: memory.floats(dWeight, count), ...backwardWeightReference(test) };
}

/** A plane and its border, or a plane of gradients and one of outputs; never as much as the whole operands. */
function scratchBytes(memory: KernelMemory, test: ConvolutionCase): Output {
  const { shape } = test;
  const bytes = memory.call("depthwise_scratch_bytes_f32", memory.shape(shape));
  const plane = shape.height * shape.width;
  const most = 4 * (2 * plane + 2 * shape.outputHeight * shape.outputWidth + 64 * (shape.height + shape.width + 32));
  const isEnough = bytes >= 4 * plane && bytes <= most;
  return { name: "bytes", actual: [isEnough ? 1 : bytes], reference: [1], tolerance: 0 };
}

export const CASES: Cases = {
  depthwise_forward_f32: trialsWithBorders(forward, ["with bias", "without"]),
  depthwise_backward_input_f32: trialsWithBorders(backwardInput),
  depthwise_backward_weight_f32: trials(backwardWeight),
  depthwise_scratch_bytes_f32: trials(scratchBytes),
};
