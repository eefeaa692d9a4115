import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { runCommand } from "../../../tools/test/command.js";
import { readTap } from "../../../tools/test/tap.js";

const MIXED = `
import { describe, test } from "node:test";
test("passes", () => {});
test("fails", () => { throw new Error("as it should"); });
describe("a group", () => test("passes too", () => {}));
test("is skipped", { skip: true }, () => {});
test("is skipped for no lack", { skip: "too slow" }, () => {});
test("is to do", { todo: true }, () => {});
test("lacks an engine", { skip: "not run: no engine at /nowhere" }, () => {});
test("lacks it too", { skip: "not run: no engine at /nowhere" }, () => {});
`;

async function tapOf(source: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "lanewise-tap-"));
  try {
    await writeFile(path.join(folder, "mixed.test.mjs"), source);
    const parameters = ["--test", "--test-reporter=tap", "mixed.test.mjs"];
    // Without the outer runner's mark, by which a test file reports to it instead of in TAP.
    return (
      await runCommand(process.execPath, parameters, { cwd: folder, environment: { NODE_TEST_CONTEXT: undefined } })
    ).output;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("skipped and unfinished tests have failed, but for those that name a missing engine", async () => {
  const outcome = readTap(await tapOf(MIXED));
  assert.deepEqual(outcome, { passed: 2, failed: 4, notRun: ["no engine at /nowhere"] });
});

test("a file that does not load has failed", async () => {
  const { passed, failed } = readTap(await tapOf('import "./nowhere.mjs";'));
  assert.deepEqual([passed, failed], [0, 1]);
});

test("no report counts no test", () => assert.deepEqual(readTap(""), { passed: 0, failed: 0, notRun: [] }));
