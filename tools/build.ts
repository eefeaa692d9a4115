/** npm run build [-- --wasm-only]: compiles, lowers, checks and embeds the wasm variants, then bundles the facade. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFacade } from "./build/bundle.js";
import { buildWasm } from "./build/wasm.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
for (const { file, sha256 } of await buildWasm(root)) console.log(`${sha256}  ${file}`);
if (!process.argv.includes("--wasm-only")) await bundleFacade(root);
