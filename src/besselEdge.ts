/** The entry `lanewise/bessel` of edge platforms; see edge.ts. */
import { createBesselModule, type BesselModule } from "./bessel/module.js";
import { loadInstance } from "./runtime/load.js";
import type { LoadOptions } from "./runtime/types.js";
import relaxed from "./wasm/bessel.relaxed.wasm?module";
import simd from "./wasm/bessel.simd.wasm?module";

export type * from "./bessel/types.js";
export type { BesselModule } from "./bessel/module.js";
export type * from "./runtime/types.js";

/** As `load` of the bessel entry. */
export async function load(options?: LoadOptions): Promise<BesselModule> {
  return createBesselModule(await loadInstance(options, { relaxed: () => relaxed, simd: () => simd }, "bessel"));
}
