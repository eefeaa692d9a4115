/** Layers of transformers in f64; x is [batch, tokens, features]. @module */
import type { Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { referenceMatmul } from "./matmul.js";
import { referenceRational } from "./rational.js";

const DEFAULT_EPSILON = 1e-5;

/** Rows times weight [units, features] transposed, plus the bias. */
export function referenceLinear(x: ArrayLike<number>, weight: Float32Array, bias: Float32Array): Float64Array {
  const units = bias.length;
  const features = weight.length / units;
  const transposed = new Float64Array(weight.length);
  for (let unit = 0; unit < units; unit++)
    for (let feature = 0; feature < features; feature++)
      transposed[feature * units + unit] = weight[unit * features + feature] as number;
  const products = referenceMatmul(x.length / features, units, features, x, transposed);
  return products.map((sum, index) => sum + (bias[index % units] as number));
}

/** Planes [batch, C, H, W] to rows. */
function tokensOf({ inputShape }: Node, x: ArrayLike<number>): Float64Array {
  const [channels = 0, height = 0, width = 0] = inputShape;
  const tokens = height * width;
  return Float64Array.from(x, (_, index) => {
    const [row, channel] = [Math.floor(index / channels), index % channels];
    const [sample, token] = [Math.floor(row / tokens), row % tokens];
    return x[(sample * channels + channel) * tokens + token] as number;
  });
}

function withClassToken(token: Float32Array, { inputShape }: Node, x: ArrayLike<number>): Float64Array {
  const [tokens = 0, features = 0] = inputShape;
  const size = tokens * features;
  const y = new Float64Array((x.length / size) * (size + features));
  for (let sample = 0; sample * size < x.length; sample++) {
    const from = sample * (size + features);
    y.set(token, from);
    for (let index = 0; index < size; index++) y[from + features + index] = x[sample * size + index] as number;
  }
  return y;
}

function layerNorm(weight: Float32Array, bias: Float32Array, epsilon: number, x: ArrayLike<number>): Float64Array {
  const features = weight.length;
  const y = new Float64Array(x.length);
  for (let from = 0; from < x.length; from += features) {
    let [sum, squares] = [0, 0];
    for (let at = from; at < from + features; at++) sum += x[at] as number;
    const mean = sum / features;
    for (let at = from; at < from + features; at++) squares += ((x[at] as number) - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / features + epsilon);
    for (let at = 0; at < features; at++) {
      y[from + at] = ((x[from + at] as number) - mean) * scale * (weight[at] as number) + (bias[at] as number);
    }
  }
  return y;
}

/** The heads' sums side by side, of rows of queries, keys and values. */
function attend(qkv: Float64Array, tokens: number, features: number, heads: number): Float64Array {
  const size = features / heads;
  const y = new Float64Array(qkv.length / 3);
  const part = (row: number, head: number, which: number): number =>
    row * 3 * features + which * features + head * size;
  for (let row = 0; row * features < y.length; row++) {
    const first = row - (row % tokens);
    for (let head = 0; head < heads; head++) {
      const query = part(row, head, 0);
      const scores = Float64Array.from({ length: tokens }, (_, token) => {
        const key = part(first + token, head, 1);
        let score = 0;
        for (let at = 0; at < size; at++) score += (qkv[query + at] as number) * (qkv[key + at] as number);
        return score / Math.sqrt(size);
      });
      const most = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - most));
      const total = powers.reduce((sum, power) => sum + power, 0);
      powers.forEach((power, token) => {
        const values = part(first + token, head, 2);
        for (let at = 0; at < size; at++) {
          const to = row * features + head * size + at;
          y[to] = (y[to] as number) + (power / total) * (qkv[values + at] as number);
        }
      });
    }
  }
  return y;
}

function firstTokens({ inputShape }: Node, index: number, x: ArrayLike<number>): Float64Array {
  const [tokens = 0, features = 0] = inputShape;
  return Float64Array.from({ length: x.length / tokens }, (_, at) => {
    const sample = Math.floor(at / features);
    return x[(sample * tokens + index) * features + (at % features)] as number;
  });
}

/** `undefined` for what is no layer of a transformer. */
export function transformerLayer(model: Model, node: Node, x: ArrayLike<number>): Float64Array | undefined {
  const { name, spec, inputShape } = node;
  const read = (parameter: string): Float32Array => parameterOf(model, `${name}.${parameter}`);
  const [tokens = 0, features = 0] = inputShape;
  switch (spec.type) {
    case "tokens":
      return tokensOf(node, x);
    case "classToken":
      return withClassToken(read("cls_token"), node, x);
    case "positionEmbedding": {
      const embedding = read("pos_embed");
      return Float64Array.from(x, (value, index) => value + (embedding[index % embedding.length] as number));
    }
    case "layerNorm":
      return layerNorm(read("weight"), read("bias"), spec.epsilon ?? DEFAULT_EPSILON, x);
    case "attention": {
      const qkv = referenceLinear(x, read("qkv.weight"), read("qkv.bias"));
      const sums = attend(qkv, tokens, features, spec.heads);
      return referenceLinear(sums, read("proj.weight"), read("proj.bias"));
    }
    case "rational": {
      const [numerator, denominator] = [read("numerator"), read("denominator")];
      return referenceRational({
        channels: inputShape.at(-1) as number,
        groups: spec.groups,
        numerator,
        denominator,
        x,
      });
    }
    case "selectToken":
      return firstTokens(node, spec.index ?? 0, x);
    default:
      return undefined;
  }
}
