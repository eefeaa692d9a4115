/** tsx tools/built.ts SCRIPT [arguments]: runs a script of the project, after a build when dist is not that of these sources. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./build/fresh.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
await ensureBuilt(root);
const { status } = spawnSync(process.execPath, ["--import", "tsx", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
