import { readFileSync } from "node:fs";
import path from "node:path";

/** The reference points of tests/golden/von_mises_fisher.py. */

const folder = path.resolve(import.meta.dirname, "../../golden");

function rows(file: string): readonly (readonly number[])[] {
  const lines = readFileSync(path.join(folder, file), "utf8").trim().split("\n");
  return lines.slice(1).map((line) => line.split(",").map(Number));
}

export interface Point {
  readonly d: number;
  readonly kappa: number;
  readonly rho: number;
  readonly complement: number;
  readonly slope: number;
  readonly logHypergeometric: number;
  readonly scaled: number;
  readonly logUniform: number;
  readonly logNormalizer: number;
  readonly entropy: number;
}

export const POINTS: readonly Point[] = rows("von_mises_fisher.csv").map((values) => {
  const [d, kappa, rho, complement, slope, logHypergeometric, scaled, logUniform, logNormalizer, entropy] =
    values as unknown as [number, number, number, number, number, number, number, number, number, number];
  return { d, kappa, rho, complement, slope, logHypergeometric, scaled, logUniform, logNormalizer, entropy };
});

/** Divergences of kappa a from kappa b around one mean. */
export const DIVERGENCES: readonly {
  readonly d: number;
  readonly a: number;
  readonly b: number;
  readonly divergence: number;
}[] = rows("von_mises_fisher_divergence.csv").map((values) => {
  const [d, a, b, divergence] = values as unknown as [number, number, number, number];
  return { d, a, b, divergence };
});

/** A unit vector along an axis. */
export function axis(d: number, index = 0): Float64Array {
  const mu = new Float64Array(d);
  mu[index] = 1;
  return mu;
}
