/**
 * npm test [-- suite ...]: every suite, or those named; closes with "N passed, N failed". With CI=true an engine that this
 * machine lacks is a failure; otherwise it is named at the end.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./build/fresh.js";
import { runAssemblySpecs } from "./test/assembly.js";
import { runReproducibleBuild } from "./test/builds.js";
import { runChecks } from "./test/checks.js";
import { runDocumentation } from "./test/documentation.js";
import { nodeTestSuite, nodeTestSuites } from "./test/nodeTests.js";
import type { Outcome, Suite } from "./test/suite.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SUITES: readonly Suite[] = [
  { name: "lint", run: runChecks },
  { name: "build", run: runReproducibleBuild },
  { name: "docs", run: runDocumentation },
  { name: "assembly", run: runAssemblySpecs },
  ...(await nodeTestSuites(root, ["assembly", "package", "runtimes"])),
  nodeTestSuite("package"),
  nodeTestSuite("runtimes"),
];

interface Row extends Outcome {
  readonly name: string;
  readonly seconds: number;
}

async function runSuite(suite: Suite): Promise<Row> {
  console.log(`\n--- ${suite.name}`);
  const started = performance.now();
  const outcome = await suite.run(root);
  const failed = outcome.failed + (outcome.passed + outcome.failed === 0 ? 1 : 0); // a suite of no tests proves nothing
  const row = { ...outcome, failed, name: suite.name, seconds: (performance.now() - started) / 1000 };
  console.log(tableLine(row));
  return row;
}

function tableLine({ name, passed, failed, seconds }: Row): string {
  const width = Math.max(...SUITES.map((suite) => suite.name.length));
  const counts = `${String(passed).padStart(7)} passed ${String(failed).padStart(5)} failed`;
  return `${name.padEnd(width)} ${counts} ${seconds.toFixed(1).padStart(8)} s`;
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !SUITES.some((suite) => suite.name === name));
if (unknown.length > 0) {
  throw new Error(`no such suite: ${unknown.join(", ")}; there are ${SUITES.map(({ name }) => name).join(", ")}`);
}
const rows: Row[] = [];
try {
  await ensureBuilt(root);
} catch (error) {
  console.log(String(error));
  console.log("\n0 passed, 1 failed");
  process.exit(1);
}
for (const suite of SUITES) {
  if (named.length === 0 || named.includes(suite.name)) rows.push(await runSuite(suite));
}
console.log(`\n${rows.map(tableLine).join("\n")}`);
const notRun = rows.flatMap((row) => row.notRun.map((reason) => `${row.name}: ${reason}`));
for (const reason of notRun) console.log(`NOT RUN on this machine: ${reason}`);
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0) + (process.env["CI"] === "true" ? notRun.length : 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
