import { KERNELS } from "./index.js";
import type { KernelSpec } from "./types.js";

/** A wasm module that the package ships: its name, the file of assembly/ that it is compiled from, and what it exports. */
export interface ModuleSpec {
  readonly name: string;
  readonly entry: string;
  readonly kernels: readonly KernelSpec[];
}

/** What every module exports, whatever its families. */
const RUNTIME_FILES: readonly string[] = ["heap", "fused"];

/** A module of some families, called after the last. */
function familyModule(...families: readonly [...KernelSpec["family"][], KernelSpec["family"]]): ModuleSpec {
  const kernels = KERNELS.filter(
    ({ family, file }) => families.includes(family) || (family === "core" && RUNTIME_FILES.includes(file)),
  );
  const name = families.at(-1)!;
  return { name, entry: `assembly/${name}.ts`, kernels };
}

/** All families, and the families that have a module of their own. */
export const MODULES: readonly ModuleSpec[] = [
  { name: "lanewise", entry: "assembly/index.ts", kernels: KERNELS },
  familyModule("bessel"),
  familyModule("bessel", "vonMisesFisher"),
];
