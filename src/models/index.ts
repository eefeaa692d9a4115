/** The entry `lanewise/models`: well-known networks as lists of layers, for `network.create`. @module */
export { efficientnetB0 } from "./efficientnetB0.js";
export { kat, type KatOptions } from "./kat.js";
export { katCheckpointName } from "./katNames.js";
export { mobilenetV1 } from "./mobilenetV1.js";
export { mobilenetV2 } from "./mobilenetV2.js";
export type { Model, ModelOptions, WidthOptions } from "./model.js";
export type { LayerSpec } from "../network/types.js";
