import { createBessel } from "../bessel/index.js";
import type { BesselFunctions } from "../bessel/types.js";
import type { RuntimeContext } from "../runtime/context.js";
import { Concentrations } from "./concentrations.js";
import { logPdf, posterior } from "./density.js";
import { klDivergence } from "./divergence.js";
import { fitRows } from "./fit.js";
import { fitMixture } from "./mixture.js";
import { sample } from "./sample.js";
import { ExactSums } from "./sums.js";
import type { Bessel, VonMisesFisher } from "./types.js";

export type * from "./types.js";

/** Bessel functions and the distributions that are made of them, over one instance. */
export function createBesselFamily(context: RuntimeContext): Bessel {
  const functions = createBessel(context);
  return { ...functions, vonMisesFisher: createVonMisesFisher(context, functions) };
}

function createVonMisesFisher(context: RuntimeContext, functions: BesselFunctions): VonMisesFisher {
  const concentrations = new Concentrations(context, functions);
  return {
    fit: (rows, shape, options) => fitRows(context, concentrations, rows, shape, options),
    sums: (d, state) => {
      const sums = new ExactSums(context, concentrations, d);
      return state === undefined ? sums : sums.restore(state);
    },
    kappa: (d, rho) => concentrations.kappa(d, rho),
    kappaFromComplement: (d, oneMinusRho) => concentrations.kappaFromComplement(d, oneMinusRho),
    meanResultantLength: (d, kappa) => concentrations.meanResultantLength(d, kappa),
    meanResultantComplement: (d, kappa) => concentrations.meanResultantComplement(d, kappa),
    standardError: (d, kappa, n) => concentrations.standardError(d, kappa, n),
    logNormalizer: (d, kappa) => concentrations.logNormalizer(d, kappa),
    entropy: (d, kappa) => concentrations.entropy(d, kappa),
    klDivergence: (a, b) => klDivergence(functions, a, b),
    logPdf: (rows, p) => logPdf(context, concentrations, rows, p),
    posterior: (rows, mixture) => posterior(context, concentrations, rows, mixture),
    sample: ((p: unknown, n: unknown, seed: unknown, options?: unknown) =>
      sample(context, p, n, seed, options)) as VonMisesFisher["sample"],
    mixture: (rows, shape, options) => fitMixture(context, concentrations, rows, shape, options),
  };
}
