/** `npm run bench -- <suite>`: see USAGE in options.ts. @module */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Report, Row } from "./harness/case.js";
import { installNode, installPeers } from "./install.js";
import { nodeRows, NODE_SUITES } from "./nodeSuites.js";
import { parseOptions, USAGE, type Engine, type Options } from "./options.js";
import { header, machineName, rowLine, writeReport } from "./report.js";
import { runSession, type Listener, type SessionOptions } from "./session.js";
import type { Subject } from "./harness/subject.js";
import { EXPERIMENT, runExperiment } from "./vonMisesFisher/run.js";

/** The part of bench/peers that is used here; its own types need its packages, which may not be installed. */
interface PeersModule {
  readonly startPeers: (names: RegExp) => Promise<Subject[]>;
}
interface BrowserModule {
  readonly runInPage: (options: SessionOptions, listener: Listener) => Promise<{ engine: string; variant: string }>;
}

const peersModule = async (file: string): Promise<unknown> => import(new URL(`./peers/${file}`, import.meta.url).href);

/** The same command in another Node; the exit code is its. */
function runInNode(engine: Exclude<Engine, "chromium">): number {
  const script = fileURLToPath(import.meta.url);
  const { status, error } = spawnSync(installNode(engine), ["--import", "tsx", script, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (error) throw error;
  return status ?? 1;
}

async function runHere(options: Options, listener: Listener): Promise<{ engine: string; variant: string }> {
  if (options.engine === "chromium") {
    installPeers();
    const { runInPage } = (await peersModule("chromium/driver.ts")) as BrowserModule;
    return runInPage(options, listener);
  }
  if (options.peers !== undefined) installPeers();
  const startPeers = async (names: RegExp): Promise<Subject[]> =>
    ((await peersModule("peers.ts")) as PeersModule).startPeers(names);
  const alone = NODE_SUITES.includes(options.suite);
  const variant = alone ? "all" : await runSession(options, startPeers, listener);
  listener.onRows(await nodeRows(options.suite, new RegExp(options.only)));
  return { engine: `Node ${process.version}`, variant };
}

async function main(options: Options): Promise<number> {
  const { engine } = options;
  if (engine !== undefined && engine !== "chromium" && !process.version.startsWith(`v${engine.slice(4)}.`))
    return runInNode(engine);
  if (options.suite === EXPERIMENT) return runExperiment(options);
  const rows: Row[] = [];
  const notes: string[] = [];
  let failures = 0;
  console.log(header());
  const listener: Listener = {
    onRows: (added) => {
      rows.push(...added);
      for (const row of added) console.log(rowLine(row));
    },
    onNote: (note, failure) => {
      notes.push(note);
      if (failure) failures++;
      console.log(`${failure ? "FAILED" : "note"}: ${note}`);
    },
  };
  const run = await runHere(options, listener);
  const report: Report = { machine: machineName(), ...run, suite: options.suite, rows, notes };
  console.log(
    `${report.machine}; ${report.engine}; variant ${report.variant}; ${rows.length} rows, ${failures} failures`,
  );
  if (options.json !== undefined) writeReport(options.json, report, options.only !== "");
  return failures === 0 ? 0 : 1;
}

function optionsOrUsage(): Options {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`\n${USAGE}`);
    process.exit(2);
  }
}

const given = optionsOrUsage();
// peers leave timers and workers behind, and answer an uncaught error with the text of their own source
try {
  process.exit(await main(given));
} catch (error) {
  console.error(error);
  process.exit(1);
}
