import { isIdentity, NO_ACTIVATION, type ResolvedActivation } from "../dense/activation.js";
import { INPUT, type Graph, type GraphNode } from "./graph.js";

/** One thing to run: a layer, and what was fused into it. */
export interface Unit {
  readonly node: GraphNode;
  /** Values are named by the node that yields them, or INPUT. */
  readonly inputs: readonly [number, ...number[]];
  readonly output: number;
  readonly activation: ResolvedActivation;
  /** A batch norm folded into the layer's weights. */
  readonly normalization: GraphNode | undefined;
  /** A rational function of its input. */
  readonly rational: GraphNode | undefined;
}

export interface LoweredGraph {
  readonly units: readonly Unit[];
  /** By node: the value that holds its output, undefined where nothing does. */
  readonly values: readonly (number | undefined)[];
  /** Where a node went that is no unit of its own. */
  readonly absorbed: ReadonlyMap<GraphNode, string>;
}

export interface LoweringOptions {
  /** Dropout runs, batch norm uses the batch's own statistics, and only what the last layer depends on is kept. */
  readonly training: boolean;
  /** A last softmax is left to the loss. */
  readonly lossHasSoftmax: boolean;
  /** Whether a layer runs on sparse weights, into which no function is fused. */
  readonly isSparse: (node: GraphNode) => boolean;
}

/** Turns layers into units: drops views, folds batch norms, fuses activations and rational functions. */
export function lower(graph: Graph, options: LoweringOptions): LoweredGraph {
  const { last } = graph;
  const kept = options.training ? graph.trained : new Set(graph.nodes);
  const readers = countReaders(kept);
  const units = new Map<number, Unit>();
  const values: (number | undefined)[] = graph.nodes.map(() => undefined);
  const absorbed = new Map<GraphNode, string>();
  const valueOf = (index: number): number => (index === INPUT ? INPUT : (values[index] ?? INPUT));

  for (const node of kept) {
    const [input] = node.inputs;
    const view = viewReason(node, last, options);
    // Only the node right after a unit is fused into it: behind a view the channels may be others.
    const producer = readers[input] === 1 ? units.get(input) : undefined;
    const fused = producer === undefined ? undefined : fuse(producer, node, options);
    if (view !== undefined) {
      values[node.index] = valueOf(input);
      absorbed.set(node, view);
    } else if (producer !== undefined && fused !== undefined) {
      units.delete(producer.output);
      units.set(node.index, fused);
      values[input] = undefined;
      values[node.index] = node.index;
      absorbed.set(node, `${fused.normalization === node ? "folded" : "fused"} into ${fused.node.name}`);
    } else {
      const [first, ...others] = node.inputs;
      const activation = node.layer.role === "activation" ? NO_ACTIVATION : node.layer.activation;
      const inputs = [valueOf(first), ...others.map(valueOf)] as const;
      const none = { normalization: undefined, rational: undefined };
      units.set(node.index, { node, inputs, output: node.index, activation, ...none });
      values[node.index] = node.index;
    }
  }
  const results = options.training ? [last] : graph.outputs;
  fuseRationals(units, values, absorbed, results, options);
  const inOrder = [...units.values()].sort((a, b) => a.node.index - b.node.index);
  return { units: inOrder, values, absorbed };
}

function viewReason(node: GraphNode, last: GraphNode, options: LoweringOptions): string | undefined {
  const { plan, role } = node.layer;
  if (role === "dropout" && (!options.training || plan === undefined)) return "nothing (dropout is for training)";
  if (plan === undefined) return "nothing (a view)";
  if (options.lossHasSoftmax && role === "softmax" && node === last) return "part of the loss";
  return undefined;
}

/** `unit` with `node` in it, or undefined where that cannot be. */
function fuse(unit: Unit, node: GraphNode, options: LoweringOptions): Unit | undefined {
  const { layer } = unit.node;
  if (!isIdentity(unit.activation)) return undefined;
  if (node.layer.role === "activation" && layer.takesActivation) {
    return { ...unit, output: node.index, activation: node.layer.activation };
  }
  const isFree = layer.takesNormalization && unit.normalization === undefined && !options.training;
  if (node.layer.role === "normalization" && isFree) return { ...unit, output: node.index, normalization: node };
  return undefined;
}

/** Moves rational functions into the product that alone reads them, be it through views. */
function fuseRationals(
  units: Map<number, Unit>,
  values: (number | undefined)[],
  absorbed: Map<GraphNode, string>,
  results: readonly GraphNode[],
  options: LoweringOptions,
): void {
  const uses = [...units.values()].flatMap(({ inputs }): (number | undefined)[] => [...inputs]);
  uses.push(...results.map(({ index }) => values[index]));
  for (const unit of [...units.values()]) {
    const [input] = unit.inputs;
    const producer = units.get(input);
    const isAlone = uses.filter((value) => value === input).length === 1;
    if (producer === undefined || !isAlone || !takesRational(unit, producer) || options.isSparse(unit.node)) continue;
    units.delete(input);
    units.set(unit.output, { ...unit, inputs: producer.inputs, rational: producer.node });
    for (const [index, value] of values.entries()) if (value === input) values[index] = undefined;
    absorbed.set(producer.node, `fused into ${unit.node.name}`);
  }
}

/** Whether the rows of the product are those of the function. */
function takesRational(unit: Unit, { node, activation }: Unit): boolean {
  const { rational } = node.layer;
  if (rational === undefined || !isIdentity(activation)) return false;
  return rational.groups * rational.run === unit.node.layer.rationalFeatures;
}

function countReaders(nodes: ReadonlySet<GraphNode>): Readonly<Record<number, number>> {
  const readers: Record<number, number> = {};
  for (const node of nodes) for (const input of node.inputs) readers[input] = (readers[input] ?? 0) + 1;
  return readers;
}
