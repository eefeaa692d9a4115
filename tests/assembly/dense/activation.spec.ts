import {
  clamp_backward_f32,
  clamp_forward_f32,
  sigmoid_backward_f32,
  sigmoid_forward_f32,
  swish_backward_f32,
  swish_forward_f32,
} from "../../../assembly/dense/activation";
import { address, expectBits, expectWithin } from "../support/floats";

describe("clamp", () => {
  it("bounds values, keeps NaN, and keeps -0 at a bound of 0", () => {
    const x: StaticArray<f32> = [-1, -0, 0, 3, 7, NaN, -Infinity, Infinity, 6];
    const y = new StaticArray<f32>(9);
    clamp_forward_f32(9, address(x), 0, 6, address(y));
    expectBits(y, [0, -0, 0, 3, 6, NaN, 0, 6, 6]);
  });

  it("passes gradients strictly between the bounds", () => {
    const y: StaticArray<f32> = [0, 6, 3, -0, 5.5, NaN];
    const dy: StaticArray<f32> = [1, 2, 3, 4, 5, 6];
    clamp_backward_f32(6, address(y), address(dy), 0, 6, address(dy));
    expectBits(dy, [0, 0, 3, 0, 5, 0]);
  });

  it("passes every gradient where there are no bounds", () => {
    const y: StaticArray<f32> = [0, -1e30, 1e30];
    const dy: StaticArray<f32> = [1, -2, 3];
    clamp_backward_f32(3, address(y), address(dy), -Infinity, Infinity, address(dy));
    expectBits(dy, [1, -2, 3]);
  });
});

describe("sigmoid", () => {
  it("has its limits and its middle exactly", () => {
    const x: StaticArray<f32> = [0, -Infinity, Infinity, NaN, 200];
    const y = new StaticArray<f32>(5);
    sigmoid_forward_f32(5, address(x), address(y));
    expectBits(y, [0.5, 0, 1, NaN, 1]);
  });

  it("keeps its relative accuracy far left, where 1 / (1 + e^-x) would be 0", () => {
    const x: StaticArray<f32> = [-90];
    const y = new StaticArray<f32>(1);
    sigmoid_forward_f32(1, address(x), address(y));
    expectWithin(y, [8.194012623990515e-40], 2.9e-45); // two subnormal steps
  });

  it("has the slope y (1 - y)", () => {
    const y: StaticArray<f32> = [0.5, 0.25, 0, 1];
    const dy: StaticArray<f32> = [4, 16, 1, 1];
    const dx = new StaticArray<f32>(4);
    sigmoid_backward_f32(4, address(y), address(dy), address(dx));
    expectBits(dx, [1, 3, 0, 0]);
  });
});

describe("swish", () => {
  it("has the limits of x sigmoid(x)", () => {
    const x: StaticArray<f32> = [0, -Infinity, Infinity, NaN, 200, -200];
    const y = new StaticArray<f32>(6);
    swish_forward_f32(6, address(x), address(y));
    expectBits(y, [0, -0, Infinity, NaN, 200, -0]);
  });

  it("has slopes from 0 by 1/2 to 1", () => {
    const x: StaticArray<f32> = [-Infinity, 0, Infinity, -1.2784645];
    const dy: StaticArray<f32> = [2, 2, 2, 2];
    swish_backward_f32(4, address(x), address(dy), address(dy));
    expectWithin(dy, [0, 1, 2, 0], 1e-6);
  });
});
