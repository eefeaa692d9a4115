import { checkOptions } from "../runtime/options.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { checkBlock, checkGroup, checkMatrixShape, checkWeights } from "./checks.js";
import { addColumn, createMasks, type Masks } from "./masks.js";
import { indexOfNaN, markSmallest, zeroSmallest } from "./select.js";
import { groupSimilar } from "./similar.js";
import type { Block, Sparse } from "./types.js";

const OPTIONS = ["sparsity", "block", "group"];

/** The public `prune`. */
export const prune: Sparse["prune"] = (weights, shape, options) => {
  const [outputs, inputs] = checkMatrixShape(shape);
  const checked = checkWeights(weights, [outputs, inputs]);
  const { sparsity, block, group } = checkOptions("options", options, OPTIONS);
  const part = checkSparsity(sparsity);
  const rows = checkBlock("options.block", block, 1);
  const groupSize = checkGroup(group, rows);
  const index = indexOfNaN(checked);
  if (index >= 0) throw outOfRange(`weights[${index}]`, NaN, "a number");
  if (checked.length === 0) return checked.slice();
  const matrix = { weights: checked, outputs, inputs };
  if (groupSize !== undefined) return zeroSmallestSets(matrix, groupsOf(matrix, groupSize, part), part);
  if (rows > 1) return zeroSmallestSets(matrix, blocksOf(outputs, rows), part);
  return zeroSmallest(checked, Math.round(part * checked.length));
};

function checkSparsity(value: unknown): number {
  if (typeof value !== "number") throw wrongType("options.sparsity", value, "a number from 0 to below 1");
  if (value >= 0 && value < 1) return value;
  throw outOfRange("options.sparsity", value, "a number from 0 to below 1");
}

interface Matrix {
  readonly weights: Float32Array;
  readonly outputs: number;
  readonly inputs: number;
}

/** Rows in sets that become zero together, each at one input at a time. */
type RowSets = readonly Int32Array[];

/** A copy in which the sets of least mean square are zero, the first among equals. */
function zeroSmallestSets(matrix: Matrix, sets: RowSets, sparsity: number): Float32Array {
  const { weights, inputs } = matrix;
  const scores = meanSquares(matrix, sets);
  const isZeroed = markSmallest(scores, Math.round(sparsity * scores.length));
  const pruned = weights.slice();
  for (const [set, rows] of sets.entries()) {
    for (const row of rows) {
      for (let column = 0; column < inputs; column++) {
        if (isZeroed[set * inputs + column] === 1) pruned[row * inputs + column] = 0;
      }
    }
  }
  return pruned;
}

/** By set and input. Squares of f32 are exact in f64 and do not overflow. */
function meanSquares({ weights, inputs }: Matrix, sets: RowSets): Float64Array {
  const scores = new Float64Array(sets.length * inputs);
  for (const [set, rows] of sets.entries()) {
    for (const row of rows) {
      for (let column = 0; column < inputs; column++) {
        scores[set * inputs + column]! += weights[row * inputs + column]! ** 2 / rows.length;
      }
    }
  }
  return scores;
}

/** Neighbouring rows; those that are left over stand alone. */
function blocksOf(outputs: number, block: Block): RowSets {
  const sets: Int32Array[] = [];
  for (let row = 0; row < outputs;) {
    const size = row + block <= outputs ? block : 1;
    sets.push(Int32Array.from({ length: size }, (_, member) => row + member));
    row += size;
  }
  return sets;
}

/** Rows with the same important inputs; those that are left over make up a smaller set. */
function groupsOf(matrix: Matrix, size: number, sparsity: number): RowSets {
  const request = { size, fit: FIT * (1 / size), complete: true };
  const { members, rest } = groupSimilar(importantInputs(matrix, size, sparsity), request);
  const sets: Int32Array[] = [];
  for (let at = 0; at < members.length; at += size) sets.push(members.subarray(at, at + size));
  if (rest.length > 0) sets.push(rest);
  return sets;
}

/** Rows whose masks fill a common one to 1 / 1.3 = 77 % are grouped before those that are less alike. */
const FIT = 1.3;

/**
 * The largest weights of the matrix, by row: as many as can be left when groups are zeroed, so that in weights that were already pruned
 * none is missed and the groups are found again.
 */
function importantInputs({ weights, outputs, inputs }: Matrix, size: number, sparsity: number): Masks {
  const isSmall = markSmallest(weights, surelyZeroed(outputs, inputs, size, sparsity));
  const masks = createMasks(outputs, inputs);
  for (let row = 0; row < outputs; row++) {
    for (let column = 0; column < inputs; column++) {
      const index = row * inputs + column;
      if (isSmall[index] === 0 && weights[index] !== 0) addColumn(masks, row, column);
    }
  }
  return masks;
}

/** A number of weights that are surely zeroed with the groups: were those of the smaller group that is left over zeroed first. */
function surelyZeroed(outputs: number, inputs: number, size: number, sparsity: number): number {
  const small = outputs % size === 0 ? 0 : inputs;
  const zeroed = Math.round(sparsity * (Math.floor(outputs / size) * inputs + small));
  return Math.max(zeroed - small, 0) * size;
}
