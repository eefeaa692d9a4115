import type { Outcome } from "./suite.js";

/** A test skipped with this prefix and a reason names an engine that the machine lacks; no other test may be skipped. */
const NOT_RUN = "not run: ";

/** Counts of a report in TAP as node:test writes it: what was cancelled, is still to do or was skipped for no stated lack has failed. */
export function readTap(tap: string): Outcome {
  const total = (label: string): number => {
    const matches = [...tap.matchAll(new RegExp(`^# ${label} (\\d+)$`, "gm"))];
    return Number(matches.at(-1)?.[1] ?? 0);
  };
  const skipped = [...tap.matchAll(/^ *(?:not )?ok .*# SKIP ?(.*)$/gm)].map((match) => match[1] ?? "");
  const notRun = skipped.filter((reason) => reason.startsWith(NOT_RUN)).map((reason) => reason.slice(NOT_RUN.length));
  const unfinished = total("cancelled") + total("todo") + total("skipped") - notRun.length;
  return { passed: total("pass"), failed: total("fail") + unfinished, notRun: [...new Set(notRun)] };
}
