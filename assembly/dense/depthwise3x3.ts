/** 3x3 depthwise convolution of stride 1 or 2, planes read where they lie, nine weights in registers. */
import { clamp, madd } from "../simd/f32x4";
import { HAS_RELAXED_MADD } from "../simd/variant";

/** Whether the kernel below can run: rows of four outputs or more, and one column of border at most on each side. */
@inline
export function isInsideRows(stride: i32, width: i32, outputWidth: i32, padLeft: i32): bool {
  return outputWidth >= 4 && padLeft >= 0 && padLeft <= 1 && lastTap(stride, outputWidth, padLeft) <= width;
}

/** Column of x that the last tap of a row's last output reads. */
@inline
function lastTap(stride: i32, outputWidth: i32, padLeft: i32): i32 {
  return (outputWidth - 1) * stride + 2 - padLeft;
}

/**
 * y [planes, outputHeight, outputWidth] = clamp(bias + taps) of x [planes, height, width] where `isInsideRows` holds, one
 * filter and bias (none when 0) a plane; taps in the order of `depthwisePlane`. Rows outside the plane are read from `zeros`, width + 4 of them.
 *
 * One row of outputs at a time, four columns together, the last four overlapping those before them. Nothing is copied and
 * every value is loaded where it is used: nine loads beside nine multiply-adds are what the load ports carry anyway, and
 * holding values for a second row of outputs would spill the weights. Copying into padded planes first took 1.1 times as
 * long with stride 1 and twice as long with stride 2.
 */
export function depthwisePlanes3x3(
  stride: i32,
  planes: i32,
  height: i32,
  width: i32,
  padTop: i32,
  padLeft: i32,
  outputHeight: i32,
  outputWidth: i32,
  x: usize,
  weight: usize,
  bias: usize,
  minimum: f32,
  maximum: f32,
  zeros: usize,
  y: usize,
): void {
  if (stride == 1) {
    planes3x3(
      1,
      planes,
      height,
      width,
      padTop,
      padLeft,
      outputHeight,
      outputWidth,
      x,
      weight,
      bias,
      minimum,
      maximum,
      zeros,
      y,
    );
  } else {
    planes3x3(
      2,
      planes,
      height,
      width,
      padTop,
      padLeft,
      outputHeight,
      outputWidth,
      x,
      weight,
      bias,
      minimum,
      maximum,
      zeros,
      y,
    );
  }
}

/** `stride` is a constant. */
@inline
function planes3x3(
  stride: i32,
  planes: i32,
  height: i32,
  width: i32,
  padTop: i32,
  padLeft: i32,
  outputHeight: i32,
  outputWidth: i32,
  x: usize,
  weight: usize,
  bias: usize,
  minimum: f32,
  maximum: f32,
  zeros: usize,
  y: usize,
): void {
  const low = f32x4.splat(minimum);
  const high = f32x4.splat(maximum);
  const last = outputWidth - 4;
  const lastIsWhole = lastTap(stride, outputWidth, padLeft) < width;
  const first = (<usize>-padLeft) << 2;
  const isWhole = last > 0 || lastIsWhole;
  for (let plane = 0; plane < planes; plane++) {
    const start = bias ? v128.load32_splat(bias) : f32x4.splat(0);
    const weight0 = v128.load32_splat(weight);
    const weight1 = v128.load32_splat(weight, 4);
    const weight2 = v128.load32_splat(weight, 8);
    const weight3 = v128.load32_splat(weight, 12);
    const weight4 = v128.load32_splat(weight, 16);
    const weight5 = v128.load32_splat(weight, 20);
    const weight6 = v128.load32_splat(weight, 24);
    const weight7 = v128.load32_splat(weight, 28);
    const weight8 = v128.load32_splat(weight, 32);
    let row0 = rowOrZeros(-padTop, height, width, x, zeros);
    let row1 = rowOrZeros(1 - padTop, height, width, x, zeros);
    let source = 2 - padTop;
    for (let row = 0; row < outputHeight; row++) {
      const row2 = rowOrZeros(source, height, width, x, zeros);
      v128.store(
        y,
        fourOutputs(
          stride,
          row0,
          row1,
          row2,
          first,
          padLeft == 1,
          isWhole,
          start,
          low,
          high,
          weight0,
          weight1,
          weight2,
          weight3,
          weight4,
          weight5,
          weight6,
          weight7,
          weight8,
        ),
      );
      for (let column = 4; column < last; column += 4) {
        const at = (<usize>(column * stride - padLeft)) << 2;
        const sums = fourOutputs(
          stride,
          row0,
          row1,
          row2,
          at,
          false,
          true,
          start,
          low,
          high,
          weight0,
          weight1,
          weight2,
          weight3,
          weight4,
          weight5,
          weight6,
          weight7,
          weight8,
        );
        v128.store(y + ((<usize>column) << 2), sums);
      }
      if (last > 0) {
        const at = (<usize>(last * stride - padLeft)) << 2;
        const sums = fourOutputs(
          stride,
          row0,
          row1,
          row2,
          at,
          false,
          lastIsWhole,
          start,
          low,
          high,
          weight0,
          weight1,
          weight2,
          weight3,
          weight4,
          weight5,
          weight6,
          weight7,
          weight8,
        );
        v128.store(y + ((<usize>last) << 2), sums);
      }
      y += (<usize>outputWidth) << 2;
      row0 = stride == 1 ? row1 : row2;
      row1 = stride == 1 ? row2 : rowOrZeros(source + 1, height, width, x, zeros);
      source += stride;
    }
    x += (<usize>(height * width)) << 2;
    weight += 36;
    if (bias) bias += 4;
  }
}


@inline
function rowOrZeros(row: i32, height: i32, width: i32, x: usize, zeros: usize): usize {
  return <u32>row < <u32>height ? x + ((<usize>(row * width)) << 2) : zeros;
}

/**
 * Four outputs whose first tap lies `at` bytes into the rows: `isBordered` when it is the border before them, `isWhole`
 * when the last tap is not the border behind them. With a fused multiply-add each kernel row has a
 * chain of its own: three latencies of 4 cycles and two additions, where one chain takes nine latencies.
 */
@inline
function fourOutputs(
  stride: i32,
  row0: usize,
  row1: usize,
  row2: usize,
  at: usize,
  isBordered: bool,
  isWhole: bool,
  start: v128,
  low: v128,
  high: v128,
  weight0: v128,
  weight1: v128,
  weight2: v128,
  weight3: v128,
  weight4: v128,
  weight5: v128,
  weight6: v128,
  weight7: v128,
  weight8: v128,
): v128 {
  const sum0 = rowSum(stride, row0, at, isBordered, isWhole, false, start, weight0, weight1, weight2);
  const sum1 = rowSum(stride, row1, at, isBordered, isWhole, HAS_RELAXED_MADD, sum0, weight3, weight4, weight5);
  const sum2 = rowSum(stride, row2, at, isBordered, isWhole, HAS_RELAXED_MADD, sum1, weight6, weight7, weight8);
  const sum = HAS_RELAXED_MADD ? f32x4.add(sum0, f32x4.add(sum1, sum2)) : sum2;
  return clamp(sum, low, high);
}

/**
 * The three taps of one row, added to `start` unless `isAlone`. With stride 2 four outputs read nine floats: two vectors give the even and the odd
 * ones, the ninth and the even ones the third tap.
 */
@inline
function rowSum(
  stride: i32,
  row: usize,
  at: usize,
  isBordered: bool,
  isWhole: bool,
  isAlone: bool,
  start: v128,
  weight0: v128,
  weight1: v128,
  weight2: v128,
): v128 {
  const left = isBordered ? v128.shuffle<f32>(f32x4.splat(0), v128.load(row), 3, 4, 5, 6) : v128.load(row + at);
  if (stride == 1) {
    const middle = v128.load(row + at + 4);
    const right = isWhole ? v128.load(row + at + 8) : v128.shuffle<f32>(middle, f32x4.splat(0), 1, 2, 3, 4);
    return madd(weight2, right, madd(weight1, middle, isAlone ? f32x4.mul(weight0, left) : madd(weight0, left, start)));
  }
  const right = v128.load(row + at + 16);
  const ninth = isWhole ? v128.load32_splat(row + at + 32) : f32x4.splat(0);
  const even = v128.shuffle<f32>(left, right, 0, 2, 4, 6);
  const odd = v128.shuffle<f32>(left, right, 1, 3, 5, 7);
  const nextEven = v128.shuffle<f32>(even, ninth, 1, 2, 3, 4);
  return madd(weight2, nextEven, madd(weight1, odd, isAlone ? f32x4.mul(weight0, even) : madd(weight0, even, start)));
}
