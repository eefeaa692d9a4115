import type { Row } from "../../bench/harness/case.js";
import { markdownTable, shortNumber } from "./marked.js";

/** A layer, its block, and the part of zeros: as bench/sparse/layers.ts names its cases. */
const CASE = /^(?<layer>.+), (?<block>block \d), (?<sparsity>[\d.]+ %)$/;
const DENSE = "lanewise dense";

export interface LayerRow {
  readonly layer: string;
  readonly sparsity: string;
  readonly row: Row;
}

/** Undefined for rows of other cases. */
export function asLayerRow(row: Row): LayerRow | undefined {
  const parts = CASE.exec(row.case)?.groups;
  return parts && { layer: `${parts["layer"]}, ${parts["block"]}`, sparsity: parts["sparsity"] ?? "", row };
}

/**
 * A row for each layer and block, a column for each part of zeros: GFLOP/s by the weights that are kept and, behind the stroke, by
 * all of them (effective), and in brackets how many times as fast as our dense kernel.
 */
export function sparsityTable(rows: readonly LayerRow[]): string {
  const sparsities = [...new Set(rows.map(({ sparsity }) => sparsity))];
  const layers = [...new Set(rows.map(({ layer }) => layer))];
  const cells = layers.map((layer) => [
    layer,
    ...sparsities.map((sparsity) =>
      cell(rows.filter((each) => each.layer === layer && each.sparsity === sparsity).map(({ row }) => row)),
    ),
  ]);
  return markdownTable(["layer", ...sparsities], cells);
}

function cell(rows: readonly Row[]): string {
  const own = rows.filter(({ subject, peer }) => peer === undefined && !subject.startsWith(DENSE));
  const values = own.map(({ value }) => shortNumber(value)).join(" / ");
  const ratio = rows.find(({ peer }) => peer === DENSE)?.ratio;
  return ratio === undefined ? values : `${values} (${ratio.toFixed(2)}x)`;
}
