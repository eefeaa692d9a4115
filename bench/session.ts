/** One suite on one engine, the same in Node and in a page. @module */
import type { Row } from "./harness/case.js";
import { runSuite } from "./harness/run.js";
import type { Subject } from "./harness/subject.js";
import { load, type Variant } from "./lanewise.js";
import { ours } from "./ours.js";
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

export interface Listener {
  onRows(rows: readonly Row[]): void;
  onNote(note: string, failure: boolean): void;
}

/** Runs the suite and gives the variant that was timed. */
export async function runSession(
  options: SessionOptions,
  startPeers: (names: RegExp) => Promise<Subject[]>,
  listener: Listener,
): Promise<Variant> {
  const only = new RegExp(options.only);
  const cases = suiteByName(options.suite).cases.filter(({ name }) => only.test(name));
  const runtime = await load(options.variant ? { variant: options.variant } : {});
  const peers = options.peers === undefined ? [] : await startPeers(new RegExp(options.peers));
  for (const { name, remark } of peers) if (remark !== undefined) listener.onNote(`${name}: ${remark}`, false);
  const { rows, roof } = measureRoof();
  listener.onRows(rows);
  await runSuite({ ...listener, cases, subjects: [ours(runtime), ...peers], roof });
  return runtime.info.variant;
}
