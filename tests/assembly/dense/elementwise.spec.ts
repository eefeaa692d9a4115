import {
  add_f32,
  multiply_f32,
  multiply_planes_backward_f32,
  multiply_planes_f32,
} from "../../../assembly/dense/elementwise";
import { address, expectBits } from "../support/floats";

describe("add_f32", () => {
  it("adds and clamps, in place too", () => {
    const a: StaticArray<f32> = [1, 2, 3, -4, 5];
    const b: StaticArray<f32> = [1, 1, 1, 1, NaN];
    add_f32(5, address(a), address(b), 0, 3.5, address(a));
    expectBits(a, [2, 3, 3.5, 0, NaN]);
  });
});

describe("multiply_f32", () => {
  it("multiplies", () => {
    const a: StaticArray<f32> = [1, 2, 3, -4, 5];
    const b: StaticArray<f32> = [2, 0.5, -1, -1, Infinity];
    const y = new StaticArray<f32>(5);
    multiply_f32(5, address(a), address(b), address(y));
    expectBits(y, [2, 1, -3, 4, Infinity]);
  });
});

describe("multiply_planes", () => {
  it("scales each plane by its own factor", () => {
    const a: StaticArray<f32> = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const scale: StaticArray<f32> = [10, -1];
    multiply_planes_f32(2, 5, address(a), address(scale), address(a));
    expectBits(a, [10, 20, 30, 40, 50, -6, -7, -8, -9, -10]);
  });

  it("takes planes of one value as two arrays", () => {
    const a: StaticArray<f32> = [1, 2, 3, 4, 5];
    const scale: StaticArray<f32> = [1, 0, -1, 2, 3];
    multiply_planes_f32(5, 1, address(a), address(scale), address(a));
    expectBits(a, [1, 0, -3, 8, 15]);
  });

  it("sums a dy over each plane", () => {
    const a = new StaticArray<f32>(22);
    const dy = new StaticArray<f32>(22);
    for (let index = 0; index < 22; index++) {
      a[index] = <f32>(index % 11) + 1;
      dy[index] = index < 11 ? 2 : -1;
    }
    const dScale = new StaticArray<f32>(2);
    multiply_planes_backward_f32(2, 11, address(a), address(dy), address(dScale));
    expectBits(dScale, [132, -66]);
  });
});
