import { Shape } from "../../../assembly/core/shape";
import {
  conv2d_backward_input_f32,
  conv2d_backward_weight_f32,
  conv2d_channels_last_scratch_bytes_f32,
  conv2d_forward_channels_last_f32,
  conv2d_forward_f32,
  conv2d_pack_f32,
  conv2d_packed_bytes_f32,
  conv2d_scratch_bytes_f32,
} from "../../../assembly/dense/convolution";
import { address, expectBits } from "../support/floats";
import { shapeOf } from "../support/shapes";

/** The address of at least `bytes` bytes at a multiple of 16; `keep` holds them. */
function aligned(keep: StaticArray<u8>): usize {
  return (address(keep) + 15) & ~15;
}

// 3x3 ones over a 3x3 plane with padding 1: each output counts the neighbours.
const COUNTS: StaticArray<f32> = [4, 6, 4, 6, 9, 6, 4, 6, 4];
const ONES: StaticArray<f32> = [1, 1, 1, 1, 1, 1, 1, 1, 1];

function plane(): Shape {
  return shapeOf(1, 3, 3, 1, 3, 1, 1, 3, 3);
}

describe("conv2d_forward_f32", () => {
  it("counts neighbours, adds the bias and clamps", () => {
    const shape = plane();
    shape.maximum = 9;
    const packed = new StaticArray<u8>(conv2d_packed_bytes_f32(shape) + 16);
    conv2d_pack_f32(shape, address(ONES), aligned(packed));
    const scratch = new StaticArray<u8>(conv2d_scratch_bytes_f32(shape) + 16);
    const bias: StaticArray<f32> = [0.5];
    const y = new StaticArray<f32>(9);
    conv2d_forward_f32(shape, address(ONES), aligned(packed), address(bias), address(y), aligned(scratch));
    expectBits(y, [4.5, 6.5, 4.5, 6.5, 9, 6.5, 4.5, 6.5, 4.5]);
  });

  it("adds the channels of each filter", () => {
    const shape = shapeOf(2, 1, 1, 3, 1, 1, 0, 1, 1);
    const packed = new StaticArray<u8>(conv2d_packed_bytes_f32(shape) + 16);
    const weight: StaticArray<f32> = [1, 10, 2, 20, -1, 0.5];
    conv2d_pack_f32(shape, address(weight), aligned(packed));
    const scratch = new StaticArray<u8>(conv2d_scratch_bytes_f32(shape) + 16);
    const x: StaticArray<f32> = [3, 4];
    const y = new StaticArray<f32>(3);
    conv2d_forward_f32(shape, address(x), aligned(packed), 0, address(y), aligned(scratch));
    expectBits(y, [43, 86, -1]);
  });
});

/** A 3x17 image of two channels, the second twice the first, and its 1x8 output under a 3x3 kernel of stride 2. */
const STEM_WIDTH: i32 = 17;
const STEM_OUTPUT: StaticArray<f32> = [9, 27, 45, 63, 81, 99, 117, 135];

function stem(isChannelsLast: bool): StaticArray<f32> {
  const x = new StaticArray<f32>(2 * 3 * STEM_WIDTH);
  for (let pixel = 0; pixel < 3 * STEM_WIDTH; pixel++) {
    const value = <f32>(pixel % STEM_WIDTH);
    x[isChannelsLast ? 2 * pixel : pixel] = value;
    x[isChannelsLast ? 2 * pixel + 1 : 3 * STEM_WIDTH + pixel] = 2 * value;
  }
  return x;
}

describe("conv2d_forward_channels_last_f32", () => {
  it("takes the stem's strips from either layout", () => {
    // One filter: ones on the first channel, zeros on the second.
    const shape = shapeOf(2, 3, STEM_WIDTH, 1, 3, 2, 0, 1, 8);
    const weight = new StaticArray<f32>(18);
    for (let tap = 0; tap < 9; tap++) weight[tap] = 1;
    const packed = new StaticArray<u8>(conv2d_packed_bytes_f32(shape) + 16);
    conv2d_pack_f32(shape, address(weight), aligned(packed));
    const bytes = max(conv2d_scratch_bytes_f32(shape), conv2d_channels_last_scratch_bytes_f32(shape));
    const scratch = new StaticArray<u8>(bytes + 16);
    const y = new StaticArray<f32>(8);
    conv2d_forward_f32(shape, address(stem(false)), aligned(packed), 0, address(y), aligned(scratch));
    expectBits(y, STEM_OUTPUT);
    y.fill(0);
    conv2d_forward_channels_last_f32(shape, address(stem(true)), aligned(packed), 0, address(y), aligned(scratch));
    expectBits(y, STEM_OUTPUT);
  });

  it("brings other images into planes first", () => {
    const shape = shapeOf(2, 1, 2, 1, 1, 1, 0, 1, 2);
    const weight: StaticArray<f32> = [1, 10];
    const packed = new StaticArray<u8>(conv2d_packed_bytes_f32(shape) + 16);
    conv2d_pack_f32(shape, address(weight), aligned(packed));
    const scratch = new StaticArray<u8>(conv2d_channels_last_scratch_bytes_f32(shape) + 16);
    const x: StaticArray<f32> = [1, 2, 3, 4];
    const y = new StaticArray<f32>(2);
    conv2d_forward_channels_last_f32(shape, address(x), aligned(packed), 0, address(y), aligned(scratch));
    expectBits(y, [21, 43]);
  });
});

describe("conv2d_backward", () => {
  it("counts neighbours in the gradients of both inputs", () => {
    const shape = plane();
    const scratch = new StaticArray<u8>(conv2d_scratch_bytes_f32(shape) + 16);
    const dx = new StaticArray<f32>(9);
    conv2d_backward_input_f32(shape, address(ONES), address(ONES), address(dx), aligned(scratch));
    expectBits(dx, COUNTS);
    const dWeight = new StaticArray<f32>(9);
    conv2d_backward_weight_f32(shape, address(ONES), address(ONES), address(dWeight), aligned(scratch));
    expectBits(dWeight, COUNTS);
  });
});
