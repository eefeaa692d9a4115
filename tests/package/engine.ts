import { existsSync, mkdirSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { runCommand } from "../../tools/test/command.js";

export const root: string = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const engines = path.join(root, "tests/package/engines");

export type EngineFolder = "browsers" | "bun" | "bundlers" | "deno" | "node" | "typescript" | "workerd";

/** How often the holder of a lock renews it. */
const RENEWAL_MILLISECONDS = 5_000;
/** A lock that was not renewed for this long is one that a killed process left behind. */
const STALE_MILLISECONDS = 5 * 60_000;

/** For each step of a browser: starting, loading a page, running it. Seconds where nothing else runs; this is a guard against waiting forever. */
export const BROWSER_PATIENCE_MILLISECONDS: number = 5 * 60_000;

/**
 * node_modules of a folder of engines, installed when it is missing or older than its lock file; an Error when it cannot be.
 * Test files run in processes of their own and may ask for one folder at the same time: the first installs, the others wait.
 */
export async function installEngines(folder: EngineFolder): Promise<string> {
  const home = path.join(engines, folder);
  const modules = path.join(home, "node_modules");
  if (isInstalled(home)) return modules;
  const release = await lock(path.join(home, ".installing"));
  try {
    if (!isInstalled(home)) await install(home);
  } finally {
    release();
  }
  return modules;
}

function isInstalled(home: string): boolean {
  const installed = path.join(home, "node_modules/.package-lock.json");
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(path.join(home, "package-lock.json")).mtimeMs;
}

async function install(home: string): Promise<void> {
  const { status, output } = await runCommand("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: home,
  });
  if (status !== 0) throw new Error(`npm ci in ${path.relative(root, home)} failed:\n${output}`);
}

/** Waits until the folder `name` is ours to make, which only one process can at a time; returns what removes it. */
async function lock(name: string): Promise<() => void> {
  while (!makeFolder(name)) {
    if (ageOf(name) > STALE_MILLISECONDS) rmSync(name, { recursive: true, force: true });
    await sleep(200);
  }
  const renewal = setInterval(() => utimesSync(name, new Date(), new Date()), RENEWAL_MILLISECONDS);
  return () => {
    clearInterval(renewal);
    rmSync(name, { recursive: true, force: true });
  };
}

function makeFolder(name: string): boolean {
  try {
    mkdirSync(name);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Milliseconds since the folder was made or renewed; 0 when another process has just removed it. */
function ageOf(name: string): number {
  const status = statSync(name, { throwIfNoEntry: false });
  return status === undefined ? 0 : Date.now() - status.mtimeMs;
}

/** For a test's options: skipped, and named by `npm test`, when the machine lacks a program that npm does not bring. */
export function needs(program: string, file: string, debianPackage: string): { readonly skip: string | false } {
  return { skip: existsSync(file) ? false : `not run: no ${program} at ${file} (apt-get install ${debianPackage})` };
}
