/** What only Node can measure: files and fresh processes. @module */
import { scipyRows } from "./bessel/scipy.js";
import { loadRows } from "./dense/load.js";
import type { Row } from "./harness/case.js";
import { sizeRows } from "./size.js";

export const NODE_SUITES: readonly string[] = ["load", "size"];

/** The rows of these suites, which also end the dense one. */
export async function nodeRows(suite: string, only: RegExp): Promise<readonly Row[]> {
  const rows: Row[] = [];
  if (suite === "load" || suite === "dense") rows.push(...loadRows());
  if (suite === "size" || suite === "dense") rows.push(...(await sizeRows()));
  if (suite === "bessel") rows.push(...(await scipyRows(only)));
  return rows.filter((row) => only.test(row.case));
}
