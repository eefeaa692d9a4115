/** Layers of transformers as calls of TensorFlow.js; values are [batch, tokens, features]. @module */
import * as tf from "@tensorflow/tfjs-core";
import type { Node } from "../models/graph.js";
import { composedRational } from "./tfjsRational.js";

const DEFAULT_EPSILON = 1e-5;

export type Operation = (x: tf.Tensor) => tf.Tensor;

/** A parameter of the layer as a tensor of this shape; weights of matrix products are given to `product` instead. */
export interface ParameterTensors {
  readonly constant: (name: string, shape: number[]) => tf.Tensor;
  readonly values: (name: string) => Float32Array;
  /** Rows [n, features] times the weight, plus the bias. */
  readonly product: (prefix: string, units: number, features: number) => Operation;
}

function attention(
  heads: number,
  [tokens = 0, features = 0]: readonly number[],
  { product }: ParameterTensors,
): Operation {
  const [toQkv, project] = [product("qkv.", 3 * features, features), product("proj.", features, features)];
  const size = features / heads;
  return (x) => {
    const parts = tf.split(toQkv(tf.reshape(x, [-1, features])), 3, 1);
    const [query, key, value] = parts.map((part) => {
      return tf.transpose(tf.reshape(part, [-1, tokens, heads, size]), [0, 2, 1, 3]);
    }) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const scores = tf.matMul(tf.mul(query, 1 / Math.sqrt(size)), key, false, true);
    const sums = tf.transpose(tf.matMul(tf.softmax(scores), value), [0, 2, 1, 3]);
    return tf.reshape(project(tf.reshape(sums, [-1, features])), [-1, tokens, features]);
  };
}

function layerNorm(epsilon: number, features: number, { constant }: ParameterTensors): Operation {
  const [weight, bias] = [constant("weight", [features]), constant("bias", [features])];
  return (x) => {
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const variance = tf.mean(tf.square(centred), -1, true);
    return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon))), weight), bias);
  };
}

function classToken(features: number, { constant }: ParameterTensors): Operation {
  const token = constant("cls_token", [1, 1, features]);
  return (x) => tf.concat([tf.tile(token, [x.shape[0] as number, 1, 1]), x], 1);
}

/** `undefined` for what is no layer of a transformer. */
export function transformerOperation({ spec, inputShape }: Node, parameters: ParameterTensors): Operation | undefined {
  const features = inputShape.at(-1) as number;
  switch (spec.type) {
    case "tokens": // channels are last already
      return (x) => tf.reshape(x, [x.shape[0] as number, -1, inputShape[0] as number]);
    case "classToken":
      return classToken(features, parameters);
    case "positionEmbedding": {
      const embedding = parameters.constant("pos_embed", [1, ...inputShape]);
      return (x) => tf.add(x, embedding);
    }
    case "layerNorm":
      return layerNorm(spec.epsilon ?? DEFAULT_EPSILON, features, parameters);
    case "attention":
      return attention(spec.heads, inputShape, parameters);
    case "rational": {
      const [numerator, denominator] = [parameters.values("numerator"), parameters.values("denominator")];
      return composedRational({ channels: features, groups: spec.groups, numerator, denominator });
    }
    case "selectToken":
      return (x) => tf.reshape(tf.slice(x, [0, spec.index ?? 0, 0], [-1, 1, -1]), [-1, features]);
    default:
      return undefined;
  }
}
