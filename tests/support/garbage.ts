import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Collects garbage, and lets finalizers run, until the condition holds. @throws when it does not within some seconds. */
export async function collectUntil(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (condition()) return;
    collectGarbage();
    await wait(10);
  }
  assert.fail("what was forgotten was not collected");
}

/**
 * Asserts that running keeps nothing. An engine's own tables (code, feedback of call sites) grow for hundreds of runs, at
 * times of its choosing; what runs keep grows each time. So some hundred runs must leave the heap as it was: 10 bytes a run
 * are less than any object.
 */
export function assertKeepsNothing(run: () => void): void {
  const RUNS = 100;
  const growths: number[] = [];
  while (growths.length < 200) {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let count = 0; count < RUNS; count += 1) run();
    collectGarbage();
    const growth = process.memoryUsage().heapUsed - before;
    if (Math.abs(growth) < 10 * RUNS) return;
    growths.push(growth);
  }
  assert.fail(`the heap grew by ${growths.join(", ")} bytes in ${RUNS} runs each`);
}
