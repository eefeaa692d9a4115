import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";

const root = path.resolve(import.meta.dirname, "../../..");

let folder = "";
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lanewise-main-"));
});
after(() => rm(folder, { recursive: true }));

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command line; `onOutput` sees all that was printed so far. */
function run(args: readonly string[], onOutput?: (child: ChildProcess, output: string) => void): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "examples/lifecycle/main.ts", ...args], { cwd: root });
    let [output, errors] = ["", ""];
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      onOutput?.(child, output);
    });
    child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output, errors }));
  });
}

describe("the command line of the main job", () => {
  test("runs every stage, prints what it measures and names the report", async () => {
    const out = path.join(folder, "short");
    const short = ["--epochs", "1", "--images", "500", "--sparsities", "50,90", "--prune-epochs", "1"];
    const { status, output, errors } = await run([...short, "--out", out]);
    assert.equal(status, 0, errors);
    for (const line of [
      /^Variant {2}/m,
      /^ {2}epoch 1\/1 {2}loss \d/m,
      /^ {2}accuracy \d/m,
      /^ {2}shuffled pixels +AUROC [01]\.\d{4}, \d.* % pass/m,
      /^ {2}zeros {2}accuracy .*\n {4}0 % .*\n {3}50 % .*\n {3}90 % .* µs$/m,
      /equal bit for bit$/m,
      /^ {2}scalar {3}\d/m,
    ])
      assert.match(output, line);
    assert.ok(output.endsWith(`\nReport: ${path.join(out, "report.html")}\n`));
    await Promise.all(
      ["report.html", "results.json", "digits.safetensors"].map((name) => access(path.join(out, name))),
    );
  });

  test("says what is wrong with an option, and fails", async () => {
    const { status, output, errors } = await run(["--epochs", "many"]);
    assert.equal(status, 1);
    assert.equal(output, "");
    assert.equal(errors, '--epochs: expected a whole number from 1 to 1000, got "many"\n');
  });

  test("stops at an interrupt, and fails", async () => {
    const { status, errors } = await run(
      ["--epochs", "1000", "--images", "500", "--out", path.join(folder, "cut")],
      (child, output) => {
        // Once: a second interrupt, at the next epoch's line, would end the process before it has said anything.
        if (!child.killed && output.includes("epoch    1/1000")) child.kill("SIGINT");
      },
    );
    assert.equal(status, 1);
    assert.equal(errors, "interrupted\n");
  });
});
