/** What SciPy makes of the same means and distributions, in a Python of its own where there is one. @module */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Recovery } from "./experiment.js";

const SCRIPT = fileURLToPath(new URL("../peers/scipy/vonMisesFisher.py", import.meta.url));

export interface ScipyResults {
  readonly version: string;
  /** Of each problem. */
  readonly results: readonly ScipyResult[];
}

export interface ScipyResult {
  /** Fitted to the mean that ours was fitted to: a number, "inf", "nan", or the name of an error. */
  readonly kappa: string;
  /** Of the mean direction under the true kappa, likewise. */
  readonly logPdf: string;
}

/** Undefined without a Python that has SciPy: it is no package of ours to install. */
export function askScipy(recoveries: readonly Recovery[]): ScipyResults | undefined {
  const problems = recoveries.map(({ mu, meanResultantLength, trueKappa }) => ({
    mu: [...mu],
    rho: meanResultantLength,
    kappa: trueKappa,
  }));
  const input = JSON.stringify(problems);
  const { status, stdout, stderr, error } = spawnSync("python3", [SCRIPT], { input, maxBuffer: 1 << 26 });
  if (status === 0) return JSON.parse(stdout.toString()) as ScipyResults;
  if (error !== undefined) {
    if ("code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (stderr.includes("ModuleNotFoundError")) return undefined;
  throw new Error(`${SCRIPT}: ${stderr.toString()}`);
}
