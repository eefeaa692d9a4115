import type { Variant } from "../runtime/types.js";
import { COLUMN_COST } from "../sparse/arrange.js";
import type { Product } from "./sparseWeights.js";

/**
 * Time of a stored weight in the sparse kernel over that of any weight in the dense one, measured on MobileNet's layers (Zen 5; Node 24
 * for relaxed, Node 20 for the others): 43 of 68 GFLOP/s relaxed, 43 of 62 simd, 5.5 of 10.6 scalar.
 */
const PLANES: Readonly<Record<Variant, number>> = { relaxed: 1.45, simd: 1.45, scalar: 1.9 };
/** Of a dense layer, whose inputs are gathered: 4.8 of 44, 4.9 of 22 and 5.3 of 6.8 GFLOP/s; blocks need fewer of them. */
const VECTORS: Readonly<Record<Variant, number>> = { relaxed: 9, simd: 4.7, scalar: 1.3 };
const GATHERED_BLOCK: Readonly<Record<1 | 2 | 4, number>> = { 1: 1, 2: 0.7, 4: 0.4 };
/** Blocks take less a weight than single rows. */
const BLOCK: Readonly<Record<1 | 2 | 4, number>> = {
  1: COLUMN_COST.single,
  2: COLUMN_COST.two / 2,
  4: COLUMN_COST.four / 4,
};
/** What starting and storing a row takes, in weights. */
const PER_ROW = 1;
/** What turning a token's input or output takes, in weights. */
const PER_TURNED = 3;
const FEWEST_SHARED = 4;

/** Below four pixels or tokens inputs are gathered one by one. */
export function isGathered({ pixels, tokens }: Product): boolean {
  return pixels < FEWEST_SHARED && tokens < FEWEST_SHARED;
}

/** How many times as fast the sparse kernel is as the dense one, by a model that reads no clock. */
export function modelledSpeedup(
  product: Product,
  { stored, block }: { readonly stored: number; readonly block: 1 | 2 | 4 },
  variant: Variant,
): number {
  const { outputs, inputs, tokens } = product;
  const perWeight = isGathered(product) ? VECTORS[variant] * GATHERED_BLOCK[block] : PLANES[variant] * BLOCK[block];
  const turned = tokens < FEWEST_SHARED ? 0 : inputs + outputs;
  return (outputs * inputs) / (perWeight * (stored + PER_ROW * outputs + PER_TURNED * turned));
}
