/** Bundles the page. @module */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

/** Node's modules that peers import behind a check for Node. */
const NODE_ONLY = [
  "fs",
  "path",
  "util",
  "crypto",
  "os",
  "node:*",
  "onnxruntime-node",
  "assemblyscript/asc",
  "node-fetch",
  "worker_threads",
];

export async function bundlePage(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL("./page.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: NODE_ONLY,
    write: false,
    logLevel: "warning",
    // of the built package, whose chunks import one another and have no effects: outside node_modules esbuild says so
    logOverride: { "ignored-bare-import": "silent" },
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error("page.ts: esbuild wrote nothing");
  return file.text;
}
