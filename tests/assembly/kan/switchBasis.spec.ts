import { switch_basis_backward_f32, switch_basis_forward_f32 } from "../../../assembly/kan/switchBasis";
import { address, expectBits, expectWithin } from "../support/floats";

describe("switch_basis_forward_f32", () => {
  it("is 1 at a centre, even around it, and 0 at infinities", () => {
    const x: StaticArray<f32> = [0, Infinity];
    const y = new StaticArray<f32>(6);
    switch_basis_forward_f32(2, 3, -1, 1, 1, address(x), address(y));
    const one: f32 = 0.41997434161402614; // 1 / cosh(1)^2
    expectWithin(y, [one, 1, one, 0, 0, 0], 2e-7);
  });
});

describe("switch_basis_backward_f32", () => {
  it("is -2 (1 - tanh(z)^2) tanh(z) / width, odd around a centre", () => {
    const x: StaticArray<f32> = [0.5, -0.5, 0, -Infinity, NaN];
    const dy: StaticArray<f32> = [1, 1, 1, 1, 1];
    const dx = new StaticArray<f32>(5);
    switch_basis_backward_f32(5, 1, 0, 0, 2, address(x), address(dy), address(dx));
    const slope: f32 = -4 * 0.41997434161402614 * 0.7615941559557649;
    expectWithin([dx[0], dx[1], dx[2], dx[3]], [slope, -slope, 0, 0], 5e-7);
    expectBits([dx[4]], [NaN]);
  });
});
