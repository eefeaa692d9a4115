import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { featuresOf, lowerSimd } from "../lower/index.js";
import { MODULES, type ModuleSpec } from "../registry/modules.js";
import { writeTables } from "../tables/index.js";
import { checkFeatures, checkInterface } from "./check.js";
import { compileAssembly } from "./compile.js";
import { abiSource, bytesSource, hashesSource, type Shipped } from "./generate.js";
import { abiDigest, sha256, stampModule } from "./stamp.js";

const VARIANTS = ["relaxed", "simd", "scalar"] as const;

/** Compiles, lowers, checks, stamps and embeds the three variants of each module; returns what was shipped. */
export async function buildWasm(root: string): Promise<readonly Shipped[]> {
  const version = await packageVersion(root);
  const generated = path.join(root, "src/generated");
  await mkdir(path.join(generated, "bytes"), { recursive: true });
  await mkdir(path.join(root, "dist/wasm"), { recursive: true });
  await writeTables(root);
  const shipped: Shipped[] = [];
  for (const module of MODULES) shipped.push(...(await buildModule(root, module, version)));
  const abis = new Map(MODULES.map(({ name, kernels }) => [name, abiDigest(kernels)]));
  await writeFile(path.join(generated, "abi.ts"), abiSource(abis, version));
  await writeFile(path.join(generated, "hashes.ts"), hashesSource(shipped));
  const lines = shipped.map(({ file, sha256: digest }) => `${digest}  ${file}\n`);
  await writeFile(path.join(root, "dist/wasm/SHA256SUMS"), lines.join(""));
  return shipped;
}

async function buildModule(root: string, module: ModuleSpec, version: string): Promise<readonly Shipped[]> {
  const { name, kernels } = module;
  const abi = abiDigest(kernels);
  const lowered = compileAssembly(root, module, "simd").then((simd) => ({ simd, scalar: lowerSimd(simd) }));
  const [relaxed, portable] = await Promise.all([compileAssembly(root, module, "relaxed"), lowered]);
  const compiled = { relaxed, ...portable };
  const shipped: Shipped[] = [];
  for (const variant of VARIANTS) {
    const wasm = compiled[variant];
    const file = `${name}.${variant}.wasm`;
    checkFeatures(variant, featuresOf(wasm));
    checkInterface(file, wasm, kernels);
    const build = sha256(wasm).slice(0, 16);
    const stamped = stampModule(wasm, { abi, version, module: name, variant, build });
    await writeFile(path.join(root, "dist/wasm", file), stamped);
    await writeFile(path.join(root, "src/generated/bytes", bytesFile(name, variant)), bytesSource(stamped));
    shipped.push({ build, file, sha256: sha256(stamped) });
  }
  return shipped;
}

/** The main module's bytes go by the variant alone. */
function bytesFile(module: string, variant: string): string {
  return module === MODULES[0]?.name ? `${variant}.ts` : `${module}.${variant}.ts`;
}

async function packageVersion(root: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
