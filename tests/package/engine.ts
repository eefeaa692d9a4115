import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "../../tools/test/command.js";

export const root: string = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const engines = path.join(root, "tests/package/engines");

export type EngineFolder = "browsers" | "bun" | "bundlers" | "deno" | "node" | "typescript" | "workerd";

/** node_modules of a folder of engines, installed when it is missing or older than its lock file; an Error when it cannot be. */
export async function installEngines(folder: EngineFolder): Promise<string> {
  const home = path.join(engines, folder);
  const modules = path.join(home, "node_modules");
  const installed = path.join(modules, ".package-lock.json");
  const lock = path.join(home, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return modules;
  const { status, output } = await runCommand("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: home,
  });
  if (status !== 0) throw new Error(`npm ci in tests/package/engines/${folder} failed:\n${output}`);
  return modules;
}

/** For a test's options: skipped, and named by `npm test`, when the machine lacks a program that npm does not bring. */
export function needs(program: string, file: string, debianPackage: string): { readonly skip: string | false } {
  return { skip: existsSync(file) ? false : `not run: no ${program} at ${file} (apt-get install ${debianPackage})` };
}
