/** MobileNetV1 1.0 at 224, batch norms folded into the convolutions. @module */
import { mobilenetV1 as readyLayers } from "lanewise/models";
import { buildModel } from "./build.js";
import { flattened } from "./flattened.js";
import type { Model } from "./model.js";

export function mobilenetV1(): Model {
  const { layers, inputShape } = readyLayers();
  return buildModel("MobileNetV1", inputShape, flattened(layers));
}
