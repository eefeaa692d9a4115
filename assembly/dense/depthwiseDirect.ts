/**
 * Depthwise convolutions that read planes where they lie: 3x3 and 5x5, stride 1 or 2, a border of half the kernel at most.
 *
 * A plane is worked down in strips of four columns of outputs, the last overlapping the one before it. Each row of a strip
 * is loaded once and added to every output that it reaches: the outputs below are under way while one is finished, which
 * hides the latency of its additions even on a plane of 7x7. The terms of an output still come in the order of
 * `depthwisePlane`. Nothing is read outside the planes. Rows that are not there are left out, since zeros would add
 * nothing (but with a weight that is not finite); columns that are not there count as zeros.
 */
import { Shape } from "../core/shape";
import { planes3x3 } from "./depthwise3x3";
import { planes5x5 } from "./depthwise5x5";

/** Whether `depthwiseDirect` can run. */
@inline
export function isDirect(shape: Shape): bool {
  const size = shape.kernelWidth;
  const border = size >> 1;
  const right = (shape.outputWidth - 1) * shape.stride + size - shape.padLeft - shape.width;
  return (
    (size == 3 || size == 5) &&
    shape.kernelHeight == size &&
    shape.stride <= 2 &&
    shape.outputWidth >= 4 &&
    <u32>shape.padTop <= <u32>border &&
    <u32>shape.padLeft <= <u32>border &&
    right <= border
  );
}

/** y [batch, channels, outputHeight, outputWidth] = clamp(x * weight + bias) where `isDirect` holds. */
export function depthwiseDirect(shape: Shape, x: usize, weight: usize, bias: usize, y: usize): void {
  for (let image = 0; image < shape.batch; image++) {
    if (shape.kernelWidth == 3) {
      if (shape.stride == 1) planes3x3(1, shape, x, weight, bias, y);
      else planes3x3(2, shape, x, weight, bias, y);
    } else {
      if (shape.stride == 1) planes5x5(1, shape, x, weight, bias, y);
      else planes5x5(2, shape, x, weight, bias, y);
    }
    x += (<usize>(shape.channels * shape.height * shape.width)) << 2;
    y += (<usize>(shape.channels * shape.outputHeight * shape.outputWidth)) << 2;
  }
}
