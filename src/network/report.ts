import { sizeOf } from "../runtime/checks.js";
import type { Core } from "./core.js";
import type { GraphNode } from "./graph.js";
import type { KernelChoice, KernelChoices } from "./kernelChoices.js";
import type { Runner } from "./runner.js";
import type { LayerReport } from "./types.js";

/** A row per layer: what runs when predicting. */
export function report(core: Core, runner: Runner, choices: KernelChoices): readonly LayerReport[] {
  const { lowered, units } = runner.describe();
  const kernels = new Map(units.map(({ unit, plan }) => [unit.node, plan.kernel]));
  return core.graph.nodes.map((node) => ({
    name: node.name,
    kernel: kernels.get(node) ?? lowered.absorbed.get(node) ?? "",
    sparsity: sparsityOf(core, node),
    macs: node.layer.macs,
    multiplyAdds: multiplyAddsOf(node, choices.get(node)),
    bytes: node.layer.parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0) * core.storage.elementBytes,
    reason: choices.get(node)?.reason ?? "",
  }));
}

function multiplyAddsOf({ layer }: GraphNode, choice: KernelChoice | undefined): number {
  const { product, macs } = layer;
  const sparse = choice?.sparse;
  return sparse === undefined || product === undefined ? macs : sparse.stored * product.pixels * product.tokens;
}

/** The fraction of a layer's weights that are zero; 0 without weights. */
function sparsityOf(core: Core, node: GraphNode): number {
  const weight = core.parameters.byName.get(`${node.name}.weight`);
  if (weight?.role !== "weight") return 0;
  const values = core.parameters.read(weight);
  let zeros = 0;
  for (const value of values) if (value === 0) zeros++;
  return zeros / values.length;
}
