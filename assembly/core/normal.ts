import { philox, setKeys, WORD_COUNT, WORDS } from "./random";

/** 2^-24, the spacing of the numbers in (0, 1) that are drawn, each half a spacing off the ends. */
const UNIT: f64 = 5.9604644775390625e-8;

const LN2: f64 = 0.6931471805599453;
const ROOT_HALF: f64 = 0.7071067811865476;

/**
 * Normal numbers of mean 0: element i is `deviation` times the quantile of word i mod 4 of block counter + i / 4, of
 * which 24 bits are kept, so that the largest is 5.4 deviations. One seed gives the same bits in every variant and on every
 * engine: f64 operations of which each rounds, and no logarithm but this one.
 */
export function normal_f32(n: i32, seedLow: i32, seedHigh: i32, counter: i32, deviation: f32, y: usize): void {
  setKeys(seedLow, seedHigh);
  for (let left = n; left > 0; left -= WORD_COUNT) {
    philox(counter, 0, 0, 0);
    const bytes = (<usize>min(left, WORD_COUNT)) << 2;
    for (let offset: usize = 0; offset < bytes; offset += 4) {
      const centred = (<f64>(load<u32>(WORDS + offset) >> 8) + 0.5) * UNIT - 0.5;
      store<f32>(y + offset, <f32>(<f64>deviation * quantile(centred)));
    }
    y += 4 * WORD_COUNT;
    counter += WORD_COUNT / 4;
  }
}

/**
 * The normal quantile of 0.5 + q, to 10^-7 of itself.
 * See: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", PPND7.
 */
function quantile(q: f64): f64 {
  if (abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    const numerator = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    return (q * numerator) / (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1);
  }
  const r = sqrt<f64>(-logarithm(0.5 - abs(q))) - 1.6;
  const numerator = ((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
  return copysign(numerator / ((0.12021132975 * r + 0.7370016425) * r + 1), q);
}

/** ln x of a normal x, to 10^-10: x = 2^k f, ln f = 2 artanh((f - 1) / (f + 1)) by its series. */
function logarithm(x: f64): f64 {
  const bits = reinterpret<i64>(x);
  let exponent = <f64>((bits >> 52) - 1022);
  let fraction = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3fe0000000000000);
  if (fraction < ROOT_HALF) {
    fraction *= 2;
    exponent -= 1;
  }
  const s = (fraction - 1) / (fraction + 1);
  const z = s * s;
  const series = ((((z / 11 + 1.0 / 9) * z + 1.0 / 7) * z + 1.0 / 5) * z + 1.0 / 3) * z + 1;
  return exponent * LN2 + 2 * s * series;
}
