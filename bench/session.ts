/** One suite on one engine, the same in Node and in a page. @module */
import { copyOfRows } from "./bessel/directions.js";
import type { Row } from "./harness/case.js";
import { runSuite } from "./harness/run.js";
import type { Subject } from "./harness/subject.js";
import { javaScript, javaScriptScattered } from "./kan/javaScript.js";
import { oursWithRelu } from "./kan/layer.js";
import { load, type Variant } from "./lanewise.js";
import { ours, oursDense } from "./ours.js";
import { measureRoof } from "./roof.js";
import { suiteByName } from "./suites.js";

/** Plain data: a page gets it from its driver. */
export interface SessionOptions {
  readonly suite: string;
  /** Regular expression on the names of the cases. */
  readonly only: string;
  /** Regular expression on the names of the peers, or none. */
  readonly peers?: string;
  readonly variant?: Variant;
}

export type StartPeers = (names: RegExp) => Promise<Subject[]>;

/** From the fastest to the slowest. */
const VARIANTS: readonly Variant[] = ["relaxed", "simd", "scalar"];

export interface Listener {
  onRows(rows: readonly Row[]): void;
  onNote(note: string, failure: boolean): void;
}

/** The variant asked for, or the fastest, and after it the slower ones. */
async function variantSubjects(options: SessionOptions): Promise<Subject[]> {
  const first = await load(options.variant ? { variant: options.variant } : {});
  const slower = VARIANTS.slice(VARIANTS.indexOf(first.info.variant) + 1);
  return [ours(first), ...(await Promise.all(slower.map(async (variant) => ours(await load({ variant })))))];
}

async function peerSubjects(options: SessionOptions, startPeers: StartPeers): Promise<Subject[]> {
  const runtime = await load(options.variant ? { variant: options.variant } : {});
  const own = [ours(runtime), oursDense(runtime), oursWithRelu(runtime), javaScript, javaScriptScattered, copyOfRows];
  if (options.peers === undefined) return own;
  return [...own, ...(await startPeers(new RegExp(options.peers)))];
}

/** Runs the suite and gives the name of what was timed first. */
export async function runSession(options: SessionOptions, startPeers: StartPeers, listener: Listener): Promise<string> {
  const only = new RegExp(options.only);
  const suite = suiteByName(options.suite);
  const cases = suite.cases.filter(({ name }) => only.test(name));
  const subjects =
    suite.subjects === "variants" ? await variantSubjects(options) : await peerSubjects(options, startPeers);
  const { rows, roof } = measureRoof();
  listener.onRows(rows);
  const timed = new Set<string>();
  const onRows = (added: readonly Row[]): void => {
    for (const { subject } of added) timed.add(subject);
    listener.onRows(added);
  };
  const onNote = (note: string, failure: boolean): void => listener.onNote(note, failure);
  await runSuite({ onRows, onNote, cases, subjects, roof });
  for (const { name, remark } of subjects)
    if (remark !== undefined && timed.has(name)) listener.onNote(`${name}: ${remark}`, false);
  return subjects[0]?.name.replace("lanewise ", "") ?? "none";
}
