import type { LayerType } from "../types.js";
import { activation } from "./activation.js";
import { add } from "./add.js";
import { attention } from "./attention.js";
import { batchNorm } from "./batchNorm.js";
import { bsplineKan } from "./bsplineKan.js";
import { classToken } from "./classToken.js";
import { conv2d } from "./conv2d.js";
import { dense } from "./dense.js";
import { depthwiseConv2d } from "./depthwiseConv2d.js";
import { dropout } from "./dropout.js";
import { fasterKan } from "./fasterKan.js";
import { fastKan } from "./fastKan.js";
import { flatten } from "./flatten.js";
import { globalAvgPool } from "./globalAvgPool.js";
import type { LayerDefinition } from "./layer.js";
import { layerNorm } from "./layerNorm.js";
import { multiply } from "./multiply.js";
import { avgPool, maxPool } from "./pool.js";
import { positionEmbedding } from "./positionEmbedding.js";
import { selectToken } from "./selectToken.js";
import { rational } from "./rational.js";
import { softmax } from "./softmax.js";
import { tokens } from "./tokens.js";

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
    layerNorm,
    tokens,
    classToken,
    selectToken,
    positionEmbedding,
    attention,
    bsplineKan,
    fastKan,
    fasterKan,
    rational,
  } satisfies Record<LayerType, LayerDefinition>),
);
