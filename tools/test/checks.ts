import path from "node:path";
import { runCommand } from "./command.js";
import type { Outcome } from "./suite.js";

const BINARIES = "node_modules/.bin";
const CHECKS: readonly (readonly [program: string, ...parameters: string[]])[] = [
  ["eslint", ".", "--max-warnings", "0"],
  ["prettier", "--check", "--log-level", "warn", "."],
  ["tsc", "--noEmit", "--project", "tsconfig.json"],
  ["tsc", "--project", "tools"],
  ["tsc", "--project", "tests"],
  ["tsc", "--project", "bench"],
  ["tsc", "--project", "examples"],
];

/** Runs each check, prints what it says, and counts it as one test. */
export async function runChecks(root: string): Promise<Outcome> {
  let failed = 0;
  for (const [program, ...parameters] of CHECKS) {
    const { status, output, seconds } = await runCommand(path.join(root, BINARIES, program), parameters, { cwd: root });
    console.log(`${status === 0 ? "ok    " : "FAILED"} ${program} ${parameters.join(" ")} (${seconds.toFixed(1)} s)`);
    if (status !== 0) console.log(output);
    if (status !== 0) failed++;
  }
  return { passed: CHECKS.length - failed, failed, notRun: [] };
}
