/**
 * One strip of `depthwise5x5`: four columns of outputs, top to bottom. 25 weights do not fit the registers and are loaded
 * where they are used, beside five values of the row, which do. The border is a test per row, one in 25 multiply-adds.
 */
import { Shape } from "../core/shape";
import { clamp, madd } from "../simd/f32x4";
import { HAS_RELAXED_MADD } from "../simd/variant";
import { afterZero, beforeZero, columnsBefore, columnsBehind, rowsRead } from "./depthwiseBorder";
import { evenLanes, oddLanes } from "./window";

/**
 * The five taps of one row of the kernel, added to `sum` in order; with a fused multiply-add the row is summed by itself, so
 * that the chain of an output is 5 additions long, not 25 multiply-adds: 100 cycles were more than a window of
 * instructions covers.
 */
@inline
function tapRow(sum: v128, weight: usize, first: v128, second: v128, third: v128, fourth: v128, fifth: v128): v128 {
  const weight0 = v128.load32_splat(weight);
  let row = HAS_RELAXED_MADD ? f32x4.mul(weight0, first) : madd(weight0, first, sum);
  row = madd(v128.load32_splat(weight, 4), second, row);
  row = madd(v128.load32_splat(weight, 8), third, row);
  row = madd(v128.load32_splat(weight, 12), fourth, row);
  row = madd(v128.load32_splat(weight, 16), fifth, row);
  return HAS_RELAXED_MADD ? f32x4.add(sum, row) : row;
}

/**
 * Stride 1: a row reaches five outputs. Those that do not exist are not computed (6 in 35 on a plane of 7x7), and the tests
 * keep Node 20's compiler from loading all weights first.
 */
@inline
export function strip5x5(shape: Shape, column: i32, source: usize, target: usize, start: v128, weight: usize): void {
  const low = f32x4.splat(shape.minimum);
  const high = f32x4.splat(shape.maximum);
  const rowBytes = (<usize>shape.width) << 2;
  const targetBytes = (<usize>shape.outputWidth) << 2;
  const outputHeight = <u32>shape.outputHeight;
  const before = columnsBefore(shape, 1, column);
  const behind = columnsBehind(shape, 1, 5, column);
  let fourRows = start;
  let threeRows = start;
  let twoRows = start;
  let oneRow = start;
  let output = shape.padTop - 4;
  target += <usize>output * targetBytes;
  let rows = rowsRead(shape);
  while (true) {
    const third = v128.load(source, 8);
    const second = before > 1 ? afterZero(third) : v128.load(source, 4);
    const first = before > 0 ? afterZero(second) : v128.load(source);
    const fourth = behind > 1 ? beforeZero(third) : v128.load(source, 12);
    const fifth = behind > 0 ? beforeZero(fourth) : v128.load(source, 16);
    if (output >= 0) {
      const sum = tapRow(fourRows, weight + 80, first, second, third, fourth, fifth);
      v128.store(target, clamp(sum, low, high));
    }
    fourRows = threeRows;
    threeRows = twoRows;
    twoRows = oneRow;
    oneRow = start;
    if (<u32>(output + 1) < outputHeight) {
      fourRows = tapRow(fourRows, weight + 60, first, second, third, fourth, fifth);
    }
    if (<u32>(output + 2) < outputHeight) {
      threeRows = tapRow(threeRows, weight + 40, first, second, third, fourth, fifth);
    }
    if (<u32>(output + 3) < outputHeight) {
      twoRows = tapRow(twoRows, weight + 20, first, second, third, fourth, fifth);
    }
    if (<u32>(output + 4) < outputHeight) {
      oneRow = tapRow(start, weight, first, second, third, fourth, fifth);
    }
    output++;
    target += targetBytes;
    if (--rows == 0) break;
    source += rowBytes;
  }
  for (; output < <i32>outputHeight; output++) {
    if (output >= 0) v128.store(target, clamp(fourRows, low, high));
    fourRows = threeRows;
    threeRows = twoRows;
    twoRows = oneRow;
    oneRow = start;
    target += targetBytes;
  }
}

/**
 * Stride 2: rows reach three outputs and two in turn. Four outputs read eleven floats: five vectors, so that one
 * shuffle of two makes each tap; of three vectors it would take three instructions.
 */
@inline
export function strip5x5Strided(
  shape: Shape,
  column: i32,
  source: usize,
  target: usize,
  start: v128,
  weight: usize,
): void {
  const low = f32x4.splat(shape.minimum);
  const high = f32x4.splat(shape.maximum);
  const rowBytes = (<usize>shape.width) << 2;
  const targetBytes = (<usize>shape.outputWidth) << 2;
  const outputHeight = <u32>shape.outputHeight;
  const before = columnsBefore(shape, 2, column);
  const behind = columnsBehind(shape, 2, 5, column);
  const rows = rowsRead(shape);
  let fourRows = start;
  let twoRows = start;
  let output = -2;
  target += <usize>output * targetBytes;
  let row = -shape.padTop;
  source += <usize>row * rowBytes;
  while (true) {
    if (row >= 0) {
      const left = firstFour(before, source);
      const middle = v128.load(source, 16);
      const inner = v128.load(source, 8);
      const next = nextFour(behind, source);
      const first = evenLanes(left, middle);
      const second = oddLanes(left, middle);
      const third = evenLanes(inner, next);
      const fourth = oddLanes(inner, next);
      const fifth = v128.shuffle<f32>(middle, lastFour(behind, source), 0, 2, 5, 7);
      if (output >= 0) {
        const sum = tapRow(fourRows, weight + 80, first, second, third, fourth, fifth);
        v128.store(target, clamp(sum, low, high));
      }
      fourRows = twoRows;
      twoRows = start;
      if (<u32>(output + 1) < outputHeight) {
        fourRows = tapRow(fourRows, weight + 40, first, second, third, fourth, fifth);
      }
      if (<u32>(output + 2) < outputHeight) {
        twoRows = tapRow(start, weight, first, second, third, fourth, fifth);
      }
    }
    output++;
    target += targetBytes;
    if (++row >= rows) break;
    source += rowBytes;
    if (row >= 0) {
      const left = firstFour(before, source);
      const middle = v128.load(source, 16);
      const inner = v128.load(source, 8);
      const next = nextFour(behind, source);
      const first = evenLanes(left, middle);
      const second = oddLanes(left, middle);
      const third = evenLanes(inner, next);
      const fourth = oddLanes(inner, next);
      const fifth = v128.shuffle<f32>(middle, lastFour(behind, source), 0, 2, 5, 7);
      if (<u32>output < outputHeight) {
        fourRows = tapRow(fourRows, weight + 60, first, second, third, fourth, fifth);
      }
      if (<u32>(output + 1) < outputHeight) {
        twoRows = tapRow(twoRows, weight + 20, first, second, third, fourth, fifth);
      }
    }
    if (++row >= rows) break;
    source += rowBytes;
  }
  for (; output < <i32>outputHeight; output++) {
    if (output >= 0) v128.store(target, clamp(fourRows, low, high));
    fourRows = twoRows;
    twoRows = start;
    target += targetBytes;
  }
}

/** Floats 0 to 3 of a row, the `before` first of them zeros. */
@inline
function firstFour(before: i32, source: usize): v128 {
  if (before <= 0) return v128.load(source);
  if (before == 1) return afterZero(v128.load(source, 4));
  return afterZero(afterZero(v128.load(source, 8)));
}

/** Floats 6 to 9 of a row, the last a zero when `behind` is 2. */
@inline
function nextFour(behind: i32, source: usize): v128 {
  return behind > 1 ? beforeZero(v128.load(source, 20)) : v128.load(source, 24);
}

/** Floats 7 to 10 of a row, the `behind` last of them zeros. */
@inline
function lastFour(behind: i32, source: usize): v128 {
  if (behind <= 0) return v128.load(source, 28);
  if (behind == 1) return beforeZero(v128.load(source, 24));
  return beforeZero(beforeZero(v128.load(source, 20)));
}
