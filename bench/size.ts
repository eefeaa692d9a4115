/** What a user downloads: every wasm file, and every entry with its chunks, bundled and minified. @module */
import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Row } from "./harness/case.js";

/** At the end of a chunk's name. */
const CONTENT_HASH = /-[0-9A-Z]{8}\.js$/;
const ROOT = fileURLToPath(new URL("../", import.meta.url));

function sizesOf(name: string, bytes: Uint8Array): Row[] {
  const row = (subject: string, value: number): Row => ({
    case: `size ${name}`,
    subject,
    unit: "bytes",
    value,
    mad: 0,
  });
  return [
    row("raw", bytes.length),
    row("gzip", gzipSync(bytes, { level: 9 }).length),
    row("brotli", brotliCompressSync(bytes).length),
  ];
}

function wasmRows(): Row[] {
  const folder = `${ROOT}dist/wasm/`;
  const files = readdirSync(folder).filter((file) => file.endsWith(".wasm"));
  return files.sort().flatMap((file) => sizesOf(file, readFileSync(folder + file)));
}

/** The `default` files of the package's subpaths, patterns left out. */
function entries(): ReadonlyMap<string, string> {
  const { exports } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { exports: Record<string, unknown> };
  const found = new Map<string, string>();
  for (const [subpath, target] of Object.entries(exports)) {
    const file = typeof target === "string" ? target : (target as { default?: unknown }).default;
    if (typeof file === "string" && file.endsWith(".js") && !subpath.includes("*"))
      found.set(subpath, join(ROOT, file));
  }
  return found;
}

async function entryRows(subpath: string, file: string): Promise<Row[]> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "/out",
    absWorkingDir: "/",
    metafile: true,
    write: false,
    logLevel: "error",
  });
  return outputFiles.flatMap(({ path, contents }) => {
    // what is imported lazily is an entry point of its own
    const source = `/${metafile.outputs[path.slice(1)]?.entryPoint ?? ""}`;
    const part = source === file ? "entry" : `chunk ${basename(source).replace(CONTENT_HASH, "")}`;
    return sizesOf(`${subpath} ${part}`, contents);
  });
}

export async function sizeRows(): Promise<Row[]> {
  const rows = wasmRows();
  for (const [subpath, file] of entries()) rows.push(...(await entryRows(subpath, file)));
  return rows;
}
