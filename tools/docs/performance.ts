import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Report, Row } from "../../bench/harness/case.js";
import { markdownTable, shortNumber } from "./marked.js";
import { EXPERIMENT_FILE } from "./vonMisesFisher.js";
import { asLayerRow, sparsityTable } from "./sparsity.js";

/** Every report of times in the folder, by file name; none where there is no folder. */
export async function readReports(folder: string): Promise<readonly Report[]> {
  const names = (await readdir(folder, { recursive: true }).catch(missingIsEmpty)).filter(
    (name) => name.endsWith(".json") && name !== EXPERIMENT_FILE,
  );
  return Promise.all(
    names.sort().map(async (name) => JSON.parse(await readFile(path.join(folder, name), "utf8")) as Report),
  );
}

function missingIsEmpty(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}

/**
 * One table per report: a row for each case, a column for each subject, and how many times as fast as it we are; and one of sparse
 * layers by their part of zeros, where there are any.
 */
export function performanceTables(reports: readonly Report[]): string {
  if (reports.length === 0) return "No report is committed in bench/results yet: run `npm run bench` on your machine.";
  return reports.map(describeReport).join("\n\n");
}

function describeReport(report: Report): string {
  const layers = report.rows.flatMap((row) => asLayerRow(row) ?? []);
  return [
    `### ${report.suite}, ${report.variant}, ${report.engine}`,
    report.machine,
    subjectTable(report.rows.filter((row) => asLayerRow(row) === undefined)),
    ...(layers.length === 0 ? [] : [sparsityTable(layers)]),
    ...(report.notes.length === 0 ? [] : [report.notes.map((note) => `- ${note}`).join("\n")]),
  ].join("\n\n");
}

function subjectTable(all: readonly Row[]): string {
  const absolute = all.filter(({ peer }) => peer === undefined);
  const subjects = [...new Set(absolute.map(({ subject }) => subject))];
  const peers = [...new Set(all.flatMap(({ peer }) => peer ?? []))];
  const others = peers.filter((peer) => !subjects.includes(peer));
  const cases = [...new Set(all.map((row) => row.case))];
  const rows = cases.map((name) => {
    const own = all.filter((row) => row.case === name);
    return [name, own[0]?.unit ?? "", ...[...subjects, ...others].map((subject) => cell(own, subject))];
  });
  return markdownTable(["case", "unit", ...subjects, ...others], rows);
}

/** The measured value, and in brackets our speed as a multiple of this subject's. */
function cell(rows: readonly Row[], subject: string): string {
  const value = rows.find((row) => row.subject === subject && row.peer === undefined);
  const ratio = rows.find((row) => row.peer === subject)?.ratio;
  const parts = [
    ...(value === undefined ? [] : [shortNumber(value.value)]),
    ...(ratio === undefined ? [] : [`(${ratio.toFixed(2)}x)`]),
  ];
  return parts.join(" ");
}
