import type { LayerType } from "../types.js";
import { activation } from "./activation.js";
import { add } from "./add.js";
import { batchNorm } from "./batchNorm.js";
import { conv2d } from "./conv2d.js";
import { dense } from "./dense.js";
import { depthwiseConv2d } from "./depthwiseConv2d.js";
import { dropout } from "./dropout.js";
import { flatten } from "./flatten.js";
import { globalAvgPool } from "./globalAvgPool.js";
import type { LayerDefinition } from "./layer.js";
import { multiply } from "./multiply.js";
import { avgPool, maxPool } from "./pool.js";
import { rational } from "./rational.js";
import { softmax } from "./softmax.js";

/** Every layer type, by its name in a specification. */
export const LAYERS: ReadonlyMap<string, LayerDefinition> = new Map(
  Object.entries({
    conv2d,
    depthwiseConv2d,
    dense,
    batchNorm,
    maxPool,
    avgPool,
    globalAvgPool,
    activation,
    add,
    multiply,
    flatten,
    softmax,
    dropout,
    rational,
  } satisfies Record<LayerType, LayerDefinition>),
);
