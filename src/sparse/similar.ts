import { countShared, fingerprints, similarityKeys, type Masks } from "./masks.js";

export interface Grouping {
  /** Sets group by group. */
  readonly members: Int32Array;
  /** Sets in no group, ascending. */
  readonly rest: Int32Array;
}

export interface GroupingRequest {
  /** Sets in a group. */
  readonly size: number;
  /** A group is made where its union is at most this part of the sum of its sets: 1 / size when they are equal, 1 when they are apart. */
  readonly fit: number;
  /** Whether what fits nowhere is grouped all the same, so that fewer than `size` sets are left. */
  readonly complete: boolean;
}

/** Each order brings other sets together; sets that share 55 % of their union start apart in all with a probability of 9 %. */
const SALTS = [1, 2, 3];
/** Words compared in a pass: about 5 ms. It is what keeps 1500 rows of 1500 columns below 50 ms. */
const WORDS_COMPARED = 2 ** 20;
const SMALLEST_WINDOW = 8;

/**
 * Groups of sets that have most of their columns in common, found greedily: equal sets first, then, in several orders in which similar
 * sets are neighbours, each set with the best of those that follow it.
 */
export function groupSimilar(masks: Masks, { size, fit, complete }: GroupingRequest): Grouping {
  const search = new Search(masks, size);
  search.pass(fingerprints(masks), 1 / size);
  for (const salt of SALTS) if (fit > 1 / size) search.pass(similarityKeys(masks, salt), fit);
  if (complete) search.pass(similarityKeys(masks, SALTS[0]!), Infinity);
  return search.result();
}

class Search {
  readonly #masks: Masks;
  readonly #size: number;
  readonly #window: number;
  readonly #isTaken: Uint8Array;
  readonly #members: number[] = [];
  /** The union of the group that grows. */
  readonly #union: Uint32Array;
  #unionSize = 0;

  constructor(masks: Masks, size: number) {
    this.#masks = masks;
    this.#size = size;
    const words = Math.max(masks.count * masks.words, 1);
    this.#window = Math.max(SMALLEST_WINDOW, Math.floor(WORDS_COMPARED / words), size);
    this.#isTaken = new Uint8Array(masks.count);
    this.#union = new Uint32Array(masks.words);
  }

  /** Groups neighbours in the order of `keys` that fit. */
  pass(keys: Float64Array, fit: number): void {
    const order = this.#free().sort((a, b) => keys[a]! - keys[b]! || a - b);
    for (let position = 0; position < order.length; position++) {
      if (this.#isTaken[order[position]!] === 0) this.#group(order, position, fit);
    }
  }

  result(): Grouping {
    return { members: Int32Array.from(this.#members), rest: this.#free() };
  }

  #free(): Int32Array {
    const free: number[] = [];
    for (let set = 0; set < this.#isTaken.length; set++) if (this.#isTaken[set] === 0) free.push(set);
    return Int32Array.from(free);
  }

  #group(order: Int32Array, position: number, fit: number): void {
    const { sizes } = this.#masks;
    const group: number[] = [];
    let total = 0;
    for (let next = order[position]; next !== undefined; next = this.#best(order, position)) {
      this.#join(next);
      group.push(next);
      total += sizes[next]!;
      if (group.length === this.#size) break;
    }
    const isMade = group.length === this.#size && this.#unionSize <= fit * total * ROUNDED_UP;
    if (isMade) this.#members.push(...group);
    else for (const set of group) this.#isTaken[set] = 0;
    this.#union.fill(0);
    this.#unionSize = 0;
  }

  #join(set: number): void {
    const { words, bits, sizes } = this.#masks;
    this.#unionSize += sizes[set]! - countShared(this.#masks, set, this.#union, 0);
    for (let word = 0; word < words; word++) this.#union[word]! |= bits[set * words + word]!;
    this.#isTaken[set] = 1;
  }

  /** Of the free sets after `position`, the one that shares the largest part of its union with the group. */
  #best(order: Int32Array, position: number): number | undefined {
    const { sizes } = this.#masks;
    let best: number | undefined;
    let bestPart = -1;
    let seen = 0;
    for (let at = position + 1; at < order.length && seen < this.#window && bestPart < 1; at++) {
      const set = order[at]!;
      if (this.#isTaken[set] !== 0) continue;
      seen += 1;
      const most = sharedPart(Math.min(sizes[set]!, this.#unionSize), sizes[set]!, this.#unionSize);
      if (most <= bestPart) continue;
      const part = sharedPart(countShared(this.#masks, set, this.#union, 0), sizes[set]!, this.#unionSize);
      if (part <= bestPart) continue;
      best = set;
      bestPart = part;
    }
    return best;
  }
}

/** 1 / 3 times 3 is not always 1. */
const ROUNDED_UP = 1 + 2 ** -40;

function sharedPart(shared: number, left: number, right: number): number {
  return left + right === 0 ? 1 : shared / (left + right - shared);
}
