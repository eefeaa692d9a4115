import { LAYOUTS } from "../dense/layout.js";
import { checkOptions } from "../runtime/options.js";
import type { Layout } from "../dense/types.js";
import { checkChoice, checkObject, checkShape, sizeOf } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { LAYERS } from "./layers/index.js";
import type { Layer, LayerDefinition, Shape } from "./layers/layer.js";

/** The index that stands for the network's own input. */
export const INPUT = -1;
const INPUT_NAME = "input";
const LARGEST_SIZE = 0x7fffffff; // kernels count in i32
const LARGEST_BLOCK = 0xffffffff; // addresses are u32

export interface GraphNode {
  readonly index: number;
  readonly name: string;
  readonly type: string;
  /** Nodes read, or INPUT. */
  readonly inputs: readonly [number, ...number[]];
  readonly layer: Layer;
}

export interface Graph {
  readonly inputShape: Shape;
  readonly inputLayout: Layout;
  /** Of a sample as it is given: `inputShape` in the order of `inputLayout`. */
  readonly givenShape: Shape;
  /** Values per sample of the input, and of the output. */
  readonly inputSize: number;
  readonly outputSize: number;
  readonly nodes: readonly [GraphNode, ...GraphNode[]];
  /** The node whose output is the network's. */
  readonly last: GraphNode;
  /** It and all that it depends on: what training runs. In order. */
  readonly trained: ReadonlySet<GraphNode>;
  /** Nodes that no other reads; the last of them is the last. */
  readonly outputs: readonly GraphNode[];
  /** A copy of what the graph was built from. */
  readonly specifications: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Checks a list of layers, of unknown values since it may come from a file, and works out every shape.
 * @throws TypeError, RangeError naming the layer and the option.
 */
export function buildGraph(layers: unknown, inputShape: unknown, inputLayout: unknown): Graph {
  const shape = readInputShape(inputShape);
  const layout = readInputLayout(inputLayout, shape);
  if (!Array.isArray(layers)) throw wrongType("layers", layers, "an array of layers");
  const positions = readNames(layers);
  const nodes: GraphNode[] = [];
  for (const [name, index] of positions) nodes.push(buildNode(name, layers[index], positions, nodes, shape));
  const [first, ...others] = nodes;
  if (first === undefined) throw outOfRange("layers", layers, "one layer at least");
  checkParameterBytes(nodes);
  const read = new Set(nodes.flatMap((node) => node.inputs));
  const outputs = nodes.filter((node) => !read.has(node.index));
  const specifications = layers.map((spec) => structuredClone(spec) as Readonly<Record<string, unknown>>);
  const last = nodes[nodes.length - 1] ?? first;
  const trained = ancestorsOf(nodes, last);
  const sizes = { inputSize: sizeOf(shape), outputSize: sizeOf(last.layer.shape) };
  const input = { inputShape: shape, inputLayout: layout, givenShape: inLayout(shape, layout) };
  return { ...input, ...sizes, nodes: [first, ...others], last, trained, outputs, specifications };
}

function readInputShape(value: unknown): Shape {
  const shape = checkShape("options.inputShape", value);
  const isEmpty = shape.some((size) => size === 0);
  if (shape.length < 1 || shape.length > 3 || isEmpty) {
    const expected = "[channels, height, width], [tokens, features] or [features], sizes of 1 or more";
    throw outOfRange("options.inputShape", value, expected);
  }
  return shape;
}

function readInputLayout(value: unknown, shape: Shape): Layout {
  if (value === undefined) return "channels-first";
  const layout = checkChoice("options.inputLayout", value, LAYOUTS);
  if (layout === "channels-last" && shape.length !== 3) {
    throw outOfRange("options.inputLayout", value, "none, as the input is rows or [features] and no image");
  }
  return layout;
}

function inLayout(shape: Shape, layout: Layout): Shape {
  const [channels = 0, ...sizes] = shape;
  return layout === "channels-last" ? [...sizes, channels] : shape;
}

/** Positions by name: a layer's own, or one by its position. */
function readNames(layers: readonly unknown[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [index, spec] of layers.entries()) {
    const argument = `layers[${index}]`;
    const { name = `layer${index}` } = checkObject(argument, spec);
    if (typeof name !== "string") throw wrongType(`${argument}.name`, name, "a string");
    if (name === "" || name === INPUT_NAME) {
      throw outOfRange(`${argument}.name`, name, 'a name that is not empty and not "input", the network\'s own');
    }
    const earlier = positions.get(name);
    if (earlier !== undefined) {
      throw outOfRange(`${argument}.name`, name, `a name of its own (layers[${earlier}] has it too)`);
    }
    positions.set(name, index);
  }
  return positions;
}

function buildNode(
  name: string,
  value: unknown,
  positions: ReadonlyMap<string, number>,
  nodes: readonly GraphNode[],
  inputShape: Shape,
): GraphNode {
  const index = nodes.length;
  const { type } = checkObject(`layers[${index}]`, value);
  const label = `layers[${index}] ${JSON.stringify(name)}`;
  const definition = readType(label, type);
  const argument = `${label} (${String(type)})`;
  const spec = checkOptions(argument, value, ["type", "name", "input", ...definition.keys]);
  const inputs = readInputs(argument, spec["input"], index, positions);
  checkInputCount(argument, inputs, definition);
  const shapes = inputs.map((input) => nodes[input]?.layer.shape ?? inputShape);
  const layer = definition.describe({ argument, spec, inputs: shapes as [Shape, ...Shape[]] });
  checkSizes(argument, layer);
  return { index, name, type: String(type), inputs, layer };
}

function readType(label: string, type: unknown): LayerDefinition {
  const expected = [...LAYERS.keys()].map((known) => `"${known}"`).join(", ");
  const definition = typeof type === "string" ? LAYERS.get(type) : undefined;
  if (definition === undefined) throw wrongType(`${label}.type`, type, `one of ${expected}`);
  return definition;
}

function readInputs(
  argument: string,
  value: unknown,
  index: number,
  positions: ReadonlyMap<string, number>,
): readonly [number, ...number[]] {
  if (value === undefined) return [index - 1];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [first, ...others] = list.map((name) => findInput(`${argument}.input`, name, index, positions));
  if (first === undefined) throw outOfRange(`${argument}.input`, value, "one name at least");
  return [first, ...others];
}

function findInput(argument: string, name: unknown, index: number, positions: ReadonlyMap<string, number>): number {
  if (typeof name !== "string") throw wrongType(argument, name, "a name or an array of names");
  if (name === INPUT_NAME) return INPUT;
  const found = positions.get(name);
  if (found === undefined) throw outOfRange(argument, name, 'the name of an earlier layer, or "input"');
  if (found >= index) {
    throw outOfRange(argument, name, `an earlier layer (layers[${found}] is not: inputs may not form cycles)`);
  }
  return found;
}

function checkInputCount(
  argument: string,
  inputs: readonly number[],
  { inputs: { least, most } }: LayerDefinition,
): void {
  if (inputs.length >= least && inputs.length <= most) return;
  const expected = least === most ? `${least}` : `${least} to ${most}`;
  throw outOfRange(`${argument}.input`, inputs.length, `${expected} ${most === 1 ? "name" : "names"}`);
}

function checkSizes(argument: string, { shape, parameters }: Layer): void {
  for (const [what, sizes] of [["output", shape], ...parameters.map(({ name, shape }) => [name, shape])] as const) {
    if (sizeOf(sizes as Shape) > LARGEST_SIZE) {
      throw outOfRange(`${argument}: ${String(what)}`, sizes, `at most ${LARGEST_SIZE} values`);
    }
  }
}

function checkParameterBytes(nodes: readonly GraphNode[]): void {
  const values = nodes.flatMap((node) => node.layer.parameters).reduce((sum, { shape }) => sum + sizeOf(shape) + 3, 0);
  if (values * 4 > LARGEST_BLOCK) {
    throw outOfRange("layers", values, `parameters that fit into ${LARGEST_BLOCK} bytes of memory`);
  }
}

/** A node and all that it depends on, in order. */
function ancestorsOf(nodes: readonly GraphNode[], last: GraphNode): ReadonlySet<GraphNode> {
  const wanted = new Set([last.index]);
  for (let index = last.index; index >= 0; index--) {
    if (wanted.has(index)) nodes[index]?.inputs.forEach((input) => wanted.add(input));
  }
  return new Set(nodes.filter((node) => wanted.has(node.index)));
}
