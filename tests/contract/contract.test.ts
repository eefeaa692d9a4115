import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runCommand } from "../../tools/test/command.js";

const folder = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(folder, "../..");

test("the package's types keep the contract", async () => {
  const { status, output } = await runCommand(path.join(root, "node_modules/.bin/tsc"), ["--project", folder], {
    cwd: root,
  });
  assert.equal(status, 0, output);
});
