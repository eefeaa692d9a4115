/** Networks of the size of ImageNet's images, from layer lists. @module */
import type { LayerSpec } from "../lanewise.js";
import { buildModel } from "./build.js";
import type { Model } from "./model.js";

export function imageNetModel(name: string, layers: readonly LayerSpec[]): Model {
  return buildModel(name, [3, 224, 224], layers);
}
