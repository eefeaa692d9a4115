const MASK = (1n << 32n) - 1n;

/** Philox 4x32-10 by the definition in the Random123 paper, in big integers: the four words of block `counter`. */
export function philox(seedLow: number, seedHigh: number, counter: number): readonly number[] {
  let words = [BigInt(counter >>> 0), 0n, 0n, 0n] as const as readonly [bigint, bigint, bigint, bigint];
  let keys = [BigInt(seedLow >>> 0), BigInt(seedHigh >>> 0)] as readonly [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const first = 0xd2511f53n * words[0];
    const second = 0xcd9e8d57n * words[2];
    words = [(second >> 32n) ^ words[1] ^ keys[0], second & MASK, (first >> 32n) ^ words[3] ^ keys[1], first & MASK];
    keys = [(keys[0] + 0x9e3779b9n) & MASK, (keys[1] + 0xbb67ae85n) & MASK];
  }
  return words.map(Number);
}

/** `n` numbers of the stream from block `counter`, each the upper 24 bits of a word over 2^24. */
export function unitUniforms(n: number, seedLow: number, seedHigh: number, counter: number): Float32Array {
  const numbers = new Float32Array(n);
  for (let index = 0; index < n; index += 4) {
    const block = philox(seedLow, seedHigh, counter + index / 4).map((word) => (word >>> 8) / 2 ** 24);
    numbers.set(block.slice(0, n - index), index);
  }
  return numbers;
}
