/** Models as calls of TensorFlow.js, on whichever backend is set. @module */
import * as tf from "@tensorflow/tfjs-core";
import type { Edges } from "../harness/subject.js";
import type { Activation } from "../lanewise.js";
import { resolveGraph, type Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { channelsLast, denseForChannelsLast, permute } from "./layout.js";
import { transformerOperation, type ParameterTensors } from "./tfjsTransformer.js";

type FusedActivation = "linear" | "relu" | "relu6" | "sigmoid";
type Values = ReadonlyMap<string, tf.Tensor>;
type Layer = (values: Values) => tf.Tensor;

export interface TfjsGraph {
  /** In the order of the layers; the optimiser's variables. */
  readonly variables: readonly tf.Variable[];
  /** x [batch, ...channels last]; to be called inside `tf.tidy` or an optimiser. */
  forward(x: tf.Tensor): tf.Tensor;
}

interface Builder {
  readonly model: Model;
  readonly variables: tf.Variable[];
  /** Shapes before the last `flatten`, whose features the next dense layer reads in another order here. */
  readonly flattened: Map<string, readonly number[]>;
}

/** Swish is not fused: it follows as an operation of its own. */
function fusedActivation(activation: Activation | undefined): FusedActivation {
  if (activation === undefined || activation === "none" || activation === "swish") return "linear";
  if (activation === "relu" || activation === "relu6" || activation === "sigmoid") return activation;
  throw new RangeError(`activation: not fused by TensorFlow.js: ${JSON.stringify(activation)}`);
}

const swish = (x: tf.Tensor): tf.Tensor => tf.mul(x, tf.sigmoid(x));

const finished = (activation: Activation | undefined, x: tf.Tensor): tf.Tensor =>
  activation === "swish" ? swish(x) : x;

function variable(builder: Builder, values: Float32Array, shape: number[]): tf.Variable {
  const made = tf.variable(tf.tensor(values, shape));
  builder.variables.push(made);
  return made;
}

/** PyTorch's [filters, inputs, height, width] to TensorFlow's [height, width, inputs, filters]; depthwise: [height, width, channels, 1]. */
export function filterTensor(weight: Float32Array, shape: readonly number[], depthwise: boolean): tf.Tensor4D {
  const axes = depthwise ? [2, 3, 0, 1] : [2, 3, 1, 0];
  const sizes = axes.map((axis) => shape[axis] as number) as [number, number, number, number];
  return tf.tensor4d(permute(weight, shape, axes), sizes);
}

function paddingAround([top, ...others]: Edges): number {
  if (others.some((edge) => edge !== top)) throw new RangeError("padding: fused operations have one for all sides");
  return top;
}

function convolution(builder: Builder, node: Node): Layer {
  const { name, spec, inputs, inputShape, padding } = node;
  if (spec.type !== "conv2d" && spec.type !== "depthwiseConv2d") throw new TypeError("node: expected a convolution");
  const kernel = spec.kernel as number;
  const channels = inputShape[0] as number;
  const depthwise = spec.type === "depthwiseConv2d";
  const shape = [depthwise ? channels : spec.filters, depthwise ? 1 : channels, kernel, kernel];
  const filter = tf.variable(filterTensor(parameterOf(builder.model, `${name}.weight`), shape, depthwise));
  builder.variables.push(filter);
  const bias = variable(builder, parameterOf(builder.model, `${name}.bias`), [shape[0] as number]);
  const strides = spec.stride ?? 1;
  const pad = typeof spec.padding === "object" ? paddingAround(padding) : (spec.padding ?? "valid");
  const activation = fusedActivation(spec.activation);
  const convolve = depthwise ? tf.fused.depthwiseConv2d : tf.fused.conv2d;
  return (values) => {
    const x = values.get(inputs[0] as string) as tf.Tensor4D;
    return finished(spec.activation, convolve({ x, filter, strides, pad, bias, activation }));
  };
}

function dense(builder: Builder, node: Node): Layer {
  const { name, spec, inputs, inputShape, outputShape } = node;
  if (spec.type !== "dense") throw new TypeError("node: expected a dense layer");
  const features = inputShape.at(-1) as number;
  const before = builder.flattened.get(inputs[0] as string) ?? [features];
  const rows = denseForChannelsLast(parameterOf(builder.model, `${name}.weight`), spec.units, before);
  const weight = variable(builder, permute(rows, [spec.units, features], [1, 0]), [features, spec.units]);
  const bias = variable(builder, parameterOf(builder.model, `${name}.bias`), [spec.units]);
  const activation = fusedActivation(spec.activation);
  return (values) => {
    const a = tf.reshape(values.get(inputs[0] as string) as tf.Tensor, [-1, features]);
    const rows = finished(spec.activation, tf.fused.matMul({ a, b: weight, bias, activation }));
    return inputShape.length === 2 ? tf.reshape(rows, [-1, ...outputShape]) : rows;
  };
}

function transformerLayer(builder: Builder, node: Node): Layer | undefined {
  const { name, inputs } = node;
  const values: ParameterTensors["values"] = (parameter) => parameterOf(builder.model, `${name}.${parameter}`);
  const operation = transformerOperation(node, {
    values,
    constant: (parameter, shape) => variable(builder, values(parameter), shape),
    product: (prefix, units, features) => {
      const transposed = permute(values(`${prefix}weight`), [units, features], [1, 0]);
      const [b, bias] = [
        variable(builder, transposed, [features, units]),
        variable(builder, values(`${prefix}bias`), [units]),
      ];
      return (a) => tf.fused.matMul({ a, b, bias });
    },
  });
  return operation && ((given) => operation(given.get(inputs[0] as string) as tf.Tensor));
}

function activationLayer(activation: Activation, read: (values: Values) => tf.Tensor): Layer {
  if (activation === "swish") return (values) => swish(read(values));
  if (activation === "sigmoid") return (values) => tf.sigmoid(read(values));
  return activation === "relu6" ? (values) => tf.relu6(read(values)) : (values) => tf.relu(read(values));
}

/** Factors [batch, channels] as planes of one pixel. */
function withPlanes(x: tf.Tensor): tf.Tensor {
  const [batch = 1, channels = 1] = x.shape;
  return x.rank === 2 ? tf.reshape(x, [batch, 1, 1, channels]) : x;
}

function layerOf(builder: Builder, node: Node): Layer {
  const { name, spec, inputs, inputShape } = node;
  const source = inputs[0] as string;
  const read = (values: Values): tf.Tensor4D => values.get(source) as tf.Tensor4D;
  switch (spec.type) {
    case "conv2d":
    case "depthwiseConv2d":
      return convolution(builder, node);
    case "maxPool":
      return (values) => tf.maxPool(read(values), spec.size, spec.stride ?? spec.size, "valid");
    case "avgPool":
      return (values) => tf.avgPool(read(values), spec.size, spec.stride ?? spec.size, "valid");
    case "dense":
      return dense(builder, node);
    case "globalAvgPool":
      return (values) => {
        const means = tf.avgPool(read(values), [inputShape[1] as number, inputShape[2] as number], 1, "valid");
        return tf.reshape(means, [-1, inputShape[0] as number]);
      };
    case "flatten":
      builder.flattened.set(name, inputShape);
      return (values) => tf.reshape(read(values), [read(values).shape[0], -1]);
    case "add":
      return (values) => tf.add(values.get(source) as tf.Tensor, values.get(inputs[1] as string) as tf.Tensor);
    case "multiply":
      return (values) => {
        const [a, b] = inputs.map((input) => withPlanes(values.get(input) as tf.Tensor)) as [tf.Tensor, tf.Tensor];
        return tf.mul(a, b);
      };
    case "activation":
      return activationLayer(spec.activation, read);
    default: {
      const layer = transformerLayer(builder, node);
      if (layer) return layer;
      throw new TypeError(`spec: no TensorFlow.js form for the layer type ${spec.type}`);
    }
  }
}

export function tfjsGraph(model: Model): TfjsGraph {
  const builder: Builder = { model, variables: [], flattened: new Map() };
  const layers = resolveGraph(model.layers, model.inputShape).map((node) => ({
    name: node.name,
    run: layerOf(builder, node),
  }));
  return {
    variables: builder.variables,
    forward: (x) => {
      const values = new Map<string, tf.Tensor>([["input", x]]);
      let last = x;
      for (const { name, run } of layers) {
        last = run(values);
        values.set(name, last);
      }
      return last;
    },
  };
}

export function inputTensor(values: Float32Array, batch: number, shape: readonly number[]): tf.Tensor {
  return tf.tensor(values, [batch, ...channelsLast(shape)]);
}
