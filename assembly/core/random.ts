import { storeLanes } from "./lanes";

/**
 * Philox 4x32-10, a counter-based generator: block c of a stream is a function of (seed, c), so any part of it can be
 * made again without what went before. Four consecutive blocks run side by side, one per lane.
 * See: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11; tested with their known answers.
 */
const MULTIPLIER_0: i32 = 0xd2511f53;
const MULTIPLIER_1: i32 = 0xcd9e8d57;
const WEYL_0: i32 = 0x9e3779b9;
const WEYL_1: i32 = 0xbb67ae85;
const ROUNDS: i32 = 10;

/** 2^-24: a word's upper 24 bits, all that an f32 in [0, 1) keeps at even spacing. */
const UNIT: f32 = 5.9604644775390625e-8;

/** High words of the unsigned products of a and b. */
@inline
function highWords(a: v128, b: v128): v128 {
  const low_i64x2 = i64x2.extmul_low_i32x4_u(a, b);
  const high_i64x2 = i64x2.extmul_high_i32x4_u(a, b);
  return v128.shuffle<i32>(low_i64x2, high_i64x2, 1, 3, 5, 7);
}

/** The words of four blocks on their way from `philox` to a kernel: a function returns at most one vector. */
export const WORDS: usize = memory.data(64, 16);

/**
 * Writes blocks `counter` to `counter + 3` to WORDS, each block's four words together. `word1` to `word3` are the upper
 * words of the 128-bit counter; the lowest wraps at 2^32 without a carry.
 */
export function philox(seedLow: i32, seedHigh: i32, counter: i32, word1: i32, word2: i32, word3: i32): void {
  const multiplier0_i32x4 = i32x4.splat(MULTIPLIER_0);
  const multiplier1_i32x4 = i32x4.splat(MULTIPLIER_1);
  let word0_i32x4 = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  let word1_i32x4 = i32x4.splat(word1);
  let word2_i32x4 = i32x4.splat(word2);
  let word3_i32x4 = i32x4.splat(word3);
  let key0 = seedLow;
  let key1 = seedHigh;
  for (let round = 0; round < ROUNDS; round++) {
    const low0_i32x4 = i32x4.mul(word0_i32x4, multiplier0_i32x4);
    const low1_i32x4 = i32x4.mul(word2_i32x4, multiplier1_i32x4);
    const high0_i32x4 = highWords(word0_i32x4, multiplier0_i32x4);
    const high1_i32x4 = highWords(word2_i32x4, multiplier1_i32x4);
    word0_i32x4 = v128.xor(v128.xor(high1_i32x4, word1_i32x4), i32x4.splat(key0));
    word2_i32x4 = v128.xor(v128.xor(high0_i32x4, word3_i32x4), i32x4.splat(key1));
    word1_i32x4 = low1_i32x4;
    word3_i32x4 = low0_i32x4;
    key0 += WEYL_0;
    key1 += WEYL_1;
  }
  storeTransposed(word0_i32x4, word1_i32x4, word2_i32x4, word3_i32x4);
}


@inline
function storeTransposed(word0: v128, word1: v128, word2: v128, word3: v128): void {
  const low01 = v128.shuffle<i32>(word0, word1, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(word0, word1, 2, 6, 3, 7);
  const low23 = v128.shuffle<i32>(word2, word3, 0, 4, 1, 5);
  const high23 = v128.shuffle<i32>(word2, word3, 2, 6, 3, 7);
  v128.store(WORDS, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(WORDS, v128.shuffle<i64>(low01, low23, 1, 3), 16);
  v128.store(WORDS, v128.shuffle<i64>(high01, high23, 0, 2), 32);
  v128.store(WORDS, v128.shuffle<i64>(high01, high23, 1, 3), 48);
}

/** The four words at `pointer` as multiples of 2^-24 in [0, 1). */
@inline
export function unitUniform(pointer: usize): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(v128.load(pointer), 8)), f32x4.splat(UNIT));
}

/**
 * Element i is word i mod 4 of block counter + i / 4. The product and the sum are rounded apart in every variant, and a
 * sum that rounds up to `high` gives the f32 before it, so that one seed means the same numbers everywhere, in [low, high).
 */
export function uniform_f32(n: i32, seedLow: i32, seedHigh: i32, counter: i32, low: f32, high: f32, y: usize): void {
  const low_f32x4 = f32x4.splat(low);
  const range_f32x4 = f32x4.splat(high - low);
  const largest_f32x4 = f32x4.splat(before(high));
  for (let left = n; left > 0; left -= 16) {
    philox(seedLow, seedHigh, counter, 0, 0, 0);
    for (let offset: usize = 0; offset < 64 && <i32>(offset >> 2) < left; offset += 16) {
      const value_f32x4 = f32x4.add(low_f32x4, f32x4.mul(unitUniform(WORDS + offset), range_f32x4));
      storeLanes(y + offset, f32x4.pmin(value_f32x4, largest_f32x4), left - <i32>(offset >> 2));
    }
    y += 64;
    counter += 4;
  }
}

/** The largest f32 below `value`. */
@inline
function before(value: f32): f32 {
  const bits = reinterpret<i32>(value);
  if (value == 0) return reinterpret<f32>(0x80000001);
  return reinterpret<f32>(value > 0 ? bits - 1 : bits + 1);
}
