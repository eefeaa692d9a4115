/** Runs the as-pect specs of tests/assembly for each variant that asc compiles; closes with "N passed, N failed". */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./test/command.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const runner = path.join(root, "node_modules/@as-pect/cli/lib/test.js");

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** as-pect says "Pass" and exits with 0 when it found no spec, so its counts decide, not its verdict. */
async function runVariant(variant: "simd" | "relaxed"): Promise<Counts> {
  const parameters = [runner, "--as-config", `as-pect.${variant}.asconfig.json`, "--summary"];
  const { status, output, seconds } = await runCommand(process.execPath, parameters, {
    cwd: root,
    environment: { FORCE_COLOR: "0" },
  });
  const totals = /\[Tests\]: (\d+) \/ (\d+)/.exec(output);
  const passed = Number(totals?.[1] ?? 0);
  const tests = Number(totals?.[2] ?? 0);
  const isGood = status === 0 && tests > 0 && passed === tests;
  if (!isGood) console.log(output);
  console.log(`${variant}: ${passed} of ${tests} (${seconds.toFixed(1)} s)`);
  return { passed, failed: isGood ? 0 : Math.max(tests - passed, 1) };
}

const [simd, relaxed] = await Promise.all([runVariant("simd"), runVariant("relaxed")]);
const failed = simd.failed + relaxed.failed;
console.log(`${simd.passed + relaxed.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
