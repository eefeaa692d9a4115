/** Writes models as ONNX files, for onnxruntime. @module */
import onnxProto from "onnx-proto";
import type { onnx } from "onnx-proto";
import { resolveGraph, type Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { GraphWriter } from "./onnxGraph.js";
import { addTransformerLayer } from "./onnxTransformer.js";

const { onnx: proto } = onnxProto;
const FLOAT = 1;
const INT64 = 7;
const { INT, INTS } = proto.AttributeProto.AttributeType;
const OPSET = 17; // the first with layer norms
const IR_VERSION = 8;

interface Writer {
  readonly nodes: onnx.INodeProto[];
  readonly constants: onnx.ITensorProto[];
}

const ints = (name: string, values: readonly number[]): onnx.IAttributeProto => ({
  name,
  type: INTS,
  ints: [...values],
});
const int = (name: string, value: number): onnx.IAttributeProto => ({ name, type: INT, i: value });

function addNode(
  writer: Writer,
  operation: string,
  input: string[],
  output: string,
  attribute: onnx.IAttributeProto[] = [],
): void {
  writer.nodes.push({
    opType: operation,
    name: `${operation}${writer.nodes.length}`,
    input,
    output: [output],
    attribute,
  });
}

function addConstant(writer: Writer, name: string, dims: readonly number[], values: Float32Array): string {
  const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  writer.constants.push({ name, dims: [...dims], dataType: FLOAT, rawData });
  return name;
}

function addReshape(writer: Writer, from: string, sizes: readonly number[], to: string): void {
  const rawData = new Uint8Array(BigInt64Array.from(sizes, BigInt).buffer);
  writer.constants.push({ name: `${to}.shape`, dims: [sizes.length], dataType: INT64, rawData });
  addNode(writer, "Reshape", [from, `${to}.shape`], to);
}

function addActivation(writer: Writer, activation: unknown, from: string, to: string): void {
  if (activation === "relu") addNode(writer, "Relu", [from], to);
  else if (activation === "relu6") {
    const minimum = addConstant(writer, `${to}.minimum`, [], Float32Array.of(0));
    const maximum = addConstant(writer, `${to}.maximum`, [], Float32Array.of(6));
    addNode(writer, "Clip", [from, minimum, maximum], to);
  } else if (activation === "sigmoid") addNode(writer, "Sigmoid", [from], to);
  else if (activation === "swish") {
    addNode(writer, "Sigmoid", [from], `${to}.sigmoid`);
    addNode(writer, "Mul", [from, `${to}.sigmoid`], to);
  } else throw new RangeError(`activation: no ONNX form for ${String(activation)}`);
}

function addConvolution(writer: Writer, model: Model, node: Node): void {
  const { name, spec, inputs, inputShape, padding } = node;
  if (spec.type !== "conv2d" && spec.type !== "depthwiseConv2d") throw new TypeError("node: expected a convolution");
  const kernel = spec.kernel as number;
  const stride = spec.stride ?? 1;
  const channels = inputShape[0] as number;
  const grouped = spec.type === "depthwiseConv2d";
  const filters = grouped ? channels : spec.filters;
  const weightShape = [filters, grouped ? 1 : channels, kernel, kernel];
  const weight = addConstant(writer, `${name}.weight`, weightShape, parameterOf(model, `${name}.weight`));
  const bias = addConstant(writer, `${name}.bias`, [filters], parameterOf(model, `${name}.bias`));
  const linear = (spec.activation ?? "none") === "none";
  const [top, right, bottom, left] = padding;
  addNode(writer, "Conv", [inputs[0] as string, weight, bias], linear ? name : `${name}.sum`, [
    ints("kernel_shape", [kernel, kernel]),
    ints("strides", [stride, stride]),
    ints("pads", [top, left, bottom, right]),
    ints("dilations", [1, 1]),
    int("group", grouped ? channels : 1),
  ]);
  if (!linear) addActivation(writer, spec.activation, `${name}.sum`, name);
}

function addDense(writer: Writer, model: Model, node: Node): void {
  const { name, spec, inputs, inputShape, outputShape } = node;
  if (spec.type !== "dense") throw new TypeError("node: expected a dense layer");
  const features = inputShape.at(-1) as number;
  const shape = [spec.units, features];
  const weight = addConstant(writer, `${name}.weight`, shape, parameterOf(model, `${name}.weight`));
  const bias = addConstant(writer, `${name}.bias`, [spec.units], parameterOf(model, `${name}.bias`));
  const linear = (spec.activation ?? "none") === "none";
  const sums = linear ? name : `${name}.sum`;
  const source = inputs[0] as string;
  const isOfTokens = inputShape.length === 2;
  const rows = isOfTokens ? `${name}.rows` : source;
  if (isOfTokens) addReshape(writer, source, [-1, features], rows);
  addNode(writer, "Gemm", [rows, weight, bias], isOfTokens ? `${name}.products` : sums, [int("transB", 1)]);
  if (isOfTokens) addReshape(writer, `${name}.products`, [-1, ...outputShape], sums);
  if (!linear) addActivation(writer, spec.activation, sums, name);
}

/** Factors [channels] get the two axes that the planes have. */
function addProduct(writer: Writer, graph: readonly Node[], { name, inputs }: Node): void {
  const factors = inputs.map((input) => {
    const shape = graph.find((node) => node.name === input)?.outputShape ?? [];
    if (shape.length !== 1) return input;
    addReshape(writer, input, [-1, shape[0] as number, 1, 1], `${input}.planes`);
    return `${input}.planes`;
  });
  addNode(writer, "Mul", factors, name);
}

function addLayer(writer: GraphWriter, model: Model, graph: readonly Node[], node: Node): void {
  const { name, spec, inputs } = node;
  const source = inputs[0] as string;
  switch (spec.type) {
    case "conv2d":
    case "depthwiseConv2d":
      addConvolution(writer, model, node);
      return;
    case "maxPool":
    case "avgPool": {
      const stride = spec.stride ?? spec.size;
      const window = [ints("kernel_shape", [spec.size, spec.size]), ints("strides", [stride, stride])];
      addNode(writer, spec.type === "maxPool" ? "MaxPool" : "AveragePool", [source], name, window);
      return;
    }
    case "dense":
      addDense(writer, model, node);
      return;
    case "globalAvgPool":
      addNode(writer, "GlobalAveragePool", [source], `${name}.planes`);
      addNode(writer, "Flatten", [`${name}.planes`], name, [int("axis", 1)]);
      return;
    case "flatten":
      addNode(writer, "Flatten", [source], name, [int("axis", 1)]);
      return;
    case "add":
      addNode(writer, "Add", [...inputs], name);
      return;
    case "multiply":
      addProduct(writer, graph, node);
      return;
    case "activation":
      addActivation(writer, spec.activation, source, name);
      return;
    default:
      addTransformerLayer(writer, model, node);
  }
}

function valueInfo(name: string, dims: readonly number[]): onnx.IValueInfoProto {
  return { name, type: { tensorType: { elemType: FLOAT, shape: { dim: dims.map((dimValue) => ({ dimValue })) } } } };
}

function encode(
  writer: Writer,
  name: string,
  input: onnx.IValueInfoProto[],
  output: onnx.IValueInfoProto[],
): Uint8Array {
  const model = proto.ModelProto.create({
    irVersion: IR_VERSION,
    opsetImport: [{ domain: "", version: OPSET }],
    producerName: "lanewise bench",
    graph: { name, node: writer.nodes, initializer: writer.constants, input, output },
  });
  return proto.ModelProto.encode(model).finish();
}

/** Input "input" [batch, ...inputShape], output by the name of the last layer. */
export function modelToONNX(model: Model, batch: number): Uint8Array {
  const writer = new GraphWriter();
  const graph = resolveGraph(model.layers, model.inputShape);
  for (const node of graph) addLayer(writer, model, graph, node);
  const last = graph.at(-1) as Node;
  return encode(
    writer,
    model.name,
    [valueInfo("input", [batch, ...model.inputShape])],
    [valueInfo(last.name, [batch, ...last.outputShape])],
  );
}

/** y = a [m, k] times b [k, n], both inputs. */
export function matmulToONNX(m: number, n: number, k: number): Uint8Array {
  const writer: Writer = { nodes: [], constants: [] };
  addNode(writer, "MatMul", ["a", "b"], "y");
  return encode(writer, "matmul", [valueInfo("a", [m, k]), valueInfo("b", [k, n])], [valueInfo("y", [m, n])]);
}
