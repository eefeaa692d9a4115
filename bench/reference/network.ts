/** A whole network in f64. @module */
import type { WindowShape } from "../harness/subject.js";
import type { Activation, Padding } from "../lanewise.js";
import { resolveGraph, type Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { referenceLinear, transformerLayer } from "./transformer.js";
import { referenceConv2d, referenceDepthwise, referencePool } from "./window.js";

function clampBounds(activation: Activation): readonly [minimum: number, maximum: number] {
  if (typeof activation === "object") return [activation.min, activation.max];
  if (activation === "relu") return [0, Infinity];
  if (activation === "relu6") return [0, 6];
  if (activation === "none") return [-Infinity, Infinity];
  throw new RangeError(`activation: expected a clamp, came ${activation}`);
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

export function activate(values: Float64Array, activation: Activation): Float64Array {
  if (activation === "sigmoid") return values.map(sigmoid);
  if (activation === "swish") return values.map((value) => value * sigmoid(value));
  const [minimum, maximum] = clampBounds(activation);
  return values.map((value) => Math.min(Math.max(value, minimum), maximum));
}

function windowShape(node: Node, batch: number, kernel: number, stride: number, padding: Padding): WindowShape {
  const [channels = 0, height = 0, width = 0] = node.inputShape;
  return { batch, channels, height, width, filters: node.outputShape[0] as number, kernel, stride, padding };
}

function dense(model: Model, { name, spec }: Node, x: ArrayLike<number>): Float64Array {
  if (spec.type !== "dense") throw new TypeError("spec: expected a dense layer");
  const sums = referenceLinear(x, parameterOf(model, `${name}.weight`), parameterOf(model, `${name}.bias`));
  return activate(sums, spec.activation ?? "none");
}

function convolution(model: Model, node: Node, batch: number, x: ArrayLike<number>): Float64Array {
  const { spec } = node;
  if (spec.type !== "conv2d" && spec.type !== "depthwiseConv2d") throw new TypeError("spec: expected a convolution");
  const padding = spec.padding ?? "valid";
  const shape = windowShape(node, batch, spec.kernel as number, spec.stride ?? 1, padding);
  const compute = spec.type === "conv2d" ? referenceConv2d : referenceDepthwise;
  const sums = compute(shape, x, parameterOf(model, `${node.name}.weight`), parameterOf(model, `${node.name}.bias`));
  return activate(sums, spec.activation ?? "none");
}

function globalAverage(node: Node, batch: number, x: ArrayLike<number>): Float64Array {
  const [channels = 0, height = 0, width = 0] = node.inputShape;
  const size = height * width;
  return Float64Array.from({ length: batch * channels }, (_, plane) => {
    let sum = 0;
    for (let pixel = 0; pixel < size; pixel++) sum += x[plane * size + pixel] as number;
    return sum / size;
  });
}

/** Of two values of one length, or of planes and a factor for each. */
function product(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const [planes, factors] = a.length >= b.length ? [a, b] : [b, a];
  const size = planes.length / factors.length;
  return Float64Array.from(planes, (value, index) => value * (factors[Math.floor(index / size)] as number));
}

function layerOutput(model: Model, node: Node, batch: number, inputs: readonly ArrayLike<number>[]): Float64Array {
  const { spec } = node;
  const x = inputs[0] as ArrayLike<number>;
  switch (spec.type) {
    case "conv2d":
    case "depthwiseConv2d":
      return convolution(model, node, batch, x);
    case "maxPool":
    case "avgPool":
      return referencePool(spec.type, windowShape(node, batch, spec.size, spec.stride ?? spec.size, "valid"), x);
    case "dense":
      return dense(model, node, x);
    case "globalAvgPool":
      return globalAverage(node, batch, x);
    case "add":
      return Float64Array.from(x, (value, index) => value + ((inputs[1] as ArrayLike<number>)[index] as number));
    case "multiply":
      return product(x, inputs[1] as ArrayLike<number>);
    case "activation":
      return activate(Float64Array.from(x), spec.activation);
    case "flatten":
      return Float64Array.from(x);
    default: {
      const output = transformerLayer(model, node, x);
      if (output) return output;
      throw new TypeError(`spec: the reference does not know the layer type ${spec.type}`);
    }
  }
}

/** x [batch, ...inputShape]; the last layer's output. */
export function referenceNetwork(model: Model, batch: number, x: Float32Array): Float64Array {
  const values = new Map<string, ArrayLike<number>>([["input", x]]);
  let last: Float64Array = new Float64Array();
  for (const node of resolveGraph(model.layers, model.inputShape)) {
    const inputs = node.inputs.map((name) => values.get(name) as ArrayLike<number>);
    last = layerOutput(model, node, batch, inputs);
    values.set(node.name, last);
  }
  return last;
}
