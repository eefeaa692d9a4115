import { createLanewise } from "./lanewise.js";
import { decodeHex } from "./runtime/hex.js";
import { loadInstance } from "./runtime/load.js";
import type { Lanewise, LoadOptions } from "./types.js";

export { sparsitySchedule } from "./network/sparsitySchedule.js";
export type * from "./types.js";

/**
 * Compiles the fastest variant of the kernels that this engine runs and resolves to an instance with a memory of its own.
 *
 * Only that variant's bytes are imported, as a chunk beside this file: nothing is fetched from elsewhere.
 *
 * @throws TypeError for options of the wrong kind, for `variant: "relaxed"` with `deterministic`, and for a module that is not
 * one of this version's; RangeError for sizes out of range; Error when the engine cannot run the variant that is forced.
 * @example
 * ```ts
 * import { load } from "lanewise";
 *
 * using lanewise = await load();
 * using a = lanewise.tensor("f32", [2, 2], [1, 2, 3, 4]);
 * using b = lanewise.dense.matmul(a, a);
 * console.log(lanewise.info.variant, b.data); // Float32Array [ 7, 10, 15, 22 ]
 * ```
 */
export async function load(options?: LoadOptions): Promise<Lanewise> {
  const instance = await loadInstance(options, {
    relaxed: async () => decodeHex((await import("./generated/bytes/relaxed.js")).HEX),
    simd: async () => decodeHex((await import("./generated/bytes/simd.js")).HEX),
    scalar: async () => decodeHex((await import("./generated/bytes/scalar.js")).HEX),
  });
  return createLanewise(instance);
}
