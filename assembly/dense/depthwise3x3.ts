/** 3x3 depthwise convolution of planes that are read where they lie, nine weights in registers; see `depthwiseDirect`. */
import { Shape } from "../core/shape";
import { strip3x3, strip3x3Strided } from "./depthwise3x3Strip";
import { columnsBefore, columnsBehind } from "./depthwiseBorder";

/** All planes of an image; `stride` is a constant, 1 or 2. */
@inline
export function planes3x3(stride: i32, shape: Shape, x: usize, weight: usize, bias: usize, y: usize): void {
  const lastColumn = shape.outputWidth - 4;
  for (let plane = 0; plane < shape.channels; plane++) {
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
    let column = 0;
    while (true) {
      strip(
        stride,
        shape,
        column,
        x,
        y,
        start,
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
      if (column == lastColumn) break;
      column = min(column + 4, lastColumn);
    }
    x += (<usize>(shape.height * shape.width)) << 2;
    y += (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
    weight += 36;
    if (bias) bias += 4;
  }
}

/** Four columns of outputs from `column` on: a loop without a test of the border for each of the four kinds of edges. */
@inline
function strip(
  stride: i32,
  shape: Shape,
  column: i32,
  x: usize,
  y: usize,
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
  const isLeft = columnsBefore(shape, stride, column) > 0;
  const isRight = columnsBehind(shape, stride, 3, column) > 0;
  const source = x + ((<usize>(column * stride - shape.padLeft)) << 2);
  const target = y + ((<usize>column) << 2);
  if (isLeft && isRight) {
    edges(
      stride,
      true,
      true,
      shape,
      source,
      target,
      start,
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
  } else if (isLeft) {
    edges(
      stride,
      true,
      false,
      shape,
      source,
      target,
      start,
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
  } else if (isRight) {
    edges(
      stride,
      false,
      true,
      shape,
      source,
      target,
      start,
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
  } else {
    edges(
      stride,
      false,
      false,
      shape,
      source,
      target,
      start,
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
  }
}


@inline
function edges(
  stride: i32,
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
  if (stride == 1) {
    strip3x3(
      isLeft,
      isRight,
      shape,
      source,
      target,
      start,
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
  } else {
    strip3x3Strided(
      isLeft,
      isRight,
      shape,
      source,
      target,
      start,
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
  }
}
