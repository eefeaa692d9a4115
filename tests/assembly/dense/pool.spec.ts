import { Shape } from "../../../assembly/core/shape";
import {
  avg_pool_backward_f32,
  avg_pool_forward_f32,
  global_avg_pool_backward_f32,
  global_avg_pool_forward_f32,
  max_pool_backward_f32,
  max_pool_forward_f32,
} from "../../../assembly/dense/pool";
import { interiorEnd, interiorStart, loadStrided } from "../../../assembly/dense/window";
import { address, expectBits } from "../support/floats";
import { shapeOf } from "../support/shapes";

/** A record of one plane. */
function planeOf(
  height: i32,
  width: i32,
  kernel: i32,
  stride: i32,
  pad: i32,
  outputHeight: i32,
  outputWidth: i32,
): Shape {
  return shapeOf(1, height, width, 1, kernel, stride, pad, outputHeight, outputWidth);
}

describe("max_pool", () => {
  it("takes the largest of each 2x2 window, and its gradient goes there", () => {
    const shape = planeOf(2, 8, 2, 2, 0, 1, 4);
    const x: StaticArray<f32> = [1, 2, 3, 4, 5, 6, 8, 8, 4, 3, 2, 1, 7, 5, 8, 8];
    const y = new StaticArray<f32>(4);
    max_pool_forward_f32(shape, address(x), address(y));
    expectBits(y, [4, 4, 7, 8]);
    const dy: StaticArray<f32> = [1, 2, 3, 4];
    const dx = new StaticArray<f32>(16);
    max_pool_backward_f32(shape, address(x), address(y), address(dy), address(dx));
    expectBits(dx, [0, 0, 0, 2, 0, 0, 4, 0, 1, 0, 0, 0, 3, 0, 0, 0]);
  });

  it("adds the gradients of overlapping windows", () => {
    const shape = planeOf(1, 5, 3, 1, 1, 1, 5);
    const x: StaticArray<f32> = [0, 9, 0, 9, 0];
    const y = new StaticArray<f32>(5);
    max_pool_forward_f32(shape, address(x), address(y));
    expectBits(y, [9, 9, 9, 9, 9]);
    const dy: StaticArray<f32> = [1, 10, 100, 1000, 10000];
    const dx: StaticArray<f32> = [7, 7, 7, 7, 7];
    max_pool_backward_f32(shape, address(x), address(y), address(dy), address(dx));
    expectBits(dx, [0, 111, 0, 11000, 0]);
  });

  it("never takes the padding, and always a NaN", () => {
    const shape = planeOf(2, 2, 2, 1, 1, 3, 3);
    const x: StaticArray<f32> = [-1, -Infinity, -3, NaN];
    const y = new StaticArray<f32>(9);
    max_pool_forward_f32(shape, address(x), address(y));
    expectBits(y, [-1, -1, -Infinity, -1, NaN, NaN, -3, NaN, NaN]);
  });
});

describe("avg_pool", () => {
  it("does not count the padding", () => {
    const shape = planeOf(2, 2, 2, 1, 1, 3, 3);
    const x: StaticArray<f32> = [1, 2, 3, 6];
    const y = new StaticArray<f32>(9);
    avg_pool_forward_f32(shape, address(x), address(y));
    expectBits(y, [1, 1.5, 2, 2, 3, 4, 3, 4.5, 6]);
  });

  it("shares each gradient over its window", () => {
    const shape = planeOf(2, 8, 2, 2, 0, 1, 4);
    const dy: StaticArray<f32> = [4, 8, -4, 0];
    const dx = new StaticArray<f32>(16);
    avg_pool_backward_f32(shape, address(dy), address(dx));
    expectBits(dx, [1, 1, 2, 2, -1, -1, 0, 0, 1, 1, 2, 2, -1, -1, 0, 0]);
  });

  it("writes zeros where no window comes", () => {
    const shape = planeOf(3, 3, 1, 2, 0, 2, 2);
    const dy: StaticArray<f32> = [1, 2, 3, 4];
    const dx: StaticArray<f32> = [7, 7, 7, 7, 7, 7, 7, 7, 7];
    avg_pool_backward_f32(shape, address(dy), address(dx));
    expectBits(dx, [1, 0, 2, 0, 0, 0, 3, 0, 4]);
  });
});

describe("global_avg_pool", () => {
  it("is the mean of each plane, and its gradient the same share for all", () => {
    const x: StaticArray<f32> = [1, 2, 3, 4, 10, 0, 0, 0, 0, 5];
    const y = new StaticArray<f32>(2);
    global_avg_pool_forward_f32(2, 5, address(x), address(y));
    expectBits(y, [4, 1]);
    global_avg_pool_backward_f32(2, 5, address(y), address(x));
    expectBits(x, [0.8, 0.8, 0.8, 0.8, 0.8, 0.2, 0.2, 0.2, 0.2, 0.2]);
  });
});

describe("interior", () => {
  it("holds the outputs whose windows have all their columns", () => {
    const padded = planeOf(1, 7, 3, 2, 1, 1, 4);
    expect<i32>(interiorStart(padded)).toBe(1);
    expect<i32>(interiorEnd(padded, 1)).toBe(3);
    const open = planeOf(1, 8, 2, 2, 0, 1, 4);
    expect<i32>(interiorStart(open)).toBe(0);
    expect<i32>(interiorEnd(open, 0)).toBe(4);
  });

  it("is empty where a window is wider than its input", () => {
    const narrow = planeOf(1, 1, 3, 1, 1, 1, 1);
    expect<i32>(interiorEnd(narrow, interiorStart(narrow))).toBe(interiorStart(narrow));
    const unpadded = planeOf(1, 2, 3, 2, 0, 1, 1);
    expect<i32>(interiorEnd(unpadded, 0)).toBe(0);
  });
});

describe("loadStrided", () => {
  it("takes every stride-th float", () => {
    const x: StaticArray<f32> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const lanes = new StaticArray<f32>(4);
    for (let stride = 1; stride <= 4; stride++) {
      v128.store(address(lanes), loadStrided(address(x), stride));
      const step = <f32>stride;
      expectBits(lanes, [0, step, 2 * step, 3 * step]);
    }
  });
});
