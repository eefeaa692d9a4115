import { execFile } from "node:child_process";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

const ENTRIES = [
  "index",
  "sync",
  "edge",
  "bessel",
  "besselEdge",
  "vonMisesFisher",
  "vonMisesFisherEdge",
  "models/index",
] as const;

/** Type of the `lanewise/wasm/*.wasm` subpaths where a bundler compiles them. */
const WASM_TYPES = "declare const module: WebAssembly.Module;\nexport default module;\n";

/** dist/: the entries and their chunks as ES modules, and the declarations that the entries reach. dist/wasm stays. */
export async function bundleFacade(root: string): Promise<void> {
  const dist = path.join(root, "dist");
  await removeAllBut(dist, "wasm");
  await Promise.all([bundleModules(root, dist), emitDeclarations(root, dist)]);
  await writeFile(path.join(dist, "wasm.d.ts"), WASM_TYPES);
}

async function removeAllBut(folder: string, kept: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== kept);
  await Promise.all(names.map((name) => rm(path.join(folder, name), { recursive: true })));
}

/** Readable, not minified: a user's bundler minifies, a user's debugger reads. */
async function bundleModules(root: string, dist: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES.map((entry) => `src/${entry}.ts`),
    outdir: dist,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    chunkNames: "chunks/[name]-[hash]",
    external: ["*.wasm?module"],
    preserveSymlinks: true, // where node_modules really is must not show in the output: builds are compared
    sourcemap: true,
    sourcesContent: false,
    logLevel: "warning",
  });
}

/** Checks the types and emits declarations, of which only those that the entries refer to are kept. */
async function emitDeclarations(root: string, dist: string): Promise<void> {
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  await run([compiler, "--project", root, "--emitDeclarationOnly"]);
  const reached = new Set<string>();
  for (const entry of ENTRIES) await follow(path.join(dist, `${entry}.d.ts`), reached);
  const names = await readdir(dist, { recursive: true });
  const declarations = names.filter((name) => /\.d\.ts(\.map)?$/.test(name)).map((name) => path.join(dist, name));
  const unreached = declarations.filter((file) => !reached.has(file.replace(/\.map$/, "")));
  await Promise.all(unreached.map((file) => rm(file)));
  await removeEmptyFolders(dist);
}

/** Adds a declaration file and all that it imports or re-exports. */
async function follow(file: string, reached: Set<string>): Promise<void> {
  if (reached.has(file)) return;
  reached.add(file);
  const text = await readFile(file, "utf8");
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?"(\.{1,2}\/[^"]+)\.js"/g)) {
    await follow(path.resolve(path.dirname(file), `${specifier}.d.ts`), reached);
  }
}

async function removeEmptyFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const child = path.join(folder, entry.name);
    await removeEmptyFolders(child);
    if ((await readdir(child)).length === 0) await rm(child, { recursive: true });
  }
}

async function run(argv: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, argv);
  } catch (error) {
    const { stdout } = error as { readonly stdout?: string };
    throw new Error(`the type check failed:\n${stdout ?? String(error)}`, { cause: error });
  }
}
