/** Shapes and paddings of a layer list, for the reference and for the peers that want them spelt out. @module */
import type { Edges } from "../harness/subject.js";
import type { LayerSpec, Padding } from "../lanewise.js";

/** One layer with everything that its neighbours decide. */
export interface Node {
  readonly name: string;
  readonly spec: LayerSpec;
  readonly inputs: readonly string[];
  /** Without the batch, channels first. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  /** Of convolutions and pools; zeros elsewhere. */
  readonly padding: Edges;
}

interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
}

const NO_PADDING: Edges = [0, 0, 0, 0];

/** "same" by TensorFlow's rule: ceil(size / stride) outputs, the odd pixel of padding at the bottom and the right. */
export function windowPadding(height: number, width: number, window: Window): Edges {
  if (typeof window.padding !== "string") return window.padding;
  if (window.padding === "valid") return NO_PADDING;
  const total = (size: number): number =>
    Math.max((Math.ceil(size / window.stride) - 1) * window.stride + window.kernel - size, 0);
  const vertical = total(height);
  const horizontal = total(width);
  return [vertical >> 1, horizontal - (horizontal >> 1), vertical - (vertical >> 1), horizontal >> 1];
}

export function windowOutput(size: number, before: number, after: number, window: Window): number {
  return Math.floor((size + before + after - window.kernel) / window.stride) + 1;
}

function windowOf(spec: LayerSpec): Window | undefined {
  switch (spec.type) {
    case "conv2d":
    case "depthwiseConv2d": {
      const { kernel, stride = 1, padding = "valid" } = spec;
      if (typeof kernel !== "number") throw new TypeError("spec: the benches know square kernels");
      return { kernel, stride, padding };
    }
    case "maxPool":
    case "avgPool":
      return { kernel: spec.size, stride: spec.stride ?? spec.size, padding: "valid" };
    default:
      return undefined;
  }
}

/** Of the first input, or of the one with planes: a product takes its factors per channel on either side. */
function mainInput(inputs: readonly (readonly number[])[]): readonly number[] {
  return inputs.find((shape) => shape.length === 3) ?? (inputs[0] as readonly number[]);
}

function outputShapeOf(spec: LayerSpec, input: readonly number[], padding: Edges): readonly number[] {
  const window = windowOf(spec);
  if (window) {
    const [channels = 0, height = 0, width = 0] = input;
    return [
      spec.type === "conv2d" ? spec.filters : channels,
      windowOutput(height, padding[0], padding[2], window),
      windowOutput(width, padding[3], padding[1], window),
    ];
  }
  switch (spec.type) {
    case "dense":
      return [...input.slice(0, -1), spec.units];
    case "tokens":
      return [(input[1] as number) * (input[2] as number), input[0] as number];
    case "classToken":
      return [(input[0] as number) + 1, input[1] as number];
    case "selectToken":
      return input.slice(1);
    case "globalAvgPool":
      return [input[0] as number];
    case "flatten":
      return [input.reduce((product, size) => product * size, 1)];
    case "activation":
    case "add":
    case "multiply":
    case "softmax":
    case "layerNorm":
    case "positionEmbedding":
    case "attention":
    case "rational":
      return input;
    default:
      throw new TypeError(`spec: the benches do not know the layer type ${spec.type}`);
  }
}

/** The layers in order, resolved. */
export function resolveGraph(layers: readonly LayerSpec[], inputShape: readonly number[]): Node[] {
  const shapes = new Map<string, readonly number[]>([["input", inputShape]]);
  let previous = "input";
  return layers.map((spec, position) => {
    const name = spec.name ?? `layer${position}`;
    const inputs = spec.input === undefined ? [previous] : typeof spec.input === "string" ? [spec.input] : spec.input;
    const input = mainInput(
      inputs.map((earlier) => {
        const shape = shapes.get(earlier);
        if (!shape) throw new RangeError(`input: expected an earlier layer, came ${earlier} at ${name}`);
        return shape;
      }),
    );
    const window = windowOf(spec);
    const padding = window ? windowPadding(input[1] as number, input[2] as number, window) : NO_PADDING;
    const outputShape = outputShapeOf(spec, input, padding);
    shapes.set(name, outputShape);
    previous = name;
    return { name, spec, inputs, inputShape: input, outputShape, padding };
  });
}
