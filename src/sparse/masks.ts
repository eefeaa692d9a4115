import type { CompressedRows } from "./rows.js";

/** Sets of columns as bits, one after the other. */
export interface Masks {
  readonly count: number;
  /** 32-bit words of one set. */
  readonly words: number;
  readonly bits: Uint32Array;
  /** Columns in each set. */
  readonly sizes: Int32Array;
}

export function wordsFor(columns: number): number {
  return (columns + 31) >>> 5;
}

export function createMasks(count: number, columns: number): Masks {
  const words = wordsFor(columns);
  return { count, words, bits: new Uint32Array(count * words), sizes: new Int32Array(count) };
}

/** Puts a column into a set that lacks it. */
export function addColumn({ words, bits, sizes }: Masks, set: number, column: number): void {
  bits[set * words + (column >>> 5)]! |= 1 << (column & 31);
  sizes[set]! += 1;
}

/** The columns with a weight, row by row. */
export function masksOfRows({ outputs, inputs, starts, columns }: CompressedRows): Masks {
  const masks = createMasks(outputs, inputs);
  for (let row = 0; row < outputs; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) addColumn(masks, row, columns[at]!);
  }
  return masks;
}

/** The unions of sets that follow each other in `members`, `size` at a time. */
export function unionsOf(masks: Masks, members: Int32Array, size: number): Masks {
  const { words } = masks;
  const count = members.length / size;
  const unions = { count, words, bits: new Uint32Array(count * words), sizes: new Int32Array(count) };
  for (let union = 0; union < count; union++) {
    for (let word = 0; word < words; word++) {
      let bits = 0;
      for (let at = union * size; at < (union + 1) * size; at++) bits |= masks.bits[members[at]! * words + word]!;
      unions.bits[union * words + word] = bits;
      unions.sizes[union]! += countBits(bits);
    }
  }
  return unions;
}

/** Columns that a set shares with another, whose words start at `offset` of `other`. */
export function countShared({ words, bits }: Masks, set: number, other: Uint32Array, offset: number): number {
  const start = set * words;
  let count = 0;
  for (let word = 0; word < words; word++) count += countBits(bits[start + word]! & other[offset + word]!);
  return count;
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The same number for the same set, and hardly ever for another. */
export function fingerprints({ count, words, bits }: Masks): Uint32Array {
  return Uint32Array.from({ length: count }, (_, set) => {
    let hash = 0;
    for (let at = set * words; at < (set + 1) * words; at++) hash = mix(hash ^ bits[at]!) + 0x9e3779b9;
    return hash;
  });
}

/**
 * The least hash among the columns of each set (Broder's MinHash): two sets have it in common with a probability of the part of
 * their union that they share, so sorting by it brings similar sets together.
 */
export function leastHashes({ count, words, bits }: Masks, salt: number): Uint32Array {
  const hashes = Uint32Array.from({ length: words * 32 }, (_, column) => mix(column + Math.imul(salt, 0x632be5ab)));
  return Uint32Array.from({ length: count }, (_, set) => {
    let least = 0xffffffff;
    for (let word = 0; word < words; word++) {
      for (let rest = bits[set * words + word]!; rest !== 0; rest &= rest - 1) {
        least = Math.min(least, hashes[word * 32 + 31 - Math.clz32(rest & -rest)]!);
      }
    }
    return least;
  });
}

/** A permutation of 32-bit numbers that spreads every bit (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
