import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "./command.js";
import type { Outcome, Suite } from "./suite.js";
import { readTap } from "./tap.js";

/** One suite for every folder of tests/ that holds node:test files, except those named. */
export async function nodeTestSuites(root: string, except: readonly string[]): Promise<readonly Suite[]> {
  const folders = (await readdir(path.join(root, "tests"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !except.includes(entry.name))
    .map((entry) => entry.name);
  const suites = await Promise.all(
    folders.sort().map(async (name) => ((await testFiles(root, name)).length > 0 ? [nodeTestSuite(name)] : [])),
  );
  return suites.flat();
}

/** The node:test files of tests/<name>. */
export function nodeTestSuite(name: string): Suite {
  return { name, run: (root) => runNodeTests(root, name) };
}

async function runNodeTests(root: string, name: string): Promise<Outcome> {
  const reports = path.join(root, "build/test");
  await mkdir(reports, { recursive: true });
  const tap = path.join(reports, `${name}.tap`);
  const log = path.join(reports, `${name}.log`);
  const { status, output } = await runCommand(
    process.execPath,
    [
      ...["--import", "tsx", "--test", "--test-concurrency=2"],
      ...["--test-reporter=tap", `--test-reporter-destination=${tap}`],
      ...["--test-reporter=spec", `--test-reporter-destination=${log}`],
      ...(await testFiles(root, name)),
    ],
    { cwd: root },
  );
  const outcome = readTap(await readFile(tap, "utf8"));
  if (status !== 0 || outcome.failed > 0) console.log(`${output}\n${failures(await readFile(log, "utf8"))}`);
  if (status !== 0 && outcome.failed === 0) return { ...outcome, failed: 1 };
  return outcome;
}

async function testFiles(root: string, name: string): Promise<readonly string[]> {
  const folder = path.join(root, "tests", name);
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((entry) => entry.endsWith(".test.ts") && !entry.includes("node_modules"))
    .map((entry) => path.join("tests", name, entry))
    .sort();
}

/** The spec reporter repeats what failed at its end. */
function failures(log: string): string {
  const start = log.lastIndexOf("failing tests:");
  return start < 0 ? log.slice(-20_000) : log.slice(start).slice(0, 40_000);
}
