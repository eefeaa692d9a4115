/**
 * One strip of `depthwise3x3`: four columns of outputs, top to bottom. `isLeft` and `isRight` are constants, whether the border
 * before and behind the rows is read: testing them in each row took up to 30 % longer (7 cycles for 9 multiply-adds).
 */
import { Shape } from "../core/shape";
import { clamp, madd } from "../simd/f32x4";
import { afterZero, beforeZero, rowsRead } from "./depthwiseBorder";
import { evenLanes, oddLanes } from "./window";

/** The three taps of one row of the kernel, added to `sum` in order. */
@inline
function tapRow(sum: v128, weight0: v128, weight1: v128, weight2: v128, first: v128, second: v128, third: v128): v128 {
  return madd(weight2, third, madd(weight1, second, madd(weight0, first, sum)));
}

/** Stride 1: a row is the third of one output's, the second of the next one's and the first of the one's below. */
@inline
export function strip3x3(
  isLeft: bool,
  isRight: bool,
  shape: Shape,
  source: usize,
  target: usize,
  start: v128,
  weight0: v128,
  weight1: v128,
  weight2: v128,
  weight3: v128,
  weight4: v128,
  weight5: v128,
  weight6: v128,
  weight7: v128,
  weight8: v128,
): void {
  const low = f32x4.splat(shape.minimum);
  const high = f32x4.splat(shape.maximum);
  const rowBytes = (<usize>shape.width) << 2;
  const targetBytes = (<usize>shape.outputWidth) << 2;
  let twoRows = start;
  let oneRow = start;
  let output = shape.padTop - 2;
  target += <usize>output * targetBytes;
  let rows = rowsRead(shape);
  while (true) {
    const second = v128.load(source, 4);
    const third = isRight ? beforeZero(second) : v128.load(source, 8);
    const first = isLeft ? afterZero(second) : v128.load(source);
    const sum = tapRow(twoRows, weight6, weight7, weight8, first, second, third);
    twoRows = tapRow(oneRow, weight3, weight4, weight5, first, second, third);
    oneRow = tapRow(start, weight0, weight1, weight2, first, second, third);
    if (output >= 0) v128.store(target, clamp(sum, low, high));
    output++;
    target += targetBytes;
    if (--rows == 0) break;
    source += rowBytes;
  }
  for (; output < shape.outputHeight; output++) {
    if (output >= 0) v128.store(target, clamp(twoRows, low, high));
    twoRows = oneRow;
    oneRow = start;
    target += targetBytes;
  }
}

/**
 * Stride 2: a row is the second of one output's, or the third of one's and the first of the next one's. Four outputs read
 * nine floats: two vectors give the even and the odd ones, the ninth and the even ones the third tap.
 */
@inline
export function strip3x3Strided(
  isLeft: bool,
  isRight: bool,
  shape: Shape,
  source: usize,
  target: usize,
  start: v128,
  weight0: v128,
  weight1: v128,
  weight2: v128,
  weight3: v128,
  weight4: v128,
  weight5: v128,
  weight6: v128,
  weight7: v128,
  weight8: v128,
): void {
  const low = f32x4.splat(shape.minimum);
  const high = f32x4.splat(shape.maximum);
  const rowBytes = (<usize>shape.width) << 2;
  const targetBytes = (<usize>shape.outputWidth) << 2;
  const end = target + <usize>shape.outputHeight * targetBytes;
  let sum = start;
  let rows = rowsRead(shape);
  if (shape.padTop == 0) {
    const left = firstFour(isLeft, source);
    const right = v128.load(source, 16);
    const first = evenLanes(left, right);
    const third = nextEven(isRight, first, source);
    sum = tapRow(start, weight0, weight1, weight2, first, oddLanes(left, right), third);
    source += rowBytes;
    rows--;
  }
  while (rows > 0) {
    const left = firstFour(isLeft, source);
    const right = v128.load(source, 16);
    const first = evenLanes(left, right);
    const third = nextEven(isRight, first, source);
    sum = tapRow(sum, weight3, weight4, weight5, first, oddLanes(left, right), third);
    if (rows == 1) break;
    source += rowBytes;
    const nextLeft = firstFour(isLeft, source);
    const nextRight = v128.load(source, 16);
    const nextFirst = evenLanes(nextLeft, nextRight);
    const nextSecond = oddLanes(nextLeft, nextRight);
    const nextThird = nextEven(isRight, nextFirst, source);
    v128.store(target, clamp(tapRow(sum, weight6, weight7, weight8, nextFirst, nextSecond, nextThird), low, high));
    sum = tapRow(start, weight0, weight1, weight2, nextFirst, nextSecond, nextThird);
    source += rowBytes;
    target += targetBytes;
    rows -= 2;
  }
  for (; target != end; target += targetBytes) {
    v128.store(target, clamp(sum, low, high));
    sum = start;
  }
}


@inline
function firstFour(isLeft: bool, source: usize): v128 {
  return isLeft ? afterZero(v128.load(source, 4)) : v128.load(source);
}


@inline
function nextEven(isRight: bool, even: v128, source: usize): v128 {
  return isRight ? beforeZero(even) : v128.shuffle<f32>(even, v128.load32_splat(source, 32), 1, 2, 3, 4);
}
