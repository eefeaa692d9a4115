/** The suites by name. @module */
import { denseCases } from "./dense/dense.js";
import type { Case } from "./harness/case.js";

export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

export const SUITES: readonly Suite[] = [
  { name: "roof", cases: [] },
  { name: "dense", cases: denseCases },
];

export function suiteByName(name: string): Suite {
  const suite = SUITES.find((each) => each.name === name);
  if (!suite) throw new RangeError(`suite: expected ${SUITES.map((each) => each.name).join(", ")}, came ${name}`);
  return suite;
}
