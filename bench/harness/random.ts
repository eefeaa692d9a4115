/** Seeded numbers, the same on every engine and for every subject. @module */

/** Uniform in [0, 1), by mulberry32. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `length` numbers, uniform in [-limit, limit). */
export function uniform(length: number, limit: number, seed: number): Float32Array {
  const next = randomSource(seed);
  return Float32Array.from({ length }, () => (2 * next() - 1) * limit);
}

/** `length` labels in [0, classes). */
export function randomLabels(length: number, classes: number, seed: number): Int32Array {
  const next = randomSource(seed);
  return Int32Array.from({ length }, () => Math.floor(next() * classes));
}
