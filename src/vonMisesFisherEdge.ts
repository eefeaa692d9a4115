/** The entry `lanewise/von-mises-fisher` of edge platforms; see edge.ts. */
import { createVonMisesFisherModule, type VonMisesFisherModule } from "./vonMisesFisher/module.js";
import { loadInstance } from "./runtime/load.js";
import type { LoadOptions } from "./runtime/types.js";
import relaxed from "./wasm/vonMisesFisher.relaxed.wasm?module";
import simd from "./wasm/vonMisesFisher.simd.wasm?module";

export type * from "./bessel/types.js";
export type * from "./vonMisesFisher/types.js";
export type { VonMisesFisherModule } from "./vonMisesFisher/module.js";
export type * from "./runtime/types.js";

/** As `load` of the von-mises-fisher entry. */
export async function load(options?: LoadOptions): Promise<VonMisesFisherModule> {
  return createVonMisesFisherModule(
    await loadInstance(options, { relaxed: () => relaxed, simd: () => simd }, "vonMisesFisher"),
  );
}
