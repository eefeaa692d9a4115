/** `npm start`: trains, checks, prunes, saves and runs a digit classifier in WebAssembly, and writes a report. */
import { resolve } from "node:path";
import { runJob } from "./job.js";
import { LIFECYCLE } from "./lifecycle.js";
import { readSettings, USAGE } from "./settings.js";
import { terminalOn } from "./terminal.js";

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings === "help") {
    console.log(USAGE);
    return;
  }
  const interruption = new AbortController();
  process.once("SIGINT", () => interruption.abort(new Error("interrupted")));
  const { reportFile } = await runJob(LIFECYCLE, settings, terminalOn(process.stdout), interruption.signal);
  console.log(`\nReport: ${resolve(reportFile)}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
