/** npm start: the main job, built first when dist is not that of these sources. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./build/fresh.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
await ensureBuilt(root);
const main = path.join(root, "examples/lifecycle/main.ts");
const { status } = spawnSync(process.execPath, ["--import", "tsx", main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
