/** Von Mises-Fisher distributions: a fit beside a copy of its rows, and kappa from rho. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import type { ConcentrationWorkload, DirectionFitWorkload, Prepared, Subject } from "../harness/subject.js";
import type { Lanewise } from "../lanewise.js";
import { referenceDirections } from "../reference/directions.js";

const WARM_UP_SECONDS = 0.5;
const TOLERANCE = 1e-5;

/** The rows repeat: as far apart as these are, no cache knows. */
const DIFFERENT_ROWS = 500;
const ROWS = 50_000;
const COLUMNS = 2048;
const CALLS = 256;

function fitWorkload(): DirectionFitWorkload {
  const part = uniform(DIFFERENT_ROWS * COLUMNS, 1, 1).map((value) => value + 0.3);
  const rows = new Float32Array(ROWS * COLUMNS);
  for (let start = 0; start < rows.length; start += part.length) rows.set(part, start);
  return { kind: "directionFit", n: ROWS, d: COLUMNS, rows };
}

function concentrationWorkload(d: number): ConcentrationWorkload {
  return { kind: "concentration", d, rho: Float64Array.from({ length: CALLS }, (_, index) => (index + 0.5) / CALLS) };
}

export const directionCases: readonly Case[] = [
  {
    name: `fit ${ROWS}x${COLUMNS} f32`,
    unit: "Gelements/s",
    work: ROWS * COLUMNS,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: TOLERANCE,
    workload: fitWorkload,
  },
  ...[2, 64, 2048, 32768].map((d): Case => {
    return {
      name: `kappa of ${CALLS} rho, d = ${d}`,
      unit: "ms",
      work: CALLS,
      warmUpSeconds: WARM_UP_SECONDS,
      tolerance: TOLERANCE,
      workload: () => concentrationWorkload(d),
    };
  }),
];

export function prepareFit(runtime: Lanewise, { n, d, rows }: DirectionFitWorkload): Prepared {
  const { vonMisesFisher } = runtime.bessel;
  let fit = vonMisesFisher.fit(rows, [n, d]);
  return {
    run: () => {
      fit = vonMisesFisher.fit(rows, [n, d]);
    },
    output: () => Float32Array.of(...fit.mu, fit.meanResultantLength),
    dispose: () => undefined,
  };
}

/** One call for each value, as a fit makes it. */
export function prepareConcentration(runtime: Lanewise, { d, rho }: ConcentrationWorkload): Prepared {
  const { vonMisesFisher } = runtime.bessel;
  const kappas = new Float64Array(rho.length);
  return {
    run: () => rho.forEach((value, index) => (kappas[index] = vonMisesFisher.kappa(d, value))),
    output: () => Float32Array.from(kappas),
    dispose: () => undefined,
  };
}

/** The floor of a fit: its rows copied from one array to another. */
export const copyOfRows: Subject = {
  name: "copy",
  prepare: (workload) => {
    if (workload.kind !== "directionFit") return undefined;
    const copy = new Float32Array(workload.rows.length);
    return {
      run: () => copy.set(workload.rows),
      output: () => Float32Array.from(referenceDirections({ ...workload, rows: copy })),
      dispose: () => undefined,
    };
  },
};
