/** A model as a network of the package. @module */
import type { Lanewise, Network } from "../lanewise.js";
import type { Model } from "./model.js";

export function networkOf(runtime: Lanewise, model: Model): Network {
  const network = runtime.network.create(model.layers, { inputShape: model.inputShape });
  for (const [name, { values }] of model.parameters) network.setParameter(name, values);
  return network;
}
