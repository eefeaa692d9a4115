/** A report in which only some cases were measured again. @module */
import type { Report, Row } from "./case.js";

const KEYS = ["machine", "engine", "variant", "suite"] as const;

/**
 * `before` with every case of `after` in place of its own, in the same order, what is new at the end.
 *
 * @throws RangeError when the two are not of one machine, engine, variant and suite.
 */
export function updateReport(before: Report, after: Report): Report {
  for (const key of KEYS)
    if (before[key] !== after[key])
      throw new RangeError(`report: expected one of the same ${key}, ${before[key]}, came ${after[key]}`);
  const measured = new Set(after.rows.map((row) => row.case));
  const known = new Set(before.rows.map((row) => row.case));
  const rows = [...known].flatMap((name): readonly Row[] =>
    (measured.has(name) ? after : before).rows.filter((row) => row.case === name),
  );
  const isOld = (note: string): boolean => [...measured].some((name) => note.startsWith(`${name}: `));
  return {
    ...after,
    rows: [...rows, ...after.rows.filter((row) => !known.has(row.case))],
    notes: [...new Set([...before.notes.filter((note) => !isOld(note)), ...after.notes])],
  };
}
