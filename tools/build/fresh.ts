import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Everything that a build reads, relative to the root. */
export const BUILD_INPUTS: readonly string[] = [
  "assembly",
  "src",
  "tools",
  "asconfig.json",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
  "tsconfig.json",
];

/** What the last complete build was made from; outside dist, which is published. */
const MARK = "build/inputs.sha256";

/** Builds unless dist was made from these very sources. */
export async function ensureBuilt(root: string): Promise<void> {
  const digest = await inputsDigest(root);
  const mark = path.join(root, MARK);
  if (existsSync(path.join(root, "dist/index.js")) && existsSync(mark) && (await readFile(mark, "utf8")) === digest)
    return;
  console.log("dist is missing or older than its sources: building");
  const { status } = spawnSync(process.execPath, ["--import", "tsx", path.join(root, "tools/build.ts")], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("the build failed");
  await mkdir(path.dirname(mark), { recursive: true });
  await writeFile(mark, digest);
}

async function inputsDigest(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const input of BUILD_INPUTS) {
    for (const file of await filesBelow(root, input))
      hash.update(`${file}\0`).update(await readFile(path.join(root, file)));
  }
  return hash.digest("hex");
}

/** The file itself or, for a folder, every file below it that was not generated, in a fixed order. */
async function filesBelow(root: string, name: string): Promise<readonly string[]> {
  if (path.basename(name) === "generated") return [];
  if (path.extname(name) !== "") return [name];
  const entries = await readdir(path.join(root, name));
  const nested = await Promise.all(entries.sort().map((entry) => filesBelow(root, path.posix.join(name, entry))));
  return nested.flat();
}
