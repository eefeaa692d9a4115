import type { LayerSpec } from "../../../src/network/types.js";

/** A small network around one layer type, with trained layers before it so that its gradient is seen. */
export interface NetworkCase {
  readonly title: string;
  readonly inputShape: readonly number[];
  readonly batch: number;
  readonly layers: readonly LayerSpec[];
}
