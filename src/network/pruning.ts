import { checkOptions } from "../runtime/options.js";
import { checkInteger, checkNumber } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { prune } from "../sparse/prune.js";
import { indexOfNaN } from "../sparse/select.js";
import type { Core } from "./core.js";
import type { GraphNode } from "./graph.js";
import type { Parameter } from "./parameters.js";

const BLOCKS = [1, 2, 4] as const;
const BELOW_ONE = 1 - 2 ** -53;
/** Layers whose weights are [outputs, ...inputs]. */
const PRUNABLE = new Set(["conv2d", "dense"]);

export const PRUNING_KEYS: readonly string[] = ["block", "group", "layers"];

/** What is pruned, and what goes together. */
export interface Pruning {
  readonly weights: readonly Parameter[];
  readonly structure: { readonly block?: 1 | 2 | 4; readonly group?: number };
}

/** Reads `block`, `group` and `layers`. @throws TypeError, RangeError naming the option. */
export function readPruning(core: Core, argument: string, options: Readonly<Record<string, unknown>>): Pruning {
  const { block, group, layers } = options;
  const structure = {
    ...(block === undefined ? {} : { block: checkBlock(`${argument}.block`, block) }),
    ...(group === undefined ? {} : { group: checkInteger(`${argument}.group`, group, 1) }),
  };
  const nodes = layers === undefined ? defaultLayers(core, argument) : namedLayers(core, `${argument}.layers`, layers);
  return { weights: [...new Set(nodes)].map((node) => weightOf(core, node)), structure };
}

export function checkSparsity(argument: string, value: unknown): number {
  return checkNumber(argument, value, 0, BELOW_ONE);
}

/** Prunes and masks. @throws RangeError for weights that have no order, and when memory is out; nothing has changed then. */
export function pruneWeights(core: Core, { weights, structure }: Pruning, sparsity: number): void {
  core.checkAlive();
  const { parameters, masks } = core;
  const pruned = weights.map((parameter) => {
    const [outputs = 1] = parameter.shape;
    const values = parameters.read(parameter);
    if (indexOfNaN(values) >= 0) throw outOfRange(parameter.name, Number.NaN, "weights that can be ordered");
    return prune(values, [outputs, parameter.size / outputs], { sparsity, ...structure });
  });
  masks.reserve(weights);
  for (const [index, parameter] of weights.entries()) {
    masks.takeZeros(parameter, pruned[index] ?? new Float32Array(0));
  }
  masks.apply(parameters.pointer);
  parameters.version++;
}

/** `network.prune` of an options object. @throws as `readPruning` and `pruneWeights`. */
export function pruneNetwork(core: Core, value: unknown): void {
  const options = checkOptions("options", value, ["sparsity", ...PRUNING_KEYS]);
  const sparsity = checkSparsity("options.sparsity", options["sparsity"]);
  pruneWeights(core, readPruning(core, "options", options), sparsity);
}

/** Whether its weights may be pruned. */
export function isPrunable(node: GraphNode): boolean {
  return PRUNABLE.has(node.type);
}

function checkBlock(argument: string, value: unknown): 1 | 2 | 4 {
  const block = BLOCKS.find((size) => size === value);
  if (block !== undefined) return block;
  throw typeof value === "number" ? outOfRange(argument, value, "1, 2 or 4") : wrongType(argument, value, "1, 2 or 4");
}

function defaultLayers(core: Core, argument: string): readonly GraphNode[] {
  const nodes = core.graph.nodes.filter(
    (node) =>
      isPrunable(node) &&
      weightOf(core, node)
        .shape.slice(2)
        .every((size) => size === 1),
  );
  if (nodes.length === 0) {
    throw new RangeError(`${argument}.layers: this network has no dense layer and no 1x1 convolution to prune`);
  }
  return nodes;
}

function namedLayers(core: Core, argument: string, value: unknown): readonly GraphNode[] {
  if (!Array.isArray(value)) throw wrongType(argument, value, "an array of names");
  return value.map((name: unknown, index) => {
    if (typeof name !== "string") throw wrongType(`${argument}[${index}]`, name, "a name");
    const node = core.graph.nodes.find((candidate) => candidate.name === name);
    if (node !== undefined && isPrunable(node)) return node;
    throw outOfRange(`${argument}[${index}]`, name, "the name of a conv2d or dense layer");
  });
}

function weightOf(core: Core, node: GraphNode): Parameter {
  const parameter = core.parameters.byName.get(`${node.name}.weight`);
  if (parameter === undefined) throw new Error(`${node.name} has no weight`);
  return parameter;
}
