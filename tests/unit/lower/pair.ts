import binaryen from "binaryen";
import { featuresOf, lowerSimd } from "../../../tools/lower/index.js";

/** A module and what the lowering makes of it, both instantiated, each with a memory of its own. */
export interface Pair {
  readonly original: Instance;
  readonly lowered: Instance;
  /** Bytes of the lowered module over those of the original one. */
  readonly growth: number;
}

export interface Instance {
  readonly bytes: Uint8Array;
  readonly call: (name: string, ...values: readonly number[]) => number;
}

export function assemble(text: string, features = binaryen.Features.SIMD128): Uint8Array {
  const code = binaryen.parseText(text);
  try {
    code.setFeatures(features);
    if (code.validate() === 0) throw new Error(`the test's module is not valid:\n${text}`);
    return code.emitBinary();
  } finally {
    code.dispose();
  }
}

function instantiate(wasm: Uint8Array): Instance {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), {});
  return {
    bytes: new Uint8Array((exports["memory"] as WebAssembly.Memory).buffer),
    call: (name, ...values) => (exports[name] as (...values: readonly number[]) => number)(...values),
  };
}

export function lowerPair(wasm: Uint8Array): Pair {
  if (!featuresOf(wasm).simd) throw new Error("the test's module has no SIMD to lower");
  const lowered = lowerSimd(wasm);
  return { original: instantiate(wasm), lowered: instantiate(lowered), growth: lowered.length / wasm.length };
}
