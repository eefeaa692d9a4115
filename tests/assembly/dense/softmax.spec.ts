import { softmax_backward_f32, softmax_f32 } from "../../../assembly/dense/softmax";
import { address, expectBits, expectWithin } from "../support/floats";

describe("softmax_f32", () => {
  it("is even over equal values of any size", () => {
    const x: StaticArray<f32> = [1e30, 1e30, 1e30, 1e30];
    softmax_f32(1, 4, address(x), address(x));
    expectBits(x, [0.25, 0.25, 0.25, 0.25]);
  });

  it("works row by row", () => {
    const x: StaticArray<f32> = [0, 0.6931471805599453, -Infinity, 5, 5, 5];
    const y = new StaticArray<f32>(6);
    softmax_f32(2, 3, address(x), address(y));
    expectWithin(y, [1.0 / 3, 2.0 / 3, 0, 1.0 / 3, 1.0 / 3, 1.0 / 3], 1.2e-7);
    expect<u32>(reinterpret<u32>(y[2])).toBe(0);
  });

  it("spoils only the row of a NaN, an infinity, or nothing but minus infinities", () => {
    const x: StaticArray<f32> = [0, NaN, 0, 0, Infinity, 0, -Infinity, -Infinity];
    const y = new StaticArray<f32>(8);
    softmax_f32(4, 2, address(x), address(y));
    expectBits(y, [NaN, NaN, 0.5, 0.5, NaN, NaN, NaN, NaN]);
  });
});

describe("softmax_backward_f32", () => {
  it("is y (dy - sum y dy)", () => {
    const y: StaticArray<f32> = [0.5, 0.25, 0.25, 0, 0];
    const dy: StaticArray<f32> = [1, 2, 4, 8, -8];
    softmax_backward_f32(1, 5, address(y), address(dy), address(dy));
    expectBits(dy, [-0.5, 0, 0.5, 0, -0]);
  });
});
