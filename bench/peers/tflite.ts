/** Writes models as TensorFlow Lite files, for LiteRT. @module */
import { resolveGraph, type Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { channelsLast, denseForChannelsLast, permute } from "./layout.js";
import { FLOAT32, INT32, writeTflite, type OptionField, type TfliteOperator, type TfliteTensor } from "./tfliteFile.js";

/** BuiltinOperator and BuiltinOptions of the schema. */
const ADD = { builtin: 0, optionsType: 11 };
const AVERAGE_POOL_2D = { builtin: 1, optionsType: 5 };
const CONV_2D = { builtin: 3, optionsType: 1 };
const DEPTHWISE_CONV_2D = { builtin: 4, optionsType: 2 };
const FULLY_CONNECTED = { builtin: 9, optionsType: 8 };
const MAX_POOL_2D = { builtin: 17, optionsType: 5 };
const RELU = { builtin: 19, optionsType: 0 };
const RELU6 = { builtin: 21, optionsType: 0 };
const RESHAPE = { builtin: 22, optionsType: 17 };
const MEAN = { builtin: 40, optionsType: 27 };

const PADDING = { same: 0, valid: 1 } as const;
const FUSED_ACTIVATION: Readonly<Record<string, number>> = { none: 0, relu: 1, relu6: 3 };

interface Writer {
  readonly model: Model;
  readonly batch: number;
  readonly tensors: TfliteTensor[];
  readonly operators: TfliteOperator[];
  readonly indexes: Map<string, number>;
  /** Shapes before each `flatten`, whose features a dense layer reads in channels-last order. */
  readonly flattened: Map<string, readonly number[]>;
}

const byte = (field: number, value: number): OptionField => ({ field, bytes: 1, value });
const word = (field: number, value: number): OptionField => ({ field, bytes: 4, value });

function fused(activation: unknown): number {
  const code = FUSED_ACTIVATION[(activation as string | undefined) ?? "none"];
  if (code === undefined) throw new RangeError(`activation: no TensorFlow Lite form for ${String(activation)}`);
  return code;
}

function addTensor(writer: Writer, tensor: TfliteTensor): number {
  writer.tensors.push(tensor);
  writer.indexes.set(tensor.name, writer.tensors.length - 1);
  return writer.tensors.length - 1;
}

function addFloats(writer: Writer, name: string, shape: readonly number[], data: Float32Array): number {
  return addTensor(writer, { name, shape, type: FLOAT32, data });
}

function addIntegers(writer: Writer, name: string, values: readonly number[]): number {
  return addTensor(writer, { name, shape: [values.length], type: INT32, data: Int32Array.from(values) });
}

function addOperator(
  writer: Writer,
  node: Node,
  kind: { readonly builtin: number; readonly optionsType: number },
  constants: readonly number[] = [],
  options: readonly OptionField[] = [],
): void {
  const shape = [writer.batch, ...channelsLast(node.outputShape)];
  const inputs = node.inputs.map((name) => writer.indexes.get(name) as number);
  const output = addTensor(writer, { name: node.name, shape, type: FLOAT32 });
  writer.operators.push({ ...kind, inputs: [...inputs, ...constants], outputs: [output], options });
}

function addConvolution(writer: Writer, node: Node): void {
  const { name, spec, inputShape } = node;
  if (spec.type !== "conv2d" && spec.type !== "depthwiseConv2d") throw new TypeError("node: expected a convolution");
  const kernel = spec.kernel as number;
  const channels = inputShape[0] as number;
  const depthwise = spec.type === "depthwiseConv2d";
  const filters = depthwise ? channels : spec.filters;
  const weight = parameterOf(writer.model, `${name}.weight`);
  const moved = depthwise
    ? permute(weight, [1, channels, kernel, kernel], [0, 2, 3, 1])
    : permute(weight, [filters, channels, kernel, kernel], [0, 2, 3, 1]);
  const shape = depthwise ? [1, kernel, kernel, channels] : [filters, kernel, kernel, channels];
  const constants = [
    addFloats(writer, `${name}.weight`, shape, moved),
    addFloats(writer, `${name}.bias`, [filters], parameterOf(writer.model, `${name}.bias`)),
  ];
  const stride = spec.stride ?? 1;
  const window = [byte(0, PADDING[(spec.padding ?? "valid") as "same" | "valid"]), word(1, stride), word(2, stride)];
  const activation = fused(spec.activation);
  const options = depthwise ? [...window, word(3, 1), byte(4, activation)] : [...window, byte(3, activation)];
  addOperator(writer, node, depthwise ? DEPTHWISE_CONV_2D : CONV_2D, constants, options);
}

function addDense(writer: Writer, node: Node): void {
  const { name, spec, inputs, inputShape } = node;
  if (spec.type !== "dense") throw new TypeError("node: expected a dense layer");
  const before = writer.flattened.get(inputs[0] as string) ?? inputShape;
  const weight = denseForChannelsLast(parameterOf(writer.model, `${name}.weight`), spec.units, before);
  const constants = [
    addFloats(writer, `${name}.weight`, [spec.units, inputShape[0] as number], weight),
    addFloats(writer, `${name}.bias`, [spec.units], parameterOf(writer.model, `${name}.bias`)),
  ];
  addOperator(writer, node, FULLY_CONNECTED, constants, [byte(0, fused(spec.activation))]);
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
      addOperator(writer, node, MEAN, [addIntegers(writer, `${name}.axes`, [1, 2])], [byte(0, 1)]);
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
    case "activation":
      addOperator(writer, node, spec.activation === "relu6" ? RELU6 : RELU);
      return;
    default:
      throw new TypeError(`spec: no TensorFlow Lite form for the layer type ${spec.type}`);
  }
}

/** Input [batch, ...channels last]; one output, the last layer's. */
export function modelToTflite(model: Model, batch: number): Uint8Array<ArrayBuffer> {
  const writer: Writer = {
    model,
    batch,
    tensors: [],
    operators: [],
    indexes: new Map(),
    flattened: new Map(),
  };
  const shape = [batch, ...channelsLast(model.inputShape)];
  const input = addTensor(writer, { name: "input", shape, type: FLOAT32 });
  for (const node of resolveGraph(model.layers, model.inputShape)) addLayer(writer, node);
  const { tensors, operators } = writer;
  const output = operators.at(-1)?.outputs[0] ?? input;
  return writeTflite({ name: model.name, tensors, operators, inputs: [input], outputs: [output] });
}
