/**
 * node tools/run.js start|test|bench [arguments]: installs the development dependencies when a clone lacks them, then
 * runs the command. Plain JavaScript without imports from npm, because nothing may be installed yet.
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const COMMANDS = {
  start: ["tools/built.ts", "examples/lifecycle/main.ts"],
  test: ["tools/test.ts"],
  bench: ["tools/built.ts", "bench/run.ts"],
};

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const [command = "", ...parameters] = process.argv.slice(2);
const scripts = COMMANDS[command];
if (scripts === undefined) throw new Error(`usage: node tools/run.js ${Object.keys(COMMANDS).join("|")} [arguments]`);
if (dependenciesAreStale()) run("npm", ["ci", "--no-audit", "--no-fund"]);
run(process.execPath, ["--import", "tsx", ...scripts, ...parameters]);

/** npm writes node_modules/.package-lock.json last, so a missing or older one means another or a broken install. */
function dependenciesAreStale() {
  const installed = path.join(root, "node_modules/.package-lock.json");
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(path.join(root, "package-lock.json")).mtimeMs;
}

function run(program, programArguments) {
  const { status, error } = spawnSync(program, programArguments, { cwd: root, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
