/**
 * The entry of edge platforms (conditions "workerd" and "edge-light"), which compile modules when they deploy and refuse to
 * compile bytes. `scalar` is left out: every such platform has SIMD.
 */
import { createLanewise } from "./lanewise.js";
import { loadInstance, loadInstanceSync } from "./runtime/load.js";
import type { Lanewise, LoadOptions } from "./types.js";
import relaxed from "./wasm/lanewise.relaxed.wasm?module";
import simd from "./wasm/lanewise.simd.wasm?module";

export { sparsitySchedule } from "./network/sparsitySchedule.js";
export type * from "./types.js";

const SUPPLY = { relaxed: () => relaxed, simd: () => simd };

/** As `load` of the main entry. */
export async function load(options?: LoadOptions): Promise<Lanewise> {
  return createLanewise(await loadInstance(options, SUPPLY));
}

/** As `loadSync` of the sync entry. */
export function loadSync(options?: LoadOptions): Lanewise {
  return createLanewise(loadInstanceSync(options, SUPPLY));
}
