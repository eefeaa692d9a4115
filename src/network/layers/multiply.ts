import { sizeOf } from "../../runtime/checks.js";
import { outOfRange } from "../../runtime/errors.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest, Shape } from "./layer.js";
import { PLAIN } from "./plain.js";
import { isSameShape } from "./shapes.js";

/** Elementwise, or planes [C,H,W] times one factor per channel [C], in either order. */
export const multiply: LayerDefinition = {
  keys: [],
  inputs: { least: 2, most: 2 },
  describe({ argument, inputs: [a, b = a] }) {
    const sizes = readSizes(argument, a, b);
    return {
      ...PLAIN,
      shape: sizes.planesFirst ? a : b,
      plan: (request) => planMultiply(sizes, request),
    };
  },
};

interface Sizes {
  /** Factors per sample, and values that each scales; 1 for elementwise products. */
  readonly factors: number;
  readonly size: number;
  readonly planesFirst: boolean;
}

function readSizes(argument: string, a: Shape, b: Shape): Sizes {
  if (isSameShape(a, b)) return { factors: sizeOf(a), size: 1, planesFirst: true };
  const planesFirst = a.length === 3;
  const [planes, factors] = planesFirst ? [a, b] : [b, a];
  const [channels = 0, height = 0, width = 0] = planes;
  if (planes.length !== 3 || factors.length !== 1 || factors[0] !== channels) {
    const expected = "two inputs of one shape, or [channels, height, width] and [channels]";
    throw outOfRange(`${argument}: input`, [`[${a.join(", ")}]`, `[${b.join(", ")}]`], expected);
  }
  return { factors: channels, size: height * width, planesFirst };
}

function planMultiply(sizes: Sizes, request: PlanRequest): LayerPlan {
  return {
    kernel: sizes.size === 1 ? "multiply" : "multiply planes",
    readsInputs: true,
    inPlace: !request.training && sizes.planesFirst,
    bind: (memory) => bindMultiply(sizes, request, memory),
  };
}

function bindMultiply({ factors, size, planesFirst }: Sizes, request: PlanRequest, memory: LayerMemory): LayerSteps {
  const { kernels } = request.storage;
  const count = request.batch * factors;
  const [first, second = first] = memory.inputs;
  const [firstGradient, secondGradient = 0] = memory.inputGradients;
  const [a, b] = planesFirst ? [first, second] : [second, first];
  const [da, db] = planesFirst ? [firstGradient, secondGradient] : [secondGradient, firstGradient];
  const { output: y, outputGradient: dy } = memory;
  if (size === 1) {
    return {
      forward: () => kernels.multiply(count, a, b, y),
      backward: () => {
        if (da !== 0) kernels.multiply(count, dy, b, da);
        if (db !== 0) kernels.multiply(count, dy, a, db);
      },
    };
  }
  return {
    forward: () => kernels.multiply_planes(count, size, a, b, y),
    backward: () => {
      if (da !== 0) kernels.multiply_planes(count, size, dy, b, da);
      if (db !== 0) kernels.multiply_planes_backward(count, size, a, dy, db);
    },
  };
}
