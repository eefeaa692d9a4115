/** A ready list of layers as the peers want it: what the pool leaves is flattened before a dense layer reads it. @module */
import type { LayerSpec } from "../lanewise.js";

export function flattened(layers: readonly LayerSpec[]): LayerSpec[] {
  return layers.flatMap((layer): LayerSpec[] =>
    layer.type === "globalAvgPool" ? [layer, { name: `${layer.name}_flat`, type: "flatten" }] : [layer],
  );
}
