export const LARGEST_SEED: number = Number.MAX_SAFE_INTEGER;

/** The two words of a seed that key a Philox stream of wasm. */
export function keyOf(seed: number): { readonly low: number; readonly high: number } {
  return { low: seed | 0, high: Math.floor(seed / 0x100000000) | 0 };
}

/** Numbers in (0, 1) from a seed: splitmix32, a counter through a mixing function. */
export function createGenerator(seed: number): () => number {
  const { low, high } = keyOf(seed);
  let state = mix(mix(low) + high);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return ((mix(state) >>> 0) + 0.5) / 0x100000000;
  };
}

/** A bijection of 32-bit words (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let value = word | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
