/** The table and the file. @module */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Report, Row } from "./harness/case.js";
import { updateReport } from "./harness/update.js";

export function machineName(): string {
  const processors = cpus();
  return `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${process.platform} ${process.arch}`;
}

const COLUMNS = [46, 32, 12, 10, 12, 8] as const;

/** Numbers to the right of their column, words to the left. */
function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index < 2 ? cell.padEnd(COLUMNS[index] ?? 0) : cell.padStart(COLUMNS[index] ?? 0)))
    .join(" ")
    .trimEnd();
}

function digits(value: number): string {
  return Number.isInteger(value) || value >= 1000 ? value.toFixed(0) : value.toPrecision(4);
}

export function header(): string {
  return line(["case", "subject", "median", "MAD", "unit", "ratio"]);
}

/** A row of its own, or the first subject's ratio to a peer. */
export function rowLine(row: Row): string {
  if (row.peer === undefined) return line([row.case, row.subject, digits(row.value), digits(row.mad), row.unit]);
  return line([
    row.case,
    `  against ${row.peer}`,
    digits(row.value),
    digits(row.mad),
    row.unit,
    `${row.ratio?.toFixed(2)}x`,
  ]);
}

/** Into the report that is there already, where only a part of the suite was run. */
export function writeReport(path: string, report: Report, isPart: boolean): void {
  const before = isPart && existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : undefined;
  const whole = before === undefined ? report : updateReport(before, report);
  writeFileSync(path, `${JSON.stringify(whole, undefined, 2)}\n`);
}
