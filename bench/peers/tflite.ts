/** Writes models as TensorFlow Lite files, for LiteRT. @module */
import type { Edges } from "../harness/subject.js";
import type { Activation } from "../lanewise.js";
import { resolveGraph, windowPadding, type Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { channelsLast, denseForChannelsLast, permute } from "./layout.js";
import { FLOAT32, writeTflite, type Sparsity } from "./tfliteFile.js";
import {
  ADD,
  AVERAGE_POOL_2D,
  CONV_2D,
  DEPTHWISE_CONV_2D,
  FULLY_CONNECTED,
  LOGISTIC,
  MAX_POOL_2D,
  MUL,
  RELU,
  RELU6,
  RESHAPE,
  PAD,
  MEAN,
  DENSIFY,
} from "./tfliteOperators.js";
import {
  addFloats,
  addIntegers,
  addOperator,
  addStep,
  addTensor,
  byte,
  inputsOf,
  outputShape,
  word,
  type Step,
  type Writer,
} from "./tfliteWriter.js";

const PADDING = { same: 0, valid: 1 } as const;
const FUSED_ACTIVATION: Readonly<Record<string, number>> = { none: 0, relu: 1, relu6: 3 };

export interface TfliteOptions {
  /** Stores the weights of pruned layers as sparse tensors. */
  readonly sparse: boolean;
}

/** What the operators with weights do not fuse. */
function isCurve(activation: Activation): activation is "sigmoid" | "swish" {
  return activation === "sigmoid" || activation === "swish";
}

function fused(activation: Activation): number {
  const code = isCurve(activation) ? 0 : FUSED_ACTIVATION[activation as string];
  if (code === undefined) throw new RangeError(`activation: no TensorFlow Lite form for ${JSON.stringify(activation)}`);
  return code;
}

/** Swish is a product with the sigmoid, as TensorFlow's converter writes it. */
function addCurve(writer: Writer, node: Node, curve: "sigmoid" | "swish", source: number): void {
  const shape = outputShape(writer, node);
  const name = curve === "sigmoid" ? node.name : `${node.name}.sigmoid`;
  const gate = addStep(writer, { kind: LOGISTIC, inputs: [source], name, shape });
  if (curve === "swish") addStep(writer, { kind: MUL, inputs: [source, gate], name: node.name, shape });
}

/** An operator with weights and what follows it of its activation. */
function addWeighted(
  writer: Writer,
  node: Node,
  step: Pick<Step, "kind" | "inputs" | "options">,
  activation: Activation,
) {
  const name = isCurve(activation) ? `${node.name}.sum` : node.name;
  const sum = addStep(writer, { ...step, name, shape: outputShape(writer, node) });
  if (isCurve(activation)) addCurve(writer, node, activation, sum);
}

/** Compressed rows over the last dimension. */
function compress(data: Float32Array, columns: number): { readonly sparsity: Sparsity; readonly values: Float32Array } {
  const values: number[] = [];
  const indices: number[] = [];
  const segments = [0];
  for (let row = 0; row < data.length / columns; row++) {
    data.subarray(row * columns, (row + 1) * columns).forEach((value, column) => {
      if (value === 0) return;
      values.push(value);
      indices.push(column);
    });
    segments.push(values.length);
  }
  return { values: Float32Array.from(values), sparsity: { segments, indices: Uint16Array.from(indices) } };
}

function addWeight(writer: Writer, layer: string, shape: readonly number[], data: Float32Array): number {
  const name = `${layer}.weight`;
  if (!writer.sparse.has(layer)) return addFloats(writer, name, shape, data);
  const { values, sparsity } = compress(data, shape.at(-1) as number);
  const stored = addTensor(writer, { name: `${name}.sparse`, shape, type: FLOAT32, data: values, sparsity });
  return addStep(writer, { kind: DENSIFY, inputs: [stored], name, shape });
}

const isSameEdges = (a: Edges, b: Edges): boolean => a.every((edge, index) => edge === b[index]);

/** The input padded, and the kind of padding that is left to the convolution. */
function padded(writer: Writer, node: Node, kernel: number, stride: number): readonly [input: number, padding: 0 | 1] {
  const { name, padding, inputShape } = node;
  const [channels = 0, height = 0, width = 0] = inputShape;
  const input = inputsOf(writer, node)[0] as number;
  const [top, right, bottom, left] = padding;
  if (isSameEdges(padding, [0, 0, 0, 0])) return [input, PADDING.valid];
  if (isSameEdges(padding, windowPadding(height, width, { kernel, stride, padding: "same" })))
    return [input, PADDING.same];
  const edges = addIntegers(writer, `${name}.edges`, [0, 0, top, bottom, left, right, 0, 0], [4, 2]);
  const shape = [writer.batch, height + top + bottom, width + left + right, channels];
  return [addStep(writer, { kind: PAD, inputs: [input, edges], name: `${name}.padded`, shape }), PADDING.valid];
}

function addConvolution(writer: Writer, node: Node): void {
  const { name, spec, inputShape } = node;
  if (spec.type !== "conv2d" && spec.type !== "depthwiseConv2d") throw new TypeError("node: expected a convolution");
  const { stride = 1, activation = "none" } = spec;
  const kernel = spec.kernel as number;
  const channels = inputShape[0] as number;
  const depthwise = spec.type === "depthwiseConv2d";
  const filters = depthwise ? channels : spec.filters;
  const weight = parameterOf(writer.model, `${name}.weight`);
  const moved = permute(weight, [depthwise ? 1 : filters, channels, kernel, kernel], [0, 2, 3, 1]);
  const [input, padding] = padded(writer, node, kernel, stride);
  const inputs = [
    input,
    addWeight(writer, name, [depthwise ? 1 : filters, kernel, kernel, channels], moved),
    addFloats(writer, `${name}.bias`, [filters], parameterOf(writer.model, `${name}.bias`)),
  ];
  const window = [byte(0, padding), word(1, stride), word(2, stride)];
  const options = depthwise
    ? [...window, word(3, 1), byte(4, fused(activation))]
    : [...window, byte(3, fused(activation))];
  addWeighted(writer, node, { kind: depthwise ? DEPTHWISE_CONV_2D : CONV_2D, inputs, options }, activation);
}

/** On planes of one pixel it is a convolution, as TensorFlow's own networks write it. */
function addDense(writer: Writer, node: Node): void {
  const { name, spec, inputs, inputShape } = node;
  if (spec.type !== "dense") throw new TypeError("node: expected a dense layer");
  const { units, activation = "none" } = spec;
  const planar = writer.planar.has(name);
  const before = writer.flattened.get(inputs[0] as string) ?? inputShape;
  const weight = denseForChannelsLast(parameterOf(writer.model, `${name}.weight`), units, before);
  const features = inputShape[0] as number;
  const operands = [
    ...inputsOf(writer, node),
    addFloats(writer, `${name}.weight`, planar ? [units, 1, 1, features] : [units, features], weight),
    addFloats(writer, `${name}.bias`, [units], parameterOf(writer.model, `${name}.bias`)),
  ];
  const window = [byte(0, PADDING.valid), word(1, 1), word(2, 1), byte(3, fused(activation))];
  const step = planar
    ? { kind: CONV_2D, options: window }
    : { kind: FULLY_CONNECTED, options: [byte(0, fused(activation))] };
  addWeighted(writer, node, { ...step, inputs: operands }, activation);
}

function addLayer(writer: Writer, node: Node): void {
  const { name, spec, inputShape, outputShape } = node;
  switch (spec.type) {
    case "conv2d":
    case "depthwiseConv2d":
      addConvolution(writer, node);
      return;
    case "maxPool":
    case "avgPool": {
      const stride = spec.stride ?? spec.size;
      const window = [byte(0, PADDING.valid), word(1, stride), word(2, stride), word(3, spec.size), word(4, spec.size)];
      addOperator(writer, node, spec.type === "maxPool" ? MAX_POOL_2D : AVERAGE_POOL_2D, [], window);
      return;
    }
    case "dense":
      addDense(writer, node);
      return;
    case "globalAvgPool":
      addOperator(
        writer,
        node,
        MEAN,
        [addIntegers(writer, `${name}.axes`, [1, 2])],
        [byte(0, writer.planar.has(name) ? 1 : 0)],
      );
      return;
    case "flatten": {
      writer.flattened.set(name, inputShape);
      const shape = addIntegers(writer, `${name}.shape`, [writer.batch, outputShape[0] as number]);
      addOperator(writer, node, RESHAPE, [shape]);
      return;
    }
    case "add":
      addOperator(writer, node, ADD);
      return;
    case "multiply":
      addOperator(writer, node, MUL);
      return;
    case "activation":
      if (isCurve(spec.activation)) addCurve(writer, node, spec.activation, inputsOf(writer, node)[0] as number);
      else addOperator(writer, node, spec.activation === "relu6" ? RELU6 : RELU);
      return;
    default:
      throw new TypeError(`spec: no TensorFlow Lite form for the layer type ${spec.type}`);
  }
}

/** What leads from a global average to the factors of a product with planes. */
function planarLayers(graph: readonly Node[]): Set<string> {
  const planar = new Set<string>();
  for (const { name, spec, inputs } of graph.toReversed()) {
    const sources = planar.has(name) && spec.type !== "globalAvgPool" ? inputs : [];
    const factors = spec.type === "multiply" ? inputs.filter((input) => isFlat(graph, input)) : [];
    for (const input of [...sources, ...factors]) planar.add(input);
  }
  return planar;
}

const isFlat = (graph: readonly Node[], name: string): boolean =>
  graph.find((node) => node.name === name)?.outputShape.length === 1;

/** Input [batch, ...channels last]; one output, the last layer's. */
export function modelToTflite(model: Model, batch: number, { sparse }: TfliteOptions): Uint8Array<ArrayBuffer> {
  const graph = resolveGraph(model.layers, model.inputShape);
  const writer: Writer = {
    model,
    batch,
    tensors: [],
    operators: [],
    indexes: new Map(),
    sparse: sparse ? model.pruned : new Set(),
    planar: planarLayers(graph),
    flattened: new Map(),
  };
  const shape = [batch, ...channelsLast(model.inputShape)];
  const input = addTensor(writer, { name: "input", shape, type: FLOAT32 });
  for (const node of graph) addLayer(writer, node);
  const { tensors, operators } = writer;
  const output = operators.at(-1)?.outputs[0] ?? input;
  return writeTflite({ name: model.name, tensors, operators, inputs: [input], outputs: [output] });
}
