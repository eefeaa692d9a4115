/** The life of a small network: stages in order, each a file in stages/, over one shared state. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { load, type Lanewise, type Network } from "lanewise";
import { readDigits, splitDigits, type Digits } from "./digits.js";
import { describeEnvironment } from "./report/environment.js";
import { renderPage, type Section } from "./report/page.js";
import type { Settings } from "./settings.js";
import type { Terminal } from "./terminal.js";

/** A JSON value that a stage measured. */
export type Figure = number | string | boolean | readonly Figure[] | { readonly [name: string]: Figure };
export type Figures = Readonly<Record<string, Figure>>;

/** What the stages share. */
export interface Job {
  readonly settings: Settings;
  readonly engine: Lanewise;
  readonly training: Digits;
  readonly heldBack: Digits;
  /** As the last stage left it. A stage that builds another network puts it here and disposes of the old one. */
  network: Network;
  readonly terminal: Terminal;
  /** Aborts long work. */
  readonly signal: AbortSignal;
}

export interface Outcome {
  /** Written to results.json under the stage's name. */
  readonly figures: Figures;
  /** HTML for the report, from report/blocks.ts and report/plots.ts. */
  readonly blocks: readonly string[];
}

export interface Stage {
  /** A short word: the key in results.json. */
  readonly name: string;
  /** The heading in the report and on the terminal. */
  readonly title: string;
  run(job: Job): Promise<Outcome>;
}

export interface Lifecycle {
  readonly stages: readonly Stage[];
  /** Builds the network, untrained. */
  createNetwork(engine: Lanewise, seed: number): Network;
}

export interface JobResult {
  readonly reportFile: string;
  readonly figures: Readonly<Record<string, Figures>>;
}

const HELD_BACK_SHARE = 0.2;

/** Runs every stage and writes report.html and results.json to the folder of the settings. */
export async function runJob(
  lifecycle: Lifecycle,
  settings: Settings,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<JobResult> {
  const start = performance.now();
  await mkdir(settings.out, { recursive: true });
  using engine = await load(settings.variant === undefined ? {} : { variant: settings.variant });
  const environment = describeEnvironment(engine.info, settings);
  for (const [name, value] of Object.entries(environment)) terminal.line(`${name.padEnd(8)} ${value}`);

  const split = splitDigits(await readDigits(), HELD_BACK_SHARE, settings.seed, settings.images);
  const network = lifecycle.createNetwork(engine, settings.seed);
  const job: Job = { settings, engine, ...split, network, terminal, signal };
  const figures: Record<string, Figures> = {};
  const sections: Section[] = [];
  for (const stage of lifecycle.stages) {
    terminal.line(`\n${stage.title}`);
    const outcome = await stage.run(job);
    figures[stage.name] = outcome.figures;
    sections.push({ name: stage.name, title: stage.title, blocks: outcome.blocks });
  }
  job.network[Symbol.dispose]();

  const facts = { ...environment, Took: `${((performance.now() - start) / 1000).toFixed(1)} s` };
  const reportFile = join(settings.out, "report.html");
  await writeFile(reportFile, renderPage("The life of a small network", facts, sections));
  await writeFile(
    join(settings.out, "results.json"),
    `${JSON.stringify({ environment: facts, ...figures }, null, 2)}\n`,
  );
  return { reportFile, figures };
}
