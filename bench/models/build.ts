/** A model from its layers: seeded weights and the count of multiply-adds. @module */
import { uniform } from "../harness/random.js";
import type { LayerSpec } from "../lanewise.js";
import { resolveGraph, type Node } from "./graph.js";
import type { Model, Parameter } from "./model.js";

const BIAS_LIMIT = 0.1;

/** The weight's shape in PyTorch's layout, `undefined` for a layer without weights. */
function weightShape(node: Node): readonly number[] | undefined {
  const { spec, inputShape } = node;
  switch (spec.type) {
    case "conv2d":
      return [spec.filters, inputShape[0] as number, spec.kernel as number, spec.kernel as number];
    case "depthwiseConv2d":
      return [inputShape[0] as number, 1, spec.kernel as number, spec.kernel as number];
    case "dense":
      return [spec.units, inputShape[0] as number];
    default:
      return undefined;
  }
}

const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);

/** Layers must be named. The scale keeps the variance through a rectifier (He), or through a linear layer. */
export function buildModel(name: string, inputShape: readonly number[], layers: readonly LayerSpec[]): Model {
  const parameters = new Map<string, Parameter>();
  let macs = 0;
  let seed = 1;
  for (const node of resolveGraph(layers, inputShape)) {
    const shape = weightShape(node);
    if (!shape) continue;
    const activation = "activation" in node.spec ? (node.spec.activation ?? "none") : "none";
    const fanIn = product(shape.slice(1));
    const limit = Math.sqrt((activation === "none" ? 3 : 6) / fanIn);
    const units = shape[0] as number;
    parameters.set(`${node.name}.weight`, { shape, values: uniform(product(shape), limit, seed++) });
    parameters.set(`${node.name}.bias`, { shape: [units], values: uniform(units, BIAS_LIMIT, seed++) });
    macs += fanIn * product(node.outputShape);
  }
  return { name, inputShape, layers, parameters, pruned: new Set(), macs };
}
