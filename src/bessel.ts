/** The entry `lanewise/bessel`: the Bessel family in a wasm module of its own, a sixth of the whole one's size. */
import { createBesselModule, type BesselModule } from "./bessel/module.js";
import { decodeHex } from "./runtime/hex.js";
import { loadInstance } from "./runtime/load.js";
import type { LoadOptions } from "./runtime/types.js";

export type * from "./bessel/types.js";
export type { BesselModule } from "./bessel/module.js";
export type * from "./runtime/types.js";

/**
 * Compiles the fastest variant of the Bessel kernels that this engine runs and resolves to their functions and the runtime.
 *
 * @throws as `load` of the main entry.
 * @example
 * ```ts
 * import { load } from "lanewise/bessel";
 *
 * using bessel = await load();
 * console.log(bessel.logBesselI(0, 1)); // 0.235914358...
 * ```
 */
export async function load(options?: LoadOptions): Promise<BesselModule> {
  const supply = {
    relaxed: async () => decodeHex((await import("./generated/bytes/bessel.relaxed.js")).HEX),
    simd: async () => decodeHex((await import("./generated/bytes/bessel.simd.js")).HEX),
    scalar: async () => decodeHex((await import("./generated/bytes/bessel.scalar.js")).HEX),
  };
  return createBesselModule(await loadInstance(options, supply, "bessel"));
}
