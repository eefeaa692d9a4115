/** What each layer of a model learns, with seeded values that keep the variance from layer to layer. @module */
import { uniform } from "../harness/random.js";
import { denominatorOf, NUMERATOR } from "../kan/swish.js";
import type { Node } from "./graph.js";

export interface ParameterSource {
  /** Behind the layer's name. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly draw: (seed: number) => Float32Array;
}

const BIAS_LIMIT = 0.1;
/** Of what is added to tokens, whose features are of size 1. */
const TOKEN_LIMIT = 0.5;

const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);

function within(name: string, shape: readonly number[], limit: number, centre = 0): ParameterSource {
  const draw = (seed: number): Float32Array => uniform(product(shape), limit, seed).map((value) => centre + value);
  return { name, shape, draw };
}

/** A weight [units, ...] and its bias. The limit keeps the variance through a rectifier (He), or through a linear layer. */
function linear(shape: readonly number[], isRectified: boolean, prefix = ""): readonly ParameterSource[] {
  const limit = Math.sqrt((isRectified ? 6 : 3) / product(shape.slice(1)));
  return [within(`${prefix}weight`, shape, limit), within(`${prefix}bias`, shape.slice(0, 1), BIAS_LIMIT)];
}

export function parameterSources({ spec, inputShape }: Node): readonly ParameterSource[] {
  const isRectified = "activation" in spec && (spec.activation ?? "none") !== "none";
  const features = inputShape.at(-1) as number;
  switch (spec.type) {
    case "conv2d": {
      const kernel = spec.kernel as number;
      return linear([spec.filters, inputShape[0] as number, kernel, kernel], isRectified);
    }
    case "depthwiseConv2d":
      return linear([inputShape[0] as number, 1, spec.kernel as number, spec.kernel as number], isRectified);
    case "dense":
      return linear([spec.units, features], isRectified);
    case "layerNorm":
      return [within("weight", [features], BIAS_LIMIT, 1), within("bias", [features], BIAS_LIMIT)];
    case "attention":
      return [...linear([3 * features, features], false, "qkv."), ...linear([features, features], false, "proj.")];
    case "classToken":
      return [within("cls_token", [1, 1, features], TOKEN_LIMIT)];
    case "positionEmbedding":
      return [within("pos_embed", [1, ...inputShape], TOKEN_LIMIT)];
    case "rational":
      return [
        { name: "numerator", shape: [1, 6], draw: () => NUMERATOR },
        { name: "denominator", shape: [spec.groups, 4], draw: () => denominatorOf(spec.groups) },
      ];
    default:
      return [];
  }
}

/** Multiply-adds of matrix products and convolutions, of one sample, padded taps counted. */
export function macsOf({ spec, inputShape, outputShape }: Node, sources: readonly ParameterSource[]): number {
  if (spec.type === "attention") {
    const [tokens = 0, features = 0] = inputShape;
    return 4 * tokens * features ** 2 + 2 * tokens ** 2 * features;
  }
  const isProduct = spec.type === "dense" || spec.type === "conv2d" || spec.type === "depthwiseConv2d";
  return isProduct ? product(sources[0]?.shape.slice(1) ?? [0]) * product(outputShape) : 0;
}
