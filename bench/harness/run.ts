/** Runs the cases of a suite: prepare, check, warm up, rounds in turn, absolute times. @module */
import { sampleSeconds } from "./absolute.js";
import type { Case, Row } from "./case.js";
import { checkFor } from "./check.js";
import { median, medianAbsoluteDeviation } from "./statistics.js";
import type { Prepared, Subject, Workload } from "./subject.js";
import { timeInTurn, warmUp } from "./time.js";

/** benchmark.js takes ten runs at least: slower subjects keep the times of their rounds. */
const SLOW_SECONDS = 1;

interface Contender {
  readonly name: string;
  readonly prepared: Prepared;
  readonly asynchronous: boolean;
}

export interface SuiteRun {
  readonly cases: readonly Case[];
  /** The first is compared with each of the others. */
  readonly subjects: readonly Subject[];
  /** The machine's measured peak, in the rounds of every case counted in GFLOP/s. */
  readonly roof?: Prepared & { readonly flops: number };
  onRows(rows: readonly Row[]): void;
  /** What could not be measured; an error of the first subject is a failure. */
  onNote(note: string, failure: boolean): void;
}

/** Seconds per run to the case's unit. */
function inUnit(unit: Case["unit"], work: number, seconds: number): number {
  return unit === "ms" ? seconds * 1e3 : work / seconds / 1e9;
}

function rowOf(suiteCase: Case, subject: string, seconds: readonly number[], work = suiteCase.work): Row {
  const values = seconds.map((each) => inUnit(suiteCase.unit, work, each));
  return {
    case: suiteCase.name,
    subject,
    unit: suiteCase.unit,
    value: median(values),
    mad: medianAbsoluteDeviation(values),
  };
}

async function enter(
  subject: Subject,
  workload: Workload,
  check: ReturnType<typeof checkFor>,
): Promise<Contender | undefined> {
  const prepared = await subject.prepare(workload);
  if (!prepared) return undefined;
  try {
    await check(subject.name, prepared);
    const pending = prepared.run();
    await pending;
    return { name: subject.name, prepared, asynchronous: pending !== undefined };
  } catch (error) {
    prepared.dispose();
    throw error;
  }
}

async function enterAll(suiteCase: Case, run: SuiteRun): Promise<Contender[]> {
  const workload = suiteCase.workload();
  const check = checkFor(workload, suiteCase.tolerance);
  const contenders: Contender[] = [];
  const subjects = suiteCase.alone ? run.subjects.slice(0, 1) : run.subjects;
  for (const [index, subject] of subjects.entries()) {
    try {
      const contender = await enter(subject, workload, check);
      if (contender) contenders.push(contender);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      run.onNote(`${suiteCase.name}: ${subject.name} failed: ${message}`, index === 0);
    }
  }
  return contenders;
}

/** The first contender against another, round by round. */
function ratioRow(
  suiteCase: Case,
  first: Contender,
  seconds: readonly number[],
  peer: string,
  factors: readonly number[],
): Row {
  return { ...rowOf(suiteCase, first.name, seconds), peer, ratio: median(factors) };
}

/** Absolute rows for all; ratios where the suite's first subject takes part. */
async function timeContenders(suiteCase: Case, contenders: readonly Contender[], run: SuiteRun): Promise<Row[]> {
  const roof = suiteCase.unit === "GFLOP/s" ? run.roof : undefined;
  const prepared = contenders.map((contender) => contender.prepared);
  if (roof) prepared.push(roof);
  const counts: number[] = [];
  for (const subject of prepared) counts.push(await warmUp(subject, subject === roof ? 0 : suiteCase.warmUpSeconds));
  const rounds = await timeInTurn(prepared, counts);
  const rows: Row[] = [];
  for (const [index, { name, prepared: subject, asynchronous }] of contenders.entries()) {
    const taken = rounds[index] as number[];
    const slow = median(taken) > SLOW_SECONDS;
    const seconds = slow ? taken : await sampleSeconds(name, subject, asynchronous);
    rows.push(rowOf(suiteCase, name, seconds));
    if (suiteCase.denseWork !== undefined)
      rows.push(rowOf(suiteCase, `${name}, effective`, seconds, suiteCase.denseWork));
  }
  const [first, ...others] = contenders;
  const [ours, ...theirs] = rounds;
  if (!first || !ours || first.name !== run.subjects[0]?.name) return rows;
  others.forEach(({ name }, index) => {
    const factors = (theirs[index] as number[]).map((seconds, round) => seconds / (ours[round] as number));
    rows.push(ratioRow(suiteCase, first, ours, name, factors));
  });
  if (roof) {
    const rate = roof.flops / suiteCase.work;
    const factors = (rounds.at(-1) as number[]).map((seconds, round) => seconds / rate / (ours[round] as number));
    rows.push(ratioRow(suiteCase, first, ours, "roof", factors));
  }
  return rows;
}

export async function runSuite(run: SuiteRun): Promise<void> {
  for (const suiteCase of run.cases) {
    const contenders = await enterAll(suiteCase, run);
    try {
      if (contenders.length > 0) run.onRows(await timeContenders(suiteCase, contenders, run));
    } finally {
      for (const { prepared } of contenders) prepared.dispose();
    }
  }
}
