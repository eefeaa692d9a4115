import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import asc from "assemblyscript/asc";

/** Compiles assembly/index.ts for one target of asconfig.json and returns the module's bytes. */
export async function compileAssembly(root: string, target: "simd" | "relaxed"): Promise<Uint8Array> {
  await mkdir(path.join(root, "build"), { recursive: true });
  const { error, stderr } = await asc.main(["--target", target, "--baseDir", root]);
  if (error) throw new Error(`asc (${target}): ${error.message}\n${stderr.toString()}`);
  return new Uint8Array(await readFile(path.join(root, "build", `lanewise.${target}.wasm`)));
}
