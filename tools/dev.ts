/**
 * npm run dev -- FAMILY: at each change of assembly/, src/ or tests/ builds the wasm again if it must, then runs the as-pect
 * specs and the node:test files of that family, until it is stopped.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { KERNELS } from "./registry/index.js";

/** Editors save in several steps: wait for the last. */
const QUIET_MS = 150;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const families = [...new Set<string>(KERNELS.map((kernel) => kernel.family)), "runtime", "network"];
const family = process.argv[2] ?? "";
if (!families.includes(family)) throw new Error(`usage: npm run dev -- ${families.join("|")}`);

let buildIsDue = true;
let timer: NodeJS.Timeout | undefined;
for (const folder of ["assembly", "src", "tests", "tools"]) {
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (file === null || !file.endsWith(".ts") || file.includes("generated")) return;
    if (folder === "assembly" || folder === "tools") buildIsDue = true;
    schedule();
  });
}
schedule();

function schedule(): void {
  clearTimeout(timer);
  timer = setTimeout(round, QUIET_MS);
}

function round(): void {
  const started = performance.now();
  const good = buildWasm() && runSpecs() && runTests();
  console.log(
    `${family}: ${good ? "good" : "FAILED"} after ${((performance.now() - started) / 1000).toFixed(1)} s; watching`,
  );
}

function buildWasm(): boolean {
  if (!buildIsDue) return true;
  buildIsDue = !run("tools/build.ts", "--wasm-only");
  return !buildIsDue;
}

function runSpecs(): boolean {
  const specs = filesOf("tests/assembly", ".spec.ts");
  return specs.length === 0 || run("tools/aspect.ts", family);
}

function runTests(): boolean {
  const tests = [...filesOf("tests/unit", ".test.ts"), ...filesOf("tests/property", ".test.ts")];
  return tests.length === 0 || run("--test", ...tests);
}

/** The family's files: those in a folder of its name, and those named after it. */
function filesOf(folder: string, ending: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && file.split(/[/.]/).includes(family))
    .map((file) => path.join(folder, file));
}

function run(...parameters: readonly string[]): boolean {
  return spawnSync(process.execPath, ["--import", "tsx", ...parameters], { cwd: root, stdio: "inherit" }).status === 0;
}
