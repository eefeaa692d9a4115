/** A small generator for test data (splitmix32): the same numbers on every engine. */
export function createRandom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x85ebca6b);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    word ^= word >>> 16;
    return (word >>> 0) / 0x100000000;
  };
}

export function uniformArray(random: () => number, length: number, low: number = -1, high: number = 1): Float32Array {
  return Float32Array.from({ length }, () => low + (high - low) * random());
}

export function integerArray(random: () => number, length: number, bound: number): Int32Array {
  return Int32Array.from({ length }, () => Math.floor(random() * bound));
}
