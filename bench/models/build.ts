/** A model from its layers: seeded weights and the count of multiply-adds. @module */
import type { LayerSpec } from "../lanewise.js";
import { resolveGraph } from "./graph.js";
import type { Model, Parameter } from "./model.js";
import { macsOf, parameterSources } from "./parameters.js";

/** Layers must be named. */
export function buildModel(name: string, inputShape: readonly number[], layers: readonly LayerSpec[]): Model {
  const parameters = new Map<string, Parameter>();
  let macs = 0;
  let seed = 1;
  for (const node of resolveGraph(layers, inputShape)) {
    const sources = parameterSources(node);
    for (const source of sources) {
      parameters.set(`${node.name}.${source.name}`, { shape: source.shape, values: source.draw(seed++) });
    }
    macs += macsOf(node, sources);
  }
  return { name, inputShape, layers, parameters, pruned: new Set(), macs };
}
