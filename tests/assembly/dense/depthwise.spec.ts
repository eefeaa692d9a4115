import { Shape } from "../../../assembly/core/shape";
import {
  depthwise_backward_input_f32,
  depthwise_backward_weight_f32,
  depthwise_forward_f32,
  depthwise_scratch_bytes_f32,
} from "../../../assembly/dense/depthwise";
import { HAS_RELAXED_MADD } from "../../../assembly/simd/variant";
import { address, expectBits, expectWithin } from "../support/floats";
import { shapeOf } from "../support/shapes";

const ONES: StaticArray<f32> = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
// The first channel's 3x3 filter counts the neighbours inside the padding, the second's takes the centre twice.
const WEIGHT: StaticArray<f32> = [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0];
const EXPECTED: StaticArray<f32> = [4, 6, 4, 6, 9, 6, 4, 6, 4, 2, 2, 2, 2, 2, 2, 2, 2, 2];

function planes(): Shape {
  return shapeOf(2, 3, 3, 2, 3, 1, 1, 3, 3);
}

/** Values whose sums depend on the order of their terms. */
function uneven(length: i32): StaticArray<f32> {
  const values = new StaticArray<f32>(length);
  for (let index = 0; index < length; index++) values[index] = <f32>(((index * 37) % 101) - 50) / 7;
  return values;
}

/** One output as `scalar` defines it: the bias, then the taps row by row, each product and each sum rounded. */
function inOrder(
  shape: Shape,
  x: StaticArray<f32>,
  weight: StaticArray<f32>,
  bias: f32,
  channel: i32,
  row: i32,
  column: i32,
): f32 {
  const size = shape.kernelHeight;
  let sum = bias;
  for (let ky = 0; ky < size; ky++) {
    for (let kx = 0; kx < size; kx++) {
      const sourceRow = row * shape.stride + ky - shape.padTop;
      const sourceColumn = column * shape.stride + kx - shape.padLeft;
      const isRow = sourceRow >= 0 && sourceRow < shape.height;
      if (!isRow || sourceColumn < 0 || sourceColumn >= shape.width) continue;
      const value = x[(channel * shape.height + sourceRow) * shape.width + sourceColumn];
      sum = sum + value * weight[(channel * size + ky) * size + kx];
    }
  }
  return sum;
}

/** Every output of a square kernel with half its size of border; fused multiply-adds differ by 1 in 100,000 of the terms at most. */
function expectInOrder(size: i32, stride: i32, height: i32, width: i32): void {
  const outputHeight = (height - 1) / stride + 1;
  const outputWidth = (width - 1) / stride + 1;
  const shape = shapeOf(2, height, width, 2, size, stride, size >> 1, outputHeight, outputWidth);
  const x = uneven(2 * height * width);
  const weight = uneven(2 * size * size);
  const bias: StaticArray<f32> = [0.1, -0.3];
  const scratch = new StaticArray<u8>(depthwise_scratch_bytes_f32(shape) + 16);
  const y = new StaticArray<f32>(2 * outputHeight * outputWidth);
  const work = (address(scratch) + 15) & ~15;
  depthwise_forward_f32(shape, address(x), address(weight), address(bias), address(y), work);
  const expected = new StaticArray<f32>(y.length);
  for (let index = 0; index < y.length; index++) {
    const channel = index / (outputHeight * outputWidth);
    const row = (index / outputWidth) % outputHeight;
    expected[index] = inOrder(shape, x, weight, bias[channel], channel, row, index % outputWidth);
  }
  if (HAS_RELAXED_MADD) expectWithin(y, expected, 1e-2);
  else expectBits(y, expected);
}

describe("depthwise_forward_f32", () => {
  it("adds the terms of a 3x3 kernel in one order, whatever the width, the height and the stride", () => {
    for (let width = 1; width <= 9; width++) {
      for (let height = 1; height <= 8; height++) {
        expectInOrder(3, 1, height, width);
        expectInOrder(3, 2, height, width);
      }
    }
  });

  it("adds the terms of a 5x5 kernel in one order, whatever the width, the height and the stride", () => {
    for (let width = 1; width <= 9; width++) {
      for (let height = 1; height <= 8; height++) {
        expectInOrder(5, 1, height, width);
        expectInOrder(5, 2, height, width);
      }
    }
  });

  it("filters each channel by its own weights, adds the bias and clamps", () => {
    const shape = planes();
    shape.maximum = 9;
    const scratch = new StaticArray<u8>(depthwise_scratch_bytes_f32(shape) + 16);
    const work = (address(scratch) + 15) & ~15;
    const bias: StaticArray<f32> = [0.5, -1];
    const y = new StaticArray<f32>(18);
    depthwise_forward_f32(shape, address(ONES), address(WEIGHT), address(bias), address(y), work);
    expectBits(y, [4.5, 6.5, 4.5, 6.5, 9, 6.5, 4.5, 6.5, 4.5, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe("depthwise_backward", () => {
  it("keeps the channels apart in the gradients of both inputs", () => {
    const shape = planes();
    const scratch = new StaticArray<u8>(depthwise_scratch_bytes_f32(shape) + 16);
    const work = (address(scratch) + 15) & ~15;
    const dx = new StaticArray<f32>(18);
    depthwise_backward_input_f32(shape, address(ONES), address(WEIGHT), address(dx), work);
    expectBits(dx, EXPECTED);
    const dWeight = new StaticArray<f32>(18);
    depthwise_backward_weight_f32(shape, address(ONES), address(ONES), address(dWeight), work);
    expectBits(dWeight, [4, 6, 4, 6, 9, 6, 4, 6, 4, 4, 6, 4, 6, 9, 6, 4, 6, 4]);
  });
});
