import v8 from "node:v8";
import type { Features } from "../lower/index.js";
import type { KernelSpec } from "../registry/index.js";

/** Fails unless the module imports nothing and exports its memory and exactly the kernels that the registry has for it. */
export function checkInterface(variant: string, wasm: Uint8Array, kernels: readonly KernelSpec[]): void {
  const module = compile(wasm);
  const imports = WebAssembly.Module.imports(module).map(({ module: from, name }) => `${from}.${name}`);
  if (imports.length > 0) throw new Error(`${variant}: the module imports ${imports.join(", ")}`);
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const expected = new Set(["memory", ...kernels.map(({ name }) => name)]);
  const missing = [...expected].filter((name) => !exported.has(name));
  const unregistered = [...exported].filter((name) => !expected.has(name));
  if (missing.length > 0) throw new Error(`${variant}: registered but not exported: ${missing.join(", ")}`);
  if (unregistered.length > 0) throw new Error(`${variant}: exported but not registered: ${unregistered.join(", ")}`);
}

/** What a variant may use beyond the MVP, and must use: a module without it was not built as its name says. */
const FEATURES: Readonly<Record<string, readonly (keyof Features)[]>> = {
  relaxed: ["simd", "relaxed", "relaxedMadd"],
  simd: ["simd"],
  scalar: [],
};

/** Fails unless the module uses exactly the features of its variant. */
export function checkFeatures(variant: string, features: Features): void {
  const used = Object.entries(features).flatMap(([name, isUsed]) => (isUsed === true ? [name] : []));
  const expected = FEATURES[variant] ?? [];
  if (used.sort().join() !== [...expected].sort().join()) {
    throw new Error(`${variant}: uses [${used.join(", ")}], expected [${expected.join(", ")}]`);
  }
}

/** Compiles a module; Node 20 knows relaxed SIMD but wants to be told. */
function compile(wasm: Uint8Array): WebAssembly.Module {
  const bytes = wasm as Uint8Array<ArrayBuffer>;
  if (!WebAssembly.validate(bytes)) v8.setFlagsFromString("--experimental-wasm-relaxed-simd");
  return new WebAssembly.Module(bytes);
}
