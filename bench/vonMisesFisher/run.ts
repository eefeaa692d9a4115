/** `npm run bench -- von-mises-fisher`: the experiment, beside SciPy, with its tables and its report. @module */
import { writeFileSync } from "node:fs";
import { load } from "../lanewise.js";
import type { Options } from "../options.js";
import { machineName } from "../report.js";
import { featureFits, recoveries, WHOLE, type FeatureFit, type Recovery } from "./experiment.js";
import { featureTable, recoveryTable, type ExperimentReport } from "./report.js";
import { askScipy } from "./scipy.js";

export const EXPERIMENT = "von-mises-fisher";

/** |z| of one in 16,000 fits is larger when all is right. */
const MOST_ERRORS = 4;

/** The exit code: 1 where a kappa is not recovered. */
export async function runExperiment({ variant, json }: Options): Promise<number> {
  using runtime = await load(variant === undefined ? {} : { variant });
  const found: Recovery[] = [];
  for (const recovery of recoveries(runtime, WHOLE)) {
    found.push(recovery);
    console.log(`d ${recovery.dimension}, rho ${recovery.trueLength}: z ${recovery.z.toFixed(2)}`);
  }
  const features: FeatureFit[] = [];
  for (const fit of featureFits(runtime, WHOLE)) {
    features.push(fit);
    console.log(`d ${fit.dimension}, |N(${fit.featureMean}, 1)|: rho ${fit.meanResultantLength.toFixed(5)}`);
  }
  const scipy = askScipy(found);
  if (scipy === undefined) console.log("note: SciPy was not found (python3 with scipy), its columns are left out");
  const { vonMisesFisher } = runtime.bessel;
  const report: ExperimentReport = {
    machine: machineName(),
    engine: `Node ${process.version}`,
    variant: runtime.info.variant,
    ...(scipy === undefined ? {} : { scipy: scipy.version }),
    recoveries: found.map(({ mu, ...row }, index) => ({
      ...row,
      logPdf: vonMisesFisher.logPdf(mu, { mu, kappa: row.trueKappa })[0]!,
      ...(scipy === undefined ? {} : { scipy: scipy.results[index]! }),
    })),
    features: features.map(({ mu: _, ...row }) => row),
  };
  console.log(`\n${recoveryTable(report.recoveries)}\n\n${featureTable(report.features)}`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  const missed = found.filter(({ z }) => !(Math.abs(z) <= MOST_ERRORS)).length;
  console.log(`\n${found.length} fits, ${missed} of them off by more than ${MOST_ERRORS} standard errors`);
  return missed === 0 ? 0 : 1;
}
