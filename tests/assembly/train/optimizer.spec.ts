import { adam_f32, sgd_f32 } from "../../../assembly/train/optimizer";
import { address, expectBits, expectWithin } from "../support/floats";

describe("sgd_f32", () => {
  it("steps against the gradient where there is no velocity", () => {
    const weight: StaticArray<f32> = [1, 2, 3, 4, 5];
    const gradient: StaticArray<f32> = [1, -1, 2, 0, 4];
    sgd_f32(5, address(weight), address(gradient), 0, 0.5, 0.9, 0, 1);
    expectBits(weight, [0.5, 2.5, 2, 4, 3]);
  });

  it("gathers velocity over scaled gradients and the decay of weights", () => {
    const weight: StaticArray<f32> = [4];
    const gradient: StaticArray<f32> = [8];
    const velocity: StaticArray<f32> = [2];
    // g = 8/4 + 4/2 = 4; velocity = 2/2 + 4 = 5; weight = 4 - 5/4.
    sgd_f32(1, address(weight), address(gradient), address(velocity), 0.25, 0.5, 0.5, 0.25);
    expectBits(velocity, [5]);
    expectBits(weight, [2.75]);
  });
});

describe("adam_f32", () => {
  it("moves by the learning rate in its first step, whatever the gradient's size", () => {
    const weight: StaticArray<f32> = [1, 1, 1, 1, 1];
    const gradient: StaticArray<f32> = [1e-3, -5, 100, 1e6, -1e-2];
    const moment1 = new StaticArray<f32>(5);
    const moment2 = new StaticArray<f32>(5);
    const root: f32 = <f32>Math.sqrt(1 - 0.999);
    const step: f32 = <f32>(0.125 / (1 - 0.9));
    const state = address(moment1);
    adam_f32(5, address(weight), address(gradient), state, address(moment2), step, 0.9, 0.999, 1e-8, root, 0, 1);
    expectWithin(weight, [0.875, 1.125, 0.875, 0.875, 1.125], 4e-6);
  });

  it("stays where the gradient and its moments are 0", () => {
    const weight: StaticArray<f32> = [1, 2];
    const zeros = new StaticArray<f32>(2);
    const moments = new StaticArray<f32>(4);
    const first = address(moments);
    adam_f32(2, address(weight), address(zeros), first, first + 8, 1, 0.9, 0.999, 1e-8, 1, 0, 1);
    expectBits(weight, [1, 2]);
    expectBits(moments, [0, 0, 0, 0]);
  });
});
