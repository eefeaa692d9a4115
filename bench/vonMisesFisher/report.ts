/** What the experiment found: as JSON, and as the tables of docs/von-mises-fisher.md. @module */
import { markdownTable } from "../../tools/docs/marked.js";
import type { FeatureFit, Recovery } from "./experiment.js";
import type { ScipyResult } from "./scipy.js";

export interface ExperimentReport {
  readonly machine: string;
  readonly engine: string;
  readonly variant: string;
  /** Undefined where there is none. */
  readonly scipy?: string;
  readonly recoveries: readonly RecoveryRow[];
  readonly features: readonly FeatureRow[];
}

export type RecoveryRow = Omit<Recovery, "mu"> & {
  /** Log-density of the resultant's direction under the true kappa. */
  readonly logPdf: number;
  readonly scipy?: ScipyResult;
};
export type FeatureRow = Omit<FeatureFit, "mu">;

export function recoveryTable(rows: readonly RecoveryRow[]): string {
  return markdownTable(
    [
      "d",
      "true rho",
      "true kappa",
      "kappa ± standard error",
      "z",
      "likeliest kappa",
      "log-likelihood a row",
      "of the true one",
      "draw, add, fit (CPU s)",
      "SciPy's kappa",
      "log f(mu)",
      "SciPy's",
    ],
    rows.map((row) => [
      String(row.dimension),
      String(row.trueLength),
      row.trueKappa.toFixed(2),
      `${row.correctedKappa.toFixed(2)} ± ${row.standardError.toFixed(2)}`,
      row.z.toFixed(2),
      row.kappa.toFixed(2),
      row.logLikelihoodPerRow.toFixed(2),
      row.trueLogLikelihoodPerRow.toFixed(2),
      secondsCell(row),
      row.scipy === undefined ? "" : shortText(row.scipy.kappa),
      row.logPdf.toFixed(4),
      row.scipy === undefined ? "" : shortText(row.scipy.logPdf),
    ]),
  );
}

export function featureTable(rows: readonly FeatureRow[]): string {
  return markdownTable(
    [
      "d",
      "features",
      "rho",
      "kappa ± standard error",
      "of the limit",
      "log-likelihood a row",
      "draw, add, fit (CPU s)",
    ],
    rows.map((row) => [
      String(row.dimension),
      `|N(${row.featureMean}, 1)|`,
      row.meanResultantLength.toFixed(5),
      `${row.correctedKappa.toFixed(1)} ± ${row.standardError.toFixed(1)}`,
      row.limitKappa.toFixed(1),
      row.logLikelihoodPerRow.toFixed(2),
      secondsCell(row),
    ]),
  );
}

function secondsCell({ seconds: { draw, add, fit } }: RecoveryRow | FeatureRow): string {
  return [draw, add, fit].map((seconds) => seconds.toFixed(seconds < 0.1 ? 4 : 2)).join(", ");
}

/** Numbers with few digits, other words as they are. */
function shortText(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? (Math.abs(value) < 1e-3 ? value.toExponential(0) : value.toFixed(4)) : text;
}
