import { HEX as RELAXED_HEX } from "./generated/bytes/relaxed.js";
import { HEX as SCALAR_HEX } from "./generated/bytes/scalar.js";
import { HEX as SIMD_HEX } from "./generated/bytes/simd.js";
import { createLanewise } from "./lanewise.js";
import { decodeHex } from "./runtime/hex.js";
import { loadInstance, loadInstanceSync } from "./runtime/load.js";
import type { Lanewise, LoadOptions } from "./types.js";

export { sparsitySchedule } from "./network/sparsitySchedule.js";
export type * from "./types.js";

const SUPPLY = {
  relaxed: () => decodeHex(RELAXED_HEX),
  simd: () => decodeHex(SIMD_HEX),
  scalar: () => decodeHex(SCALAR_HEX),
};

/** As `load` of the main entry, with the bytes of every variant in this file. */
export async function load(options?: LoadOptions): Promise<Lanewise> {
  return createLanewise(await loadInstance(options, SUPPLY));
}

/**
 * Compiles the fastest variant of the kernels that this engine runs, at once, and returns an instance with a memory of its
 * own. `options.module` is a WebAssembly.Module or its bytes here.
 *
 * @throws TypeError, RangeError and Error as `load` rejects.
 * @example
 * ```ts
 * import { loadSync } from "lanewise/sync";
 *
 * using lanewise = loadSync({ deterministic: true });
 * console.log(lanewise.info.variant); // "simd", or "scalar" where the engine has no SIMD
 * ```
 */
export function loadSync(options?: LoadOptions): Lanewise {
  return createLanewise(loadInstanceSync(options, SUPPLY));
}
