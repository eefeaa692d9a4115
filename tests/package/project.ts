import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { runCommand } from "../../tools/test/command.js";
import { root } from "./engine.js";
import { runProgram } from "./report.js";

export interface Consumer {
  /** An empty project with the packed tarball installed and programs/ beside it. */
  readonly folder: string;
  /** Digest of a deterministic run on the Node that runs this test: every engine must reach the same. */
  readonly digest: string;
}

/** Sets a consumer up before this file's tests and removes it after them; its fields are there inside the tests. */
export function useConsumer(): Consumer {
  const consumer = { folder: "", digest: "" };
  before(async () => {
    consumer.folder = await mkdtemp(path.join(os.tmpdir(), "lanewise-package-"));
    await installTarball(consumer.folder);
    await cp(path.join(root, "tests/package/programs"), consumer.folder, { recursive: true });
    consumer.digest = (await runProgram([process.execPath, "load.mjs"], consumer.folder)).digest;
  });
  after(() => rm(consumer.folder, { recursive: true, force: true }));
  return consumer;
}

async function installTarball(folder: string): Promise<void> {
  await writeFile(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "consumer", private: true, type: "module" }),
  );
  const pack = await runCommand("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root });
  assert.equal(pack.status, 0, pack.output);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  assert.ok(tarball, "npm pack wrote no tarball");
  const parameters = ["install", "--offline", "--no-audit", "--no-fund", `./${tarball}`];
  const install = await runCommand("npm", parameters, { cwd: folder });
  assert.equal(install.status, 0, install.output);
  const installed = (await readdir(path.join(folder, "node_modules"))).filter((name) => !name.startsWith("."));
  assert.deepEqual(installed, ["lanewise"], "the package has no runtime dependencies");
}
