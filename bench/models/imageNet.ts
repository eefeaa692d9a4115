/** The package's ready networks with weights, batch norms folded into the convolutions. @module */
import type { Model as Layers } from "lanewise/models";
import { buildModel } from "./build.js";
import type { Model } from "./model.js";

export function imageNetModel(name: string, { layers, inputShape }: Layers): Model {
  return buildModel(name, inputShape, layers);
}
