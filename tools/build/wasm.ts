import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { featuresOf, lowerSimd } from "../lower/index.js";
import { checkFeatures, checkInterface } from "./check.js";
import { compileAssembly } from "./compile.js";
import { abiSource, bytesSource, hashesSource, type Shipped } from "./generate.js";
import { abiDigest, sha256, stampModule } from "./stamp.js";

const VARIANTS = ["relaxed", "simd", "scalar"] as const;

/** Compiles, lowers, checks, stamps and embeds the three variants; returns what was shipped. */
export async function buildWasm(root: string): Promise<readonly Shipped[]> {
  const version = await packageVersion(root);
  const abi = abiDigest();
  const lowered = compileAssembly(root, "simd").then((simd) => ({ simd, scalar: lowerSimd(simd) }));
  const [relaxed, portable] = await Promise.all([compileAssembly(root, "relaxed"), lowered]);
  const compiled = { relaxed, ...portable };
  const generated = path.join(root, "src/generated");
  await mkdir(path.join(generated, "bytes"), { recursive: true });
  await mkdir(path.join(root, "dist/wasm"), { recursive: true });
  const shipped: Shipped[] = [];
  for (const variant of VARIANTS) {
    const wasm = compiled[variant];
    checkFeatures(variant, featuresOf(wasm));
    checkInterface(variant, wasm);
    const build = sha256(wasm).slice(0, 16);
    const stamped = stampModule(wasm, { abi, version, variant, build });
    await writeFile(path.join(root, "dist/wasm", `lanewise.${variant}.wasm`), stamped);
    await writeFile(path.join(generated, "bytes", `${variant}.ts`), bytesSource(stamped));
    shipped.push({ build, variant, sha256: sha256(stamped) });
  }
  await writeFile(path.join(generated, "abi.ts"), abiSource(abi, version));
  await writeFile(path.join(generated, "hashes.ts"), hashesSource(shipped));
  const lines = shipped.map(({ variant, sha256: digest }) => `${digest}  lanewise.${variant}.wasm\n`);
  await writeFile(path.join(root, "dist/wasm/SHA256SUMS"), lines.join(""));
  return shipped;
}

async function packageVersion(root: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
