/** node bundle.mjs esbuild|rollup|vite|webpack PROJECT OUTPUT: bundles the project's page as a user without configuration would. */
import { copyFile } from "node:fs/promises";
import path from "node:path";

const [bundler, project, output] = process.argv.slice(2);
const entry = path.join(project, "page.mjs");

async function esbuild() {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [entry],
    outdir: output,
    bundle: true,
    splitting: true,
    format: "esm",
    outExtension: { ".js": ".mjs" },
  });
}

async function rollup() {
  const [{ rollup: read }, { nodeResolve }] = await Promise.all([
    import("rollup"),
    import("@rollup/plugin-node-resolve"),
  ]);
  const bundle = await read({ input: entry, plugins: [nodeResolve({ browser: true })] });
  await bundle.write({ dir: output, format: "es", entryFileNames: "[name].mjs" });
}

async function webpack() {
  const { default: compile } = await import("webpack");
  const compiler = compile({
    mode: "production",
    context: project,
    entry,
    output: { path: output, filename: "page.mjs", publicPath: "./" },
  });
  await new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString()));
      else resolve();
    });
  });
}

async function vite() {
  const { build } = await import("vite");
  await build({ root: project, base: "./", logLevel: "warn", build: { outDir: output } });
}

const BUNDLERS = { esbuild, rollup, vite, webpack };
await BUNDLERS[bundler]();
if (bundler !== "vite") await copyFile(path.join(project, "index.html"), path.join(output, "index.html"));
