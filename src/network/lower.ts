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
}

/** Turns layers into units: drops views, folds batch norms, fuses activations. */
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
      const inputs = [valueOf(first), ...others.map(valueOf)] as const;
      const activation = node.layer.role === "activation" ? NO_ACTIVATION : node.layer.activation;
      units.set(node.index, { node, inputs, output: node.index, activation, normalization: undefined });
      values[node.index] = node.index;
    }
  }
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

function countReaders(nodes: ReadonlySet<GraphNode>): Readonly<Record<number, number>> {
  const readers: Record<number, number> = {};
  for (const node of nodes) for (const input of node.inputs) readers[input] = (readers[input] ?? 0) + 1;
  return readers;
}
