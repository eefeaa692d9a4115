/** Short rounds of several subjects in turn, in one process. @module */
import type { Prepared } from "./subject.js";

/** Long against the clock's resolution (5 us in a page), short against a change of the processor's frequency. */
const ROUND_SECONDS = 0.03;
const ROUNDS = 21;
/** All the rounds of one case end when they have taken this long, if there were at least `FEWEST_ROUNDS`. */
const BUDGET_SECONDS = 8;
const FEWEST_ROUNDS = 3;

const now = (): number => performance.now() / 1000;

/** Runs `count` times and gives the seconds of one. Only a subject that answers with a promise pays for awaiting it. */
async function secondsPerRun(prepared: Prepared, count: number): Promise<number> {
  const start = now();
  for (let run = 0; run < count; run++) {
    const pending = prepared.run();
    if (pending !== undefined) await pending;
  }
  return (now() - start) / count;
}

/** Runs until `seconds` have passed (once at least) and gives the number of runs that fill a round. */
export async function warmUp(prepared: Prepared, seconds: number): Promise<number> {
  const end = now() + seconds;
  let count = 1;
  let each: number;
  do {
    each = await secondsPerRun(prepared, count);
    count = Math.max(1, Math.min(4 * count, Math.round(ROUND_SECONDS / Math.max(each, 1e-9))));
  } while (now() < end);
  return Math.max(1, Math.round(ROUND_SECONDS / Math.max(each, 1e-9)));
}

/** Seconds per run, by subject and round. The order turns with the rounds, so that no subject always follows the same one. */
export async function timeInTurn(subjects: readonly Prepared[], counts: readonly number[]): Promise<number[][]> {
  const seconds: number[][] = subjects.map(() => []);
  const end = now() + BUDGET_SECONDS;
  for (let round = 0; round < ROUNDS && (round < FEWEST_ROUNDS || now() < end); round++) {
    for (let turn = 0; turn < subjects.length; turn++) {
      const index = (turn + round) % subjects.length;
      const each = await secondsPerRun(subjects[index] as Prepared, counts[index] as number);
      (seconds[index] as number[]).push(each);
    }
  }
  return seconds;
}
