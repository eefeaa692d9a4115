import { describe } from "node:test";
import { setFlagsFromString } from "node:v8";
import type { Kernels } from "../../src/generated/abi.js";
import { HEX as RELAXED_HEX } from "../../src/generated/bytes/relaxed.js";
import { HEX as SCALAR_HEX } from "../../src/generated/bytes/scalar.js";
import { HEX as SIMD_HEX } from "../../src/generated/bytes/simd.js";
import { loadSync } from "../../src/sync.js";
import type { Lanewise, LoadOptions, Variant } from "../../src/types.js";

/** A module with one i8x16.relaxed_swizzle: engines without relaxed SIMD refuse it. */
const RELAXED_PROBE = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
  253, 128, 2, 11,
]);

// Node 20 has relaxed SIMD behind a flag that may still be set before the first module is compiled.
if (!WebAssembly.validate(RELAXED_PROBE)) setFlagsFromString("--experimental-wasm-relaxed-simd");
if (!WebAssembly.validate(RELAXED_PROBE))
  throw new Error("this Node cannot run the relaxed variant, so nothing was tested");

export type { Lanewise } from "../../src/types.js";

/** Every variant; importing this file makes Node able to run all three. */
export const VARIANTS: readonly Variant[] = ["scalar", "simd", "relaxed"];

/** One `describe` per variant: the same tests run on each. `load` gives a fresh instance of that variant. */
export function describeVariants(
  title: string,
  tests: (load: (options?: LoadOptions) => Lanewise, variant: Variant) => void,
): void {
  for (const variant of VARIANTS) {
    describe(`${title} (${variant})`, () => tests((options = {}) => loadSync({ ...options, variant }), variant));
  }
}

/** The wasm file of a variant. */
export function wasmBytes(variant: Variant): Uint8Array<ArrayBuffer> {
  const hex = { scalar: SCALAR_HEX, simd: SIMD_HEX, relaxed: RELAXED_HEX }[variant];
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

/** The raw wasm exports of a fresh instance, for tests of kernels without the facade. */
export function instantiateKernels(variant: Variant): Kernels {
  const module = new WebAssembly.Module(wasmBytes(variant));
  return new WebAssembly.Instance(module).exports as unknown as Kernels;
}
