/** The edges of planes that are read where they lie; see `depthwiseDirect`. */
import { Shape } from "../core/shape";

/** Rows of a plane that its outputs read. */
@inline
export function rowsRead(shape: Shape): i32 {
  return min(shape.height, (shape.outputHeight - 1) * shape.stride + shape.kernelHeight - shape.padTop);
}

/** Columns of border that the first tap of the output in `column` lies in front of a row; inside when not positive. */
@inline
export function columnsBefore(shape: Shape, stride: i32, column: i32): i32 {
  return shape.padLeft - column * stride;
}

/** Columns of border that the last tap of the fourth output from `column` on lies behind a row; inside when not positive. */
@inline
export function columnsBehind(shape: Shape, stride: i32, size: i32, column: i32): i32 {
  return (column + 3) * stride + size - shape.padLeft - shape.width;
}

/** 0, value[0], value[1], value[2]. */
@inline
export function afterZero(value: v128): v128 {
  return v128.shuffle<f32>(f32x4.splat(0), value, 3, 4, 5, 6);
}

/** value[1], value[2], value[3], 0. */
@inline
export function beforeZero(value: v128): v128 {
  return v128.shuffle<f32>(value, f32x4.splat(0), 1, 2, 3, 4);
}
