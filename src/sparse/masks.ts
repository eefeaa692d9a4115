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
export function fingerprints({ count, words, bits }: Masks): Float64Array {
  return Float64Array.from({ length: count }, (_, set) => {
    let hash = 0;
    for (let at = set * words; at < (set + 1) * words; at++) hash = mix(hash ^ bits[at]!) + 0x9e3779b9;
    return hash;
  });
}

/** Columns that tell sets with one first column apart: with the 17 bits of that, what a double holds. */
const FOLLOWING = 36;

/**
 * Numbers by which similar sets are neighbours. Columns are taken in a random order; the number is the place of the first that a set
 * has, which two sets share with a probability of the part of their union that they share (Broder's MinHash), and then, bit by bit,
 * which of the next columns it has: where sets are dense the first says little.
 */
export function similarityKeys(masks: Masks, salt: number): Float64Array {
  const { count, words, bits } = masks;
  const columns = words * 32;
  const hashes = Uint32Array.from({ length: columns }, (_, column) => mix(column + Math.imul(salt, 0x632be5ab)));
  const order = Int32Array.from(hashes.keys()).sort((a, b) => hashes[a]! - hashes[b]!);
  const has = (set: number, place: number): boolean => {
    const column = order[place]!;
    return ((bits[set * words + (column >>> 5)]! >>> (column & 31)) & 1) === 1;
  };
  return Float64Array.from({ length: count }, (_, set) => {
    let first = 0;
    while (first < columns && !has(set, first)) first += 1;
    let key = first;
    for (let place = first + 1; place <= first + FOLLOWING; place++) {
      key = 2 * key + (place < columns && has(set, place) ? 1 : 0);
    }
    return key;
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
