/** Installs the peers and the other engines where they are asked for: never with the package itself. @module */
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Engine } from "./options.js";

const PEERS = fileURLToPath(new URL("./peers/", import.meta.url));
const ENGINES = `${PEERS}engines/`;

/**
 * The native onnxruntime carries its library for Linux in the package; its script would fetch the GPU's.
 * Peers' own peers (WebGPU types and the like) are not wanted.
 */
const ARGUMENTS = ["ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"];

/** npm writes its own list last: where the lock is newer, packages were added since. */
function isCurrent(folder: string): boolean {
  const installed = `${folder}node_modules/.package-lock.json`;
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}package-lock.json`).mtimeMs;
}

function install(folder: string): void {
  if (isCurrent(folder)) return;
  console.error(`installing ${folder}package.json ...`);
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" };
  execFileSync("npm", ARGUMENTS, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
}

export function installPeers(): void {
  install(PEERS);
}

/** The Node of that name; in a folder of its own because its `bin/node` would shadow the real one in npm scripts. */
export function installNode(engine: Exclude<Engine, "chromium">): string {
  install(ENGINES);
  return `${ENGINES}node_modules/${engine}/bin/node`;
}
