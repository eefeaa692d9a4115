/** The suite of every registered kernel, each by itself; the variants that the engine has are its subjects. @module */
import type { Case } from "../harness/case.js";
import { activationTimings } from "./activation.js";
import { besselTimings } from "./bessel.js";
import { convolutionTimings } from "./convolution.js";
import { coreTimings } from "./core.js";
import { kanBasisTimings } from "./kanBases.js";
import { kanTimings } from "./kan.js";
import { planeTimings } from "./planes.js";
import { rationalMatmulTimings } from "./rationalMatmul.js";
import { sparseTimings } from "./sparse.js";
import type { TimedKernel, Timing } from "./timing.js";
import { trainTimings } from "./train.js";
import { transformerTimings } from "./transformer.js";
import { vonMisesFisherTimings } from "./vonMisesFisher.js";

const TIMINGS: Readonly<Record<TimedKernel, Timing>> = {
  ...coreTimings,
  ...besselTimings,
  ...vonMisesFisherTimings,
  ...convolutionTimings,
  ...planeTimings,
  ...sparseTimings,
  ...activationTimings,
  ...kanTimings,
  ...rationalMatmulTimings,
  ...trainTimings,
  ...transformerTimings,
  ...kanBasisTimings,
};

const WARM_UP_SECONDS = 0.5;
/** Between variants: `relaxed` rounds fewer times, and sums in another order. */
const TOLERANCE = 1e-4;

export const kernelCases: readonly Case[] = Object.entries(TIMINGS).map(([name, { unit, work, place }]) => ({
  name,
  unit,
  work,
  warmUpSeconds: WARM_UP_SECONDS,
  tolerance: TOLERANCE,
  workload: () => ({ kind: "kernel", place }),
}));
