/** The suites by name. @module */
import { besselCases } from "./bessel/bessel.js";
import { directionCases } from "./bessel/directions.js";
import { denseCases } from "./dense/dense.js";
import type { Case } from "./harness/case.js";
import { kanCases } from "./kan/kan.js";
import { kernelCases } from "./kernels/kernels.js";
import { sparseCases } from "./sparse/sparse.js";

export interface Suite {
  readonly name: string;
  /** What we are compared with: peers, or our own slower variants. */
  readonly subjects: "peers" | "variants";
  readonly cases: readonly Case[];
}

export const SUITES: readonly Suite[] = [
  { name: "roof", subjects: "peers", cases: [] },
  { name: "dense", subjects: "peers", cases: denseCases },
  { name: "sparse", subjects: "peers", cases: sparseCases },
  { name: "kan", subjects: "peers", cases: kanCases },
  { name: "bessel", subjects: "peers", cases: [...besselCases, ...directionCases] },
  { name: "kernels", subjects: "variants", cases: kernelCases },
];

export function suiteByName(name: string): Suite {
  const suite = SUITES.find((each) => each.name === name);
  if (!suite) throw new RangeError(`suite: expected ${SUITES.map((each) => each.name).join(", ")}, came ${name}`);
  return suite;
}
