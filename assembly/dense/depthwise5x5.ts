/** 5x5 depthwise convolution of planes that are read where they lie; see `depthwiseDirect`. */
import { Shape } from "../core/shape";
import { strip5x5, strip5x5Strided } from "./depthwise5x5Strip";

/** All planes of an image; `stride` is a constant, 1 or 2. */
@inline
export function planes5x5(stride: i32, shape: Shape, x: usize, weight: usize, bias: usize, y: usize): void {
  const lastColumn = shape.outputWidth - 4;
  for (let plane = 0; plane < shape.channels; plane++) {
    const start = bias ? v128.load32_splat(bias) : f32x4.splat(0);
    let column = 0;
    while (true) {
      const source = x + ((<usize>(column * stride - shape.padLeft)) << 2);
      const target = y + ((<usize>column) << 2);
      if (stride == 1) strip5x5(shape, column, source, target, start, weight);
      else strip5x5Strided(shape, column, source, target, start, weight);
      if (column == lastColumn) break;
      column = min(column + 4, lastColumn);
    }
    x += (<usize>(shape.height * shape.width)) << 2;
    y += (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
    weight += 100;
    if (bias) bias += 4;
  }
}
