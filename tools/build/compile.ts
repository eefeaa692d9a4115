import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Compiles assembly/index.ts for one target of asconfig.json, in a process of its own, and returns the module's bytes. */
export async function compileAssembly(root: string, target: "simd" | "relaxed"): Promise<Uint8Array> {
  await mkdir(path.join(root, "build"), { recursive: true });
  const compiler = path.join(root, "node_modules/assemblyscript/bin/asc.js");
  try {
    await execute(process.execPath, [compiler, "--target", target, "--baseDir", root]);
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    throw new Error(`asc (${target}) failed:\n${stderr ?? String(error)}`, { cause: error });
  }
  return new Uint8Array(await readFile(path.join(root, "build", `lanewise.${target}.wasm`)));
}
