import { readFile } from "node:fs/promises";
import path from "node:path";
import { featureTable, recoveryTable, type ExperimentReport } from "../../bench/vonMisesFisher/report.js";

/** In bench/results, as `npm run bench -- von-mises-fisher --json` writes it. */
export const EXPERIMENT_FILE = "von-mises-fisher.json";

export async function readExperiment(folder: string): Promise<ExperimentReport> {
  return JSON.parse(await readFile(path.join(folder, EXPERIMENT_FILE), "utf8")) as ExperimentReport;
}

export function vonMisesFisherTables(report: ExperimentReport): string {
  const { machine, engine, variant, scipy, recoveries, features } = report;
  return [
    `${machine}; ${engine}; \`${variant}\`${scipy === undefined ? "" : `; SciPy ${scipy}`}`,
    "### Known distributions",
    recoveryTable(recoveries),
    "### Features",
    featureTable(features),
  ].join("\n\n");
}
