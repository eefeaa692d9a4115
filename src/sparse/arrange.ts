import { masksOfRows, unionsOf, wordsFor } from "./masks.js";
import type { CompressedRows } from "./rows.js";
import { groupSimilar } from "./similar.js";
import type { Block } from "./types.js";

/** Every row once: blocks of four, blocks of two, single rows. Rows ascend inside a block. */
export interface Arrangement {
  readonly fours: Int32Array;
  readonly twos: Int32Array;
  readonly singles: Int32Array;
}

/**
 * Time of one stored column at one pixel, by the rows of its block, relative to a single row's: measured on planes of 196 and 784 pixels with 3 to
 * 51 columns a row, `relaxed` (`simd`: 1.54 and 3.1). What starts and ends a block is left to packing, which divides short fours.
 */
export const COLUMN_COST = { single: 1, two: 1.46, four: 2.84 } as const;

/** Words of masks up to which similar rows are looked for: 2^27 weights, 16 MiB. Above, rows keep their order. */
const MOST_MASK_WORDS = 2 ** 22;

export interface ArrangeRequest {
  /** Exactly these blocks, or what pays. */
  readonly block: Block | "auto";
  /** Rows that share a mask, if known: with "auto" no block has more. */
  readonly group: number | undefined;
}

/** Rows put together in blocks so that little is filled in: as they come, or by similarity where that costs less. */
export function arrangeRows(rows: CompressedRows, { block, group }: ArrangeRequest): Arrangement {
  const largest = block === "auto" ? largestBlock(group) : block;
  if (largest === 1) return { fours: none(), twos: none(), singles: allOf(rows.outputs) };
  const isForced = block !== "auto";
  const neighbours = isForced ? forcedNeighbours(rows.outputs, largest) : payingNeighbours(rows, largest);
  if (rows.outputs * wordsFor(rows.inputs) > MOST_MASK_WORDS) return neighbours;
  const similar = arrangeSimilar(rows, largest, isForced);
  return columnCost(rows, similar) < columnCost(rows, neighbours) ? similar : neighbours;
}

/** The cost of all stored columns. */
export function columnCost(rows: CompressedRows, { fours, twos, singles }: Arrangement): number {
  const count = createUnionCounter(rows);
  const sum = (members: Int32Array, size: number): number => {
    let columns = 0;
    for (let at = 0; at < members.length; at += size) columns += count(members, at, size);
    return columns;
  };
  return sum(fours, 4) * COLUMN_COST.four + sum(twos, 2) * COLUMN_COST.two + sum(singles, 1) * COLUMN_COST.single;
}

/** The block in which most weights lie; the smaller of equals. */
export function mainBlock({ starts }: CompressedRows, { fours, twos, singles }: Arrangement): Block {
  const weights = (members: Int32Array): number =>
    members.reduce((sum, row) => sum + starts[row + 1]! - starts[row]!, 0);
  const [inFours, inTwos, alone] = [weights(fours), weights(twos), weights(singles)];
  if (inFours > Math.max(inTwos, alone)) return 4;
  return inTwos > alone ? 2 : 1;
}

function largestBlock(group: number | undefined): Block {
  if (group === undefined || group >= 4) return 4;
  return group >= 2 ? 2 : 1;
}

/** Blocks of rows as they come; what is left over stands alone. */
function forcedNeighbours(outputs: number, block: 2 | 4): Arrangement {
  const rows = allOf(outputs);
  const whole = outputs - (outputs % block);
  const [members, singles] = [rows.subarray(0, whole), rows.subarray(whole)];
  return block === 4 ? { fours: members, twos: none(), singles } : { fours: none(), twos: members, singles };
}

/** Of rows as they come, four together, two together or alone, whichever costs least. */
function payingNeighbours(rows: CompressedRows, largest: 2 | 4): Arrangement {
  const count = createUnionCounter(rows);
  const order = allOf(rows.outputs);
  const [fours, twos, singles]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < rows.outputs; row += largest) {
    const members = order.subarray(row, row + largest);
    const parts = splitNeighbours(rows, members, count);
    if (members.length === 4 && count(members, 0, 4) * COLUMN_COST.four <= parts.cost) {
      fours.push(...members);
      continue;
    }
    twos.push(...parts.twos);
    singles.push(...parts.singles);
  }
  return { fours: Int32Array.from(fours), twos: Int32Array.from(twos), singles: Int32Array.from(singles) };
}

/** Rows two together or alone, whichever costs less. */
function splitNeighbours(
  { starts }: CompressedRows,
  members: Int32Array,
  count: UnionCounter,
): { readonly cost: number; readonly twos: readonly number[]; readonly singles: readonly number[] } {
  let cost = 0;
  const [twos, singles]: [number[], number[]] = [[], []];
  for (let at = 0; at < members.length; at += 2) {
    const pair = members.subarray(at, at + 2);
    const apart = pair.reduce((sum, row) => sum + starts[row + 1]! - starts[row]!, 0) * COLUMN_COST.single;
    const together = pair.length === 2 ? count(pair, 0, 2) * COLUMN_COST.two : Infinity;
    cost += Math.min(apart, together);
    if (together <= apart) twos.push(...pair);
    else singles.push(...pair);
  }
  return { cost, twos, singles };
}

/** Pairs of similar rows, then pairs of similar pairs. */
function arrangeSimilar(rows: CompressedRows, largest: 2 | 4, isForced: boolean): Arrangement {
  const masks = masksOfRows(rows);
  const pairs = groupSimilar(masks, { size: 2, fit: COLUMN_COST.single / COLUMN_COST.two, complete: isForced });
  if (largest === 2) return { fours: none(), twos: ascending(pairs.members, 2), singles: pairs.rest };
  const fit = COLUMN_COST.two / COLUMN_COST.four;
  const fours = groupSimilar(unionsOf(masks, pairs.members, 2), { size: 2, fit, complete: isForced });
  const members = ascending(rowsOfPairs(pairs.members, fours.members), 4);
  const left = ascending(rowsOfPairs(pairs.members, fours.rest), 2);
  if (!isForced) return { fours: members, twos: left, singles: pairs.rest };
  return { fours: members, twos: none(), singles: Int32Array.from([...left, ...pairs.rest]).sort() };
}

function rowsOfPairs(pairMembers: Int32Array, pairs: Int32Array): Int32Array {
  return Int32Array.from({ length: pairs.length * 2 }, (_, at) => pairMembers[pairs[at >> 1]! * 2 + (at & 1)]!);
}

/** Sorts each block. */
function ascending(members: Int32Array, size: number): Int32Array {
  for (let at = 0; at < members.length; at += size) members.subarray(at, at + size).sort();
  return members;
}

/** Counts the columns that have a weight in any row of members[at .. at + size]. */
type UnionCounter = (members: Int32Array, at: number, size: number) => number;

function createUnionCounter({ inputs, starts, columns }: CompressedRows): UnionCounter {
  const seenBy = new Int32Array(inputs);
  let call = 0;
  return (members, at, size) => {
    call += 1;
    let count = 0;
    for (let member = at; member < at + size; member++) {
      const row = members[member]!;
      for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
        const column = columns[entry]!;
        if (seenBy[column] === call) continue;
        seenBy[column] = call;
        count += 1;
      }
    }
    return count;
  };
}

function allOf(outputs: number): Int32Array {
  return Int32Array.from({ length: outputs }, (_, row) => row);
}

function none(): Int32Array {
  return new Int32Array(0);
}
