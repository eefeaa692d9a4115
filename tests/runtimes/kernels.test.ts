/** The conformance tests of the kernels on a newer V8, with fused multiply-adds and without: `relaxed` must hold its bounds in both. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { runCommand } from "../../tools/test/command.js";
import { installEngines, root } from "../package/engine.js";

const CONFORMANCE = "tests/unit/kernels/registry.test.ts";

for (const flags of [[], ["--no-enable-fma3"]]) {
  test(["Node 24", ...flags].join(" "), async () => {
    const node = path.join(await installEngines("node"), "node24/bin/node");
    const parameters = [...flags, "--import", "tsx", "--test-reporter=tap", CONFORMANCE];
    // Without the outer runner's mark, by which a test file reports to it instead of in TAP.
    const environment = { NODE_TEST_CONTEXT: undefined };
    const { status, output } = await runCommand(node, parameters, { cwd: root, environment });
    assert.equal(status, 0, failures(output));
    assert.ok(Number(/^# pass (\d+)$/m.exec(output)?.[1]) > 100, "too few tests ran");
  });
}

function failures(tap: string): string {
  const lines = tap.split("\n").filter((line) => /^ *(not ok|error:)/.test(line));
  return lines.length > 0 ? lines.join("\n") : tap;
}
