import { checkBoolean } from "../runtime/checks.js";
import { checkOptions } from "../runtime/options.js";
import type { Concentrations } from "./concentrations.js";
import type { Resultant } from "./resultant.js";
import type { DirectionFit } from "./types.js";

export interface EstimateOptions {
  readonly biasCorrected: boolean;
}

/** Of a caller that may have options of its own. */
export function checkEstimateOptions(options: unknown = {}, others: readonly string[] = []): EstimateOptions {
  const { biasCorrected = false } = checkOptions("options", options, ["biasCorrected", ...others]);
  return { biasCorrected: checkBoolean("options.biasCorrected", biasCorrected) };
}

/** The distribution of a resultant of d dimensions, whose weight is above 0. */
export function estimate(concentrations: Concentrations, resultant: Resultant, options: EstimateOptions): DirectionFit {
  const { mu, length, complement, weight } = resultant;
  const d = mu.length;
  const corrected = options.biasCorrected ? withoutBias(resultant) : resultant;
  const kappa = concentrations.kappaOf(d, corrected.length, corrected.complement);
  const isFinite = kappa < Infinity;
  // kappa rho - kappa is taken together: both alone are as large as kappa.
  const logLikelihood = isFinite ? weight * (concentrations.logPeak(d, kappa) - kappa * complement) : Infinity;
  return {
    mu,
    kappa,
    meanResultantLength: length,
    meanResultantComplement: complement,
    logLikelihood,
    standardError: concentrations.standardError(d, kappa, weight),
    weight,
  };
}

/** rho^2 has the expectation R^2 + (1 - R^2) / n, R the true length: 1 - rho^2 is too small by n / (n - 1). */
function withoutBias({ length, complement, weight }: Resultant): {
  readonly length: number;
  readonly complement: number;
} {
  if (complement === 0) return { length, complement };
  const rest = weight > 1 ? complement * (1 + length) * (weight / (weight - 1)) : 1;
  const corrected = Math.sqrt(Math.max(1 - rest, 0));
  return { length: corrected, complement: rest >= 1 ? 1 : rest / (1 + corrected) };
}
