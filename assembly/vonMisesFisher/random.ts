import { philox, setKeys, WORD_COUNT, WORDS } from "../core/random";
import { naturalLogarithm } from "./logarithm";

/** Random numbers of one sample: a Philox stream of its own, so that a sample depends on the seed and its number alone. */

/** 2^-53. */
const UNIT: f64 = 1.1102230246251565e-16;

let stream: i32 = 0;
let block: i32 = 0;
/** Bytes of WORDS that are spent; a literal, as a constant of another file would need a start function. */
let spent: usize = 128;

export function seedStreams(seedLow: i32, seedHigh: i32): void {
  setKeys(seedLow, seedHigh);
}

export function openStream(index: i32): void {
  stream = index;
  block = 0;
  spent = 4 * WORD_COUNT;
}

/** In (0, 1), at even spacing of 2^-53, off both ends by half of it. */
export function uniform(): f64 {
  if (spent == 4 * WORD_COUNT) {
    philox(block, stream, 0, 0);
    block += WORD_COUNT / 4;
    spent = 0;
  }
  const word = load<u64>(WORDS + spent);
  spent += 8;
  return (<f64>(word >> 11) + 0.5) * UNIT;
}

/** Two independent normal numbers to `pair`, by the polar method. See: Marsaglia and Bray, SIAM Review 6 (1964) 260. */
export function normalPair(pair: usize): void {
  while (true) {
    const a = 2 * uniform() - 1;
    const b = 2 * uniform() - 1;
    const square = a * a + b * b;
    if (square >= 1 || square < 1e-300) continue;
    const factor = sqrt<f64>((-2 * naturalLogarithm(square)) / square);
    store<f64>(pair, a * factor);
    store<f64>(pair, b * factor, 8);
    return;
  }
}

const PAIR = memory.data(16, 16);

/**
 * A gamma number of shape 1/2 or at least 1.
 * See: G. Marsaglia, W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000) 363-372.
 */
export function gammaNumber(shape: f64): f64 {
  const isSmall = shape < 1;
  const d = (isSmall ? shape + 1 : shape) - 1.0 / 3;
  const c = 1 / (3 * sqrt<f64>(d));
  while (true) {
    normalPair(PAIR);
    const normal = load<f64>(PAIR);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const v = root * root * root;
    if (naturalLogarithm(uniform()) >= 0.5 * normal * normal + d * (1 - v + naturalLogarithm(v))) continue;
    if (!isSmall) return d * v;
    const u = uniform(); // u^(1 / shape)
    return d * v * u * u;
  }
}
