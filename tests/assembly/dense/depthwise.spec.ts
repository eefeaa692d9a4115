import { Shape } from "../../../assembly/core/shape";
import {
  depthwise_backward_input_f32,
  depthwise_backward_weight_f32,
  depthwise_forward_f32,
  depthwise_scratch_bytes_f32,
} from "../../../assembly/dense/depthwise";
import { address, expectBits } from "../support/floats";
import { shapeOf } from "../support/shapes";

const ONES: StaticArray<f32> = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
// The first channel's 3x3 filter counts the neighbours inside the padding, the second's takes the centre twice.
const WEIGHT: StaticArray<f32> = [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0];
const EXPECTED: StaticArray<f32> = [4, 6, 4, 6, 9, 6, 4, 6, 4, 2, 2, 2, 2, 2, 2, 2, 2, 2];

function planes(): Shape {
  return shapeOf(2, 3, 3, 2, 3, 1, 1, 3, 3);
}

describe("depthwise_forward_f32", () => {
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
