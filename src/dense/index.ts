import type { RuntimeContext } from "../runtime/context.js";
import { createConv2d, createDepthwiseConv2d } from "./convolution.js";
import { createMatmul } from "./matmul.js";
import { createScratch } from "./scratch.js";
import type { Dense } from "./types.js";

export type { Activation, Conv2dOptions, ConvOptions, Dense, Layout, MatmulOptions, Padding } from "./types.js";

/** The dense family over one instance. */
export function createDense(context: RuntimeContext): Dense {
  const scratch = createScratch(context, "scratch of the dense family");
  return {
    matmul: createMatmul(context, scratch),
    conv2d: createConv2d(context, scratch),
    depthwiseConv2d: createDepthwiseConv2d(context, scratch),
  };
}
