import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Compiles one file for one target of asconfig.json, in a process of its own, and returns the module's bytes. */
export async function compileAssembly(
  root: string,
  { name, entry }: { readonly name: string; readonly entry: string },
  target: "simd" | "relaxed",
): Promise<Uint8Array> {
  const file = path.join("build", `${name}.${target}.wasm`);
  await mkdir(path.join(root, "build"), { recursive: true });
  const compiler = path.join(root, "node_modules/assemblyscript/bin/asc.js");
  try {
    await execute(process.execPath, [compiler, entry, "--target", target, "--baseDir", root, "--outFile", file]);
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    throw new Error(`asc (${name}, ${target}) failed:\n${stderr ?? String(error)}`, { cause: error });
  }
  return new Uint8Array(await readFile(path.join(root, file)));
}
