import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { BUILD_INPUTS } from "../build/fresh.js";
import { runCommand } from "./command.js";
import type { Outcome } from "./suite.js";

/** Builds from the sources alone, in another folder, and compares every file with dist. */
export async function runReproducibleBuild(root: string): Promise<Outcome> {
  const copy = await mkdtemp(path.join(os.tmpdir(), "lanewise-build-"));
  try {
    for (const input of BUILD_INPUTS) {
      const filter = (source: string): boolean => path.basename(source) !== "generated";
      await cp(path.join(root, input), path.join(copy, input), { recursive: true, filter });
    }
    await symlink(path.join(root, "node_modules"), path.join(copy, "node_modules"));
    const build = await runCommand(process.execPath, ["--import", "tsx", "tools/build.ts"], { cwd: copy });
    if (build.status !== 0) {
      console.log(build.output);
      return { passed: 0, failed: 1, notRun: [] };
    }
    console.log(`built again in ${build.seconds.toFixed(1)} s`);
    const differing = differences(await digests(path.join(root, "dist")), await digests(path.join(copy, "dist")));
    for (const file of differing) console.log(`FAILED dist/${file} differs between two builds of the same sources`);
    return { passed: differing.length === 0 ? 1 : 0, failed: differing.length === 0 ? 0 : 1, notRun: [] };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function digests(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const pairs = files.map(async (file): Promise<[string, string]> => {
    const digest = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    return [path.relative(folder, file), digest];
  });
  return new Map(await Promise.all(pairs));
}

function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name)).sort();
}
