/** Blocks of two rows: a strip of a row of x is loaded once for both. */
import { clamp, madd } from "../simd/f32x4";
import { Strip, StripKernel } from "./strip";

/**
 * Vectors of a strip: 8 sums, 4 vectors and a weight. 61 to 63 GFLOP/s with a fused multiply-add (the roof) and 48 to 55 without; 5
 * vectors spill on either engine (49, 35), 3 leave more loads than the ports carry (50, 45).
 */
export const PAIR_VECTORS: i32 = 4;

/** `stripOfSingles` for blocks of two rows. */
@inline
function stripOfPairs(width: i32, strip: Strip): void {
  const planeBytes = strip.planeBytes;
  const rowBytes = strip.rowBytes;
  const x = strip.x;
  const y = strip.y;
  const last = strip.last;
  const low = f32x4.splat(strip.minimum);
  const high = f32x4.splat(strip.maximum);
  let table = strip.table;
  let columns = strip.columns;
  let values = strip.values;
  for (let block = strip.blocks; block; block--) {
    const end = columns + ((<usize>load<u32>(table)) << 1);
    let sum00 = v128.load32_splat(table, 12);
    let sum01 = sum00;
    let sum02 = sum00;
    let sum03 = sum00;
    let sum10 = v128.load32_splat(table, 16);
    let sum11 = sum10;
    let sum12 = sum10;
    let sum13 = sum10;
    while (columns != end) {
      {
        const source = x + <usize>load<u16>(columns) * planeBytes;
        const vector0 = width > 1 ? v128.load(source) : v128.load(source + last);
        const vector1 = width > 2 ? v128.load(source, 16) : v128.load(source + last);
        const vector2 = width > 3 ? v128.load(source, 32) : v128.load(source + last);
        const vector3 = v128.load(source + last);
        let weight: v128;
        weight = v128.load32_splat(values);
        sum00 = madd(weight, vector0, sum00);
        if (width > 1) sum01 = madd(weight, vector1, sum01);
        if (width > 2) sum02 = madd(weight, vector2, sum02);
        if (width > 3) sum03 = madd(weight, vector3, sum03);
        weight = v128.load32_splat(values, 4);
        sum10 = madd(weight, vector0, sum10);
        if (width > 1) sum11 = madd(weight, vector1, sum11);
        if (width > 2) sum12 = madd(weight, vector2, sum12);
        if (width > 3) sum13 = madd(weight, vector3, sum13);
        columns += 2;
        values += 8;
      }
    }
    const target0 = y + <usize>load<u32>(table, 4) * rowBytes;
    if (width > 1) v128.store(target0, clamp(sum00, low, high));
    if (width > 2) v128.store(target0, clamp(sum01, low, high), 16);
    if (width > 3) v128.store(target0, clamp(sum02, low, high), 32);
    v128.store(target0 + last, clamp(width == 1 ? sum00 : width == 2 ? sum01 : width == 3 ? sum02 : sum03, low, high));
    const target1 = y + <usize>load<u32>(table, 8) * rowBytes;
    if (width > 1) v128.store(target1, clamp(sum10, low, high));
    if (width > 2) v128.store(target1, clamp(sum11, low, high), 16);
    if (width > 3) v128.store(target1, clamp(sum12, low, high), 32);
    v128.store(target1 + last, clamp(width == 1 ? sum10 : width == 2 ? sum11 : width == 3 ? sum12 : sum13, low, high));
    table += 20;
  }
}

/** The kernel for strips of `width` vectors. */
export function pairKernel(width: i32): StripKernel {
  switch (width) {
    case 1:
      return pair1;
    case 2:
      return pair2;
    case 3:
      return pair3;
    default:
      return pair4;
  }
}

function pair1(strip: Strip): void {
  stripOfPairs(1, strip);
}

function pair2(strip: Strip): void {
  stripOfPairs(2, strip);
}

function pair3(strip: Strip): void {
  stripOfPairs(3, strip);
}

function pair4(strip: Strip): void {
  stripOfPairs(4, strip);
}
