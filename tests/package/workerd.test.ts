import assert from "node:assert/strict";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { build, type Plugin } from "esbuild";
import { runCommand } from "../../tools/test/command.js";
import { installEngines } from "./engine.js";
import { useConsumer } from "./project.js";
import { checkReport, parseReport } from "./report.js";

const consumer = useConsumer();

// Before 2025-06-01 compiling from bytes is refused at the module's top level too, and FinalizationRegistry is missing.
for (const compatibilityDate of ["2026-04-01", "2025-05-01"]) {
  test(`workerd, in a request handler, compatibility date ${compatibilityDate}`, async () => {
    const output = path.join(consumer.folder, `workerd-${compatibilityDate}`);
    const modules = await bundleWorker(consumer.folder, output);
    const configuration = path.join(output, "worker.capnp");
    await writeFile(configuration, workerConfiguration(modules, compatibilityDate));
    const workerd = path.join(await installEngines("workerd"), "@cloudflare/workerd-linux-64/bin/workerd");
    const result = await runCommand(workerd, ["test", configuration], { cwd: output });
    assert.equal(result.status, 0, result.output);
    const reports = result.output.split("\n").filter((line) => line.startsWith("{"));
    assert.equal(reports.length, 2, result.output);
    for (const report of reports) {
      await checkReport(parseReport(report), { variant: "relaxed", digest: consumer.digest });
    }
  });
}

/** Bundles as wrangler does: its conditions, and `*.wasm?module` left as imports of modules beside the script. */
async function bundleWorker(project: string, output: string): Promise<readonly string[]> {
  await mkdir(output, { recursive: true });
  const modules = new Map<string, string>();
  const wasmModules: Plugin = {
    name: "wasm-modules",
    setup: (bundler) => {
      bundler.onResolve({ filter: /\.wasm\?module$/ }, ({ path: specifier, resolveDir }) => {
        const file = path.resolve(resolveDir, specifier.replace("?module", ""));
        modules.set(path.basename(file), file);
        return { path: `./${path.basename(file)}`, external: true };
      });
    },
  };
  await build({
    entryPoints: [path.join(project, "worker.mjs")],
    outfile: path.join(output, "worker.js"),
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    plugins: [wasmModules],
    logLevel: "silent",
  });
  for (const [name, file] of modules) await copyFile(file, path.join(output, name));
  return [...modules.keys()];
}

function workerConfiguration(modules: readonly string[], compatibilityDate: string): string {
  const wasm = modules.map((name) => `(name = "${name}", wasm = embed "${name}")`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "worker", worker = (
  modules = [(name = "worker", esModule = embed "worker.js"), ${wasm.join(", ")}],
  compatibilityDate = "${compatibilityDate}",
  bindings = [(name = "SELF", service = "worker")],
))]);
`;
}
