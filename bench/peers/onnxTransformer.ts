/** Layers of transformers as ONNX operations; values are [batch, tokens, features]. @module */
import type { Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { attribute, type GraphWriter } from "./onnxGraph.js";
import { rationalParts } from "./onnxRational.js";

const DEFAULT_EPSILON = 1e-5;

/** Reads a layer's parameter as a constant of this shape. */
type Constant = (name: string, shape: readonly number[]) => string;

function addAttention(writer: GraphWriter, node: Node, constant: Constant): void {
  const { name, spec, inputs, inputShape } = node;
  if (spec.type !== "attention") throw new TypeError("node: expected an attention layer");
  const [tokens = 0, features = 0] = inputShape;
  const { heads } = spec;
  const size = features / heads;
  const linear = (from: string, prefix: string, units: number): string => {
    const weight = constant(`${prefix}.weight`, [units, features]);
    return writer.node("Gemm", [from, weight, constant(`${prefix}.bias`, [units])], undefined, [
      attribute.int("transB", 1),
    ]);
  };
  const rows = writer.reshape(inputs[0] as string, [-1, features]);
  const [query = "", key = "", value = ""] = writer
    .split(linear(rows, "qkv", 3 * features), 3)
    .map((part) => writer.reshape(part, [-1, tokens, heads, size]));
  const scale = writer.constant([], Float32Array.of(1 / Math.sqrt(size)));
  const queries = writer.node("Mul", [writer.transpose(query, [0, 2, 1, 3]), scale]);
  const scores = writer.node("MatMul", [queries, writer.transpose(key, [0, 2, 3, 1])]);
  const weights = writer.node("Softmax", [scores], undefined, [attribute.int("axis", -1)]);
  const sums = writer.node("MatMul", [weights, writer.transpose(value, [0, 2, 1, 3])]);
  const joined = writer.reshape(writer.transpose(sums, [0, 2, 1, 3]), [-1, features]);
  writer.reshape(linear(joined, "proj", features), [-1, tokens, features], name);
}

/** The class token before the others, for each sample of the batch that the graph is made for: 1. */
function addClassToken(writer: GraphWriter, { name, inputs, inputShape }: Node, constant: Constant): void {
  const token = constant("cls_token", [1, 1, inputShape[1] as number]);
  writer.node("Concat", [token, inputs[0] as string], name, [attribute.int("axis", 1)]);
}

function addTokens(writer: GraphWriter, { name, inputs, outputShape }: Node): void {
  const [tokens = 0, channels = 0] = outputShape;
  const planes = writer.reshape(inputs[0] as string, [-1, channels, tokens]);
  writer.node("Transpose", [planes], name, [attribute.ints("perm", [0, 2, 1])]);
}

export function addTransformerLayer(writer: GraphWriter, model: Model, node: Node): void {
  const { name, spec, inputs, inputShape } = node;
  const source = inputs[0] as string;
  const features = inputShape.at(-1) as number;
  const read = (parameter: string): Float32Array => parameterOf(model, `${name}.${parameter}`);
  const constant: Constant = (parameter, shape) => writer.constant(shape, read(parameter));
  switch (spec.type) {
    case "tokens":
      addTokens(writer, node);
      return;
    case "classToken":
      addClassToken(writer, node, constant);
      return;
    case "positionEmbedding":
      writer.node("Add", [source, constant("pos_embed", [1, ...inputShape])], name);
      return;
    case "layerNorm":
      writer.node("LayerNormalization", [source, constant("weight", [features]), constant("bias", [features])], name, [
        attribute.int("axis", -1),
        attribute.float("epsilon", spec.epsilon ?? DEFAULT_EPSILON),
      ]);
      return;
    case "attention":
      addAttention(writer, node, constant);
      return;
    case "rational": {
      const [numerator, denominator] = [read("numerator"), read("denominator")];
      const f = { channels: features, groups: spec.groups, numerator, denominator };
      const { p, q } = rationalParts(writer, source, f);
      writer.node("Div", [p, q], name);
      return;
    }
    case "selectToken": {
      const index = writer.integers([spec.index ?? 0]);
      writer.reshape(
        writer.node("Gather", [source, index], undefined, [attribute.int("axis", 1)]),
        [-1, features],
        name,
      );
      return;
    }
    default:
      throw new TypeError(`spec: no ONNX form for the layer type ${spec.type}`);
  }
}
