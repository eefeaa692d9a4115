/**
 * Random numbers of a network. The state is a seed and a count of training steps; every use derives its own stream from them,
 * so that two numbers in a file resume everything.
 */
export interface RandomState {
  readonly seed: number;
  /** Training steps taken. */
  step: number;
}

export const LARGEST_SEED: number = Number.MAX_SAFE_INTEGER;

/** The two words that key a Philox stream of wasm. */
export interface Key {
  readonly low: number;
  readonly high: number;
}

/** The key of the initial weights: the seed itself. */
export function initialKey(seed: number): Key {
  return { low: seed | 0, high: Math.floor(seed / 0x100000000) | 0 };
}

/** First word of the keys of dropout; the second is the step. */
export function dropoutWord(seed: number): number {
  return foldSeed(seed, 0x6472_6f70);
}

/** A generator of whole numbers in [0, bound) for the order of an epoch that begins at `step`. */
export function createShuffler(seed: number, step: number): (bound: number) => number {
  let state = foldSeed(foldSeed(seed, 0x7368_7566) >>> 0, step);
  return (bound) => {
    // splitmix32: a counter through a mixing function; 2^32 values before it repeats, far more than samples in an epoch.
    state = (state + 0x9e3779b9) | 0;
    return Math.floor(((mix(state) >>> 0) / 0x100000000) * bound);
  };
}

function foldSeed(seed: number, purpose: number): number {
  const { low, high } = initialKey(seed);
  return mix(mix(low ^ purpose) + high);
}

/** A bijection of 32-bit words (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let value = word | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
