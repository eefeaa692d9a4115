import { gaussian_basis_backward_f32, gaussian_basis_forward_f32 } from "../../../assembly/kan/gaussianBasis";
import { address, expectBits, expectWithin } from "../support/floats";

describe("gaussian_basis_forward_f32", () => {
  it("is 1 at a centre, 1/e a width off, and 0 far off", () => {
    const x: StaticArray<f32> = [-2, 1, Infinity];
    const y = new StaticArray<f32>(15);
    gaussian_basis_forward_f32(3, 5, -2, 1, 1, address(x), address(y));
    const e1: f32 = 0.36787944117144233;
    const e4: f32 = 0.01831563888873418;
    const e9: f32 = 0.00012340980408667956;
    const e16: f32 = 1.1253517471925912e-7;
    expectWithin(y, [1, e1, e4, e9, e16, e9, e4, e1, 1, e1, 0, 0, 0, 0, 0], 1e-7);
  });
});

describe("gaussian_basis_backward_f32", () => {
  it("is 0 between two centres, at infinities, and NaN at NaN", () => {
    const x: StaticArray<f32> = [-0.5, -Infinity, NaN];
    const dy: StaticArray<f32> = [1, 1, 1, 1, 1, 1];
    const dx = new StaticArray<f32>(3);
    gaussian_basis_backward_f32(3, 2, -1, 1, 1, address(x), address(dy), address(dx));
    expectWithin([dx[0]], [0], 0);
    expectWithin([dx[1]], [0], 0);
    expectBits([dx[2]], [NaN]);
  });

  it("is -2 z e^-z^2 / width", () => {
    const x: StaticArray<f32> = [0.5];
    const dy: StaticArray<f32> = [1];
    const dx = new StaticArray<f32>(1);
    gaussian_basis_backward_f32(1, 1, 0, 0, 2, address(x), address(dy), address(dx)); // z = 1
    expectWithin(dx, [-4 * 0.36787944117144233], 3e-7);
  });
});
