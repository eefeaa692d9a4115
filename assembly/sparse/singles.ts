/** Blocks of one row: each stored weight is multiplied with a strip of its row of x. */
import { clamp, madd } from "../simd/f32x4";
import { HAS_RELAXED_MADD } from "../simd/variant";
import { Strip, StripKernel } from "./strip";

/**
 * Vectors of a strip. With a fused multiply-add 12 sums, four weights, one of them in all lanes, and a loaded vector fill the 15 registers that V8
 * hands out on x86. Without it Node 20's compiler moves the loads of a step before its arithmetic: 6 sums and 6 vectors (7 spill: 29 GFLOP/s, not 45).
 */
export const SINGLE_VECTORS: i32 = HAS_RELAXED_MADD ? 12 : 6;

/**
 * One strip of all blocks: `width` vectors (a constant at the call), the last of them `last` bytes after the first, so that it
 * may overlap the one before. Sums start from the bias and take the columns in their order.
 *
 * Loads are what limits: 12 vectors and a weight a step, two a cycle. Four weights are loaded at once (up to three of them the next block's) and spread
 * in a register, which is 5 % faster than a load each. An exit ends each step: without, the compilers in between move loads of all four together and spill.
 */
@inline
function stripOfSingles(width: i32, strip: Strip): void {
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
    const count = <usize>load<u32>(table);
    const end = columns + (count << 1);
    const next = values + (count << 2);
    const start = v128.load32_splat(table, 8);
    let sum0 = start;
    let sum1 = start;
    let sum2 = start;
    let sum3 = start;
    let sum4 = start;
    let sum5 = start;
    let sum6 = start;
    let sum7 = start;
    let sum8 = start;
    let sum9 = start;
    let sum10 = start;
    let sum11 = start;
    let source: usize;
    let weight: v128;
    while (columns != end) {
      const weights = v128.load(values);
      source = x + <usize>load<u16>(columns) * planeBytes;
      weight = v128.shuffle<f32>(weights, weights, 0, 0, 0, 0);
      sum0 = madd(weight, width == 1 ? v128.load(source + last) : v128.load(source), sum0);
      if (width > 1) sum1 = madd(weight, width == 2 ? v128.load(source + last) : v128.load(source, 16), sum1);
      if (width > 2) sum2 = madd(weight, width == 3 ? v128.load(source + last) : v128.load(source, 32), sum2);
      if (width > 3) sum3 = madd(weight, width == 4 ? v128.load(source + last) : v128.load(source, 48), sum3);
      if (width > 4) sum4 = madd(weight, width == 5 ? v128.load(source + last) : v128.load(source, 64), sum4);
      if (width > 5) sum5 = madd(weight, width == 6 ? v128.load(source + last) : v128.load(source, 80), sum5);
      if (width > 6) sum6 = madd(weight, width == 7 ? v128.load(source + last) : v128.load(source, 96), sum6);
      if (width > 7) sum7 = madd(weight, width == 8 ? v128.load(source + last) : v128.load(source, 112), sum7);
      if (width > 8) sum8 = madd(weight, width == 9 ? v128.load(source + last) : v128.load(source, 128), sum8);
      if (width > 9) sum9 = madd(weight, width == 10 ? v128.load(source + last) : v128.load(source, 144), sum9);
      if (width > 10) sum10 = madd(weight, width == 11 ? v128.load(source + last) : v128.load(source, 160), sum10);
      if (width > 11) sum11 = madd(weight, v128.load(source + last), sum11);
      columns += 2;
      if (columns == end) break;
      source = x + <usize>load<u16>(columns) * planeBytes;
      weight = v128.shuffle<f32>(weights, weights, 1, 1, 1, 1);
      sum0 = madd(weight, width == 1 ? v128.load(source + last) : v128.load(source), sum0);
      if (width > 1) sum1 = madd(weight, width == 2 ? v128.load(source + last) : v128.load(source, 16), sum1);
      if (width > 2) sum2 = madd(weight, width == 3 ? v128.load(source + last) : v128.load(source, 32), sum2);
      if (width > 3) sum3 = madd(weight, width == 4 ? v128.load(source + last) : v128.load(source, 48), sum3);
      if (width > 4) sum4 = madd(weight, width == 5 ? v128.load(source + last) : v128.load(source, 64), sum4);
      if (width > 5) sum5 = madd(weight, width == 6 ? v128.load(source + last) : v128.load(source, 80), sum5);
      if (width > 6) sum6 = madd(weight, width == 7 ? v128.load(source + last) : v128.load(source, 96), sum6);
      if (width > 7) sum7 = madd(weight, width == 8 ? v128.load(source + last) : v128.load(source, 112), sum7);
      if (width > 8) sum8 = madd(weight, width == 9 ? v128.load(source + last) : v128.load(source, 128), sum8);
      if (width > 9) sum9 = madd(weight, width == 10 ? v128.load(source + last) : v128.load(source, 144), sum9);
      if (width > 10) sum10 = madd(weight, width == 11 ? v128.load(source + last) : v128.load(source, 160), sum10);
      if (width > 11) sum11 = madd(weight, v128.load(source + last), sum11);
      columns += 2;
      if (columns == end) break;
      source = x + <usize>load<u16>(columns) * planeBytes;
      weight = v128.shuffle<f32>(weights, weights, 2, 2, 2, 2);
      sum0 = madd(weight, width == 1 ? v128.load(source + last) : v128.load(source), sum0);
      if (width > 1) sum1 = madd(weight, width == 2 ? v128.load(source + last) : v128.load(source, 16), sum1);
      if (width > 2) sum2 = madd(weight, width == 3 ? v128.load(source + last) : v128.load(source, 32), sum2);
      if (width > 3) sum3 = madd(weight, width == 4 ? v128.load(source + last) : v128.load(source, 48), sum3);
      if (width > 4) sum4 = madd(weight, width == 5 ? v128.load(source + last) : v128.load(source, 64), sum4);
      if (width > 5) sum5 = madd(weight, width == 6 ? v128.load(source + last) : v128.load(source, 80), sum5);
      if (width > 6) sum6 = madd(weight, width == 7 ? v128.load(source + last) : v128.load(source, 96), sum6);
      if (width > 7) sum7 = madd(weight, width == 8 ? v128.load(source + last) : v128.load(source, 112), sum7);
      if (width > 8) sum8 = madd(weight, width == 9 ? v128.load(source + last) : v128.load(source, 128), sum8);
      if (width > 9) sum9 = madd(weight, width == 10 ? v128.load(source + last) : v128.load(source, 144), sum9);
      if (width > 10) sum10 = madd(weight, width == 11 ? v128.load(source + last) : v128.load(source, 160), sum10);
      if (width > 11) sum11 = madd(weight, v128.load(source + last), sum11);
      columns += 2;
      if (columns == end) break;
      source = x + <usize>load<u16>(columns) * planeBytes;
      weight = v128.shuffle<f32>(weights, weights, 3, 3, 3, 3);
      sum0 = madd(weight, width == 1 ? v128.load(source + last) : v128.load(source), sum0);
      if (width > 1) sum1 = madd(weight, width == 2 ? v128.load(source + last) : v128.load(source, 16), sum1);
      if (width > 2) sum2 = madd(weight, width == 3 ? v128.load(source + last) : v128.load(source, 32), sum2);
      if (width > 3) sum3 = madd(weight, width == 4 ? v128.load(source + last) : v128.load(source, 48), sum3);
      if (width > 4) sum4 = madd(weight, width == 5 ? v128.load(source + last) : v128.load(source, 64), sum4);
      if (width > 5) sum5 = madd(weight, width == 6 ? v128.load(source + last) : v128.load(source, 80), sum5);
      if (width > 6) sum6 = madd(weight, width == 7 ? v128.load(source + last) : v128.load(source, 96), sum6);
      if (width > 7) sum7 = madd(weight, width == 8 ? v128.load(source + last) : v128.load(source, 112), sum7);
      if (width > 8) sum8 = madd(weight, width == 9 ? v128.load(source + last) : v128.load(source, 128), sum8);
      if (width > 9) sum9 = madd(weight, width == 10 ? v128.load(source + last) : v128.load(source, 144), sum9);
      if (width > 10) sum10 = madd(weight, width == 11 ? v128.load(source + last) : v128.load(source, 160), sum10);
      if (width > 11) sum11 = madd(weight, v128.load(source + last), sum11);
      columns += 2;
      values += 16;
    }
    values = next;
    const target = y + <usize>load<u32>(table, 4) * rowBytes;
    if (width > 1) v128.store(target, clamp(sum0, low, high));
    if (width > 2) v128.store(target, clamp(sum1, low, high), 16);
    if (width > 3) v128.store(target, clamp(sum2, low, high), 32);
    if (width > 4) v128.store(target, clamp(sum3, low, high), 48);
    if (width > 5) v128.store(target, clamp(sum4, low, high), 64);
    if (width > 6) v128.store(target, clamp(sum5, low, high), 80);
    if (width > 7) v128.store(target, clamp(sum6, low, high), 96);
    if (width > 8) v128.store(target, clamp(sum7, low, high), 112);
    if (width > 9) v128.store(target, clamp(sum8, low, high), 128);
    if (width > 10) v128.store(target, clamp(sum9, low, high), 144);
    if (width > 11) v128.store(target, clamp(sum10, low, high), 160);
    v128.store(
      target + last,
      clamp(
        width == 1
          ? sum0
          : width == 2
            ? sum1
            : width == 3
              ? sum2
              : width == 4
                ? sum3
                : width == 5
                  ? sum4
                  : width == 6
                    ? sum5
                    : width == 7
                      ? sum6
                      : width == 8
                        ? sum7
                        : width == 9
                          ? sum8
                          : width == 10
                            ? sum9
                            : width == 11
                              ? sum10
                              : sum11,
        low,
        high,
      ),
    );
    table += 12;
  }
}

/** The kernel for strips of `width` vectors. */
export function singleKernel(width: i32): StripKernel {
  switch (width) {
    case 1:
      return single1;
    case 2:
      return single2;
    case 3:
      return single3;
    case 4:
      return single4;
    case 5:
      return single5;
    case 6:
      return single6;
    case 7:
      return single7;
    case 8:
      return single8;
    case 9:
      return single9;
    case 10:
      return single10;
    case 11:
      return single11;
    default:
      return single12;
  }
}

function single1(strip: Strip): void {
  stripOfSingles(1, strip);
}

function single2(strip: Strip): void {
  stripOfSingles(2, strip);
}

function single3(strip: Strip): void {
  stripOfSingles(3, strip);
}

function single4(strip: Strip): void {
  stripOfSingles(4, strip);
}

function single5(strip: Strip): void {
  stripOfSingles(5, strip);
}

function single6(strip: Strip): void {
  stripOfSingles(6, strip);
}

function single7(strip: Strip): void {
  if (SINGLE_VECTORS >= 7) stripOfSingles(7, strip);
}

function single8(strip: Strip): void {
  if (SINGLE_VECTORS >= 8) stripOfSingles(8, strip);
}

function single9(strip: Strip): void {
  if (SINGLE_VECTORS >= 9) stripOfSingles(9, strip);
}

function single10(strip: Strip): void {
  if (SINGLE_VECTORS >= 10) stripOfSingles(10, strip);
}

function single11(strip: Strip): void {
  if (SINGLE_VECTORS >= 11) stripOfSingles(11, strip);
}

function single12(strip: Strip): void {
  if (SINGLE_VECTORS >= 12) stripOfSingles(12, strip);
}
