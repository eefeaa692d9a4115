/** Blocks of four rows: a strip of a row of x is loaded once for four. */
import { clamp, madd } from "../simd/f32x4";
import { Strip, StripKernel } from "./strip";

/**
 * Vectors of a strip: 8 sums, 2 vectors and a weight. 59 to 61 GFLOP/s with a fused multiply-add and 46 to 55 without; 3 vectors
 * spill (44, 34).
 */
export const FOUR_VECTORS: i32 = 2;

/** `stripOfSingles` for blocks of four rows. */
@inline
function stripOfFours(width: i32, strip: Strip): void {
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
    let sum00 = v128.load32_splat(table, 20);
    let sum01 = sum00;
    let sum10 = v128.load32_splat(table, 24);
    let sum11 = sum10;
    let sum20 = v128.load32_splat(table, 28);
    let sum21 = sum20;
    let sum30 = v128.load32_splat(table, 32);
    let sum31 = sum30;
    while (columns != end) {
      {
        const source = x + <usize>load<u16>(columns) * planeBytes;
        const vector0 = width > 1 ? v128.load(source) : v128.load(source + last);
        const vector1 = v128.load(source + last);
        let weight: v128;
        weight = v128.load32_splat(values);
        sum00 = madd(weight, vector0, sum00);
        if (width > 1) sum01 = madd(weight, vector1, sum01);
        weight = v128.load32_splat(values, 4);
        sum10 = madd(weight, vector0, sum10);
        if (width > 1) sum11 = madd(weight, vector1, sum11);
        weight = v128.load32_splat(values, 8);
        sum20 = madd(weight, vector0, sum20);
        if (width > 1) sum21 = madd(weight, vector1, sum21);
        weight = v128.load32_splat(values, 12);
        sum30 = madd(weight, vector0, sum30);
        if (width > 1) sum31 = madd(weight, vector1, sum31);
        columns += 2;
        values += 16;
      }
    }
    const target0 = y + <usize>load<u32>(table, 4) * rowBytes;
    if (width > 1) v128.store(target0, clamp(sum00, low, high));
    v128.store(target0 + last, clamp(width == 1 ? sum00 : sum01, low, high));
    const target1 = y + <usize>load<u32>(table, 8) * rowBytes;
    if (width > 1) v128.store(target1, clamp(sum10, low, high));
    v128.store(target1 + last, clamp(width == 1 ? sum10 : sum11, low, high));
    const target2 = y + <usize>load<u32>(table, 12) * rowBytes;
    if (width > 1) v128.store(target2, clamp(sum20, low, high));
    v128.store(target2 + last, clamp(width == 1 ? sum20 : sum21, low, high));
    const target3 = y + <usize>load<u32>(table, 16) * rowBytes;
    if (width > 1) v128.store(target3, clamp(sum30, low, high));
    v128.store(target3 + last, clamp(width == 1 ? sum30 : sum31, low, high));
    table += 36;
  }
}

/** The kernel for strips of `width` vectors. */
export function fourKernel(width: i32): StripKernel {
  switch (width) {
    case 1:
      return four1;
    default:
      return four2;
  }
}

function four1(strip: Strip): void {
  stripOfFours(1, strip);
}

function four2(strip: Strip): void {
  stripOfFours(2, strip);
}
