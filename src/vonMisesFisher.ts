/** The entry `lanewise/von-mises-fisher`: the Bessel family and the distributions made of it, in a wasm module of their own. */
import { createVonMisesFisherModule, type VonMisesFisherModule } from "./vonMisesFisher/module.js";
import { decodeHex } from "./runtime/hex.js";
import { loadInstance } from "./runtime/load.js";
import type { LoadOptions } from "./runtime/types.js";

export type * from "./bessel/types.js";
export type * from "./vonMisesFisher/types.js";
export type { VonMisesFisherModule } from "./vonMisesFisher/module.js";
export type * from "./runtime/types.js";

/**
 * Compiles the fastest variant of the Bessel and von Mises-Fisher kernels that this engine runs and resolves to their functions.
 *
 * @throws as `load` of the main entry.
 * @example
 * ```ts
 * import { load } from "lanewise/von-mises-fisher";
 *
 * using bessel = await load();
 * console.log(bessel.vonMisesFisher.kappa(2048, 0.5)); // 1365.06...
 * ```
 */
export async function load(options?: LoadOptions): Promise<VonMisesFisherModule> {
  const supply = {
    relaxed: async () => decodeHex((await import("./generated/bytes/vonMisesFisher.relaxed.js")).HEX),
    simd: async () => decodeHex((await import("./generated/bytes/vonMisesFisher.simd.js")).HEX),
    scalar: async () => decodeHex((await import("./generated/bytes/vonMisesFisher.scalar.js")).HEX),
  };
  return createVonMisesFisherModule(await loadInstance(options, supply, "vonMisesFisher"));
}
