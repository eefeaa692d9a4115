import { bspline_backward_f32, bspline_forward_f32, bspline_scratch_bytes_f32 } from "../../../assembly/kan/bspline";
import { address, expectBits, expectWithin } from "../support/floats";

const GRID = 4;
const UNITS = 6;

describe("bspline_forward_f32", () => {
  it("sums to the coefficients where they are all equal, inside the grid, and adds to y", () => {
    const weight = new StaticArray<f32>((GRID + 3) * UNITS);
    for (let index = 0; index < weight.length; index++) weight[index] = <f32>(index % UNITS);
    const x: StaticArray<f32> = [-0.9, 0, 0.3, 0.999];
    const scratch = new StaticArray<u8>(bspline_scratch_bytes_f32(1));
    const y = new StaticArray<f32>(4 * UNITS);
    for (let index = 0; index < y.length; index++) y[index] = 10;
    bspline_forward_f32(4, 1, UNITS, GRID, -1, 1, address(x), address(weight), address(y), address(scratch));
    const expected = new StaticArray<f32>(4 * UNITS);
    for (let index = 0; index < y.length; index++) expected[index] = 10 + <f32>(index % UNITS);
    expectWithin(y, expected, 2e-6);
  });

  it("has 1/6, 2/3, 1/6 at a knot and nothing three intervals outside", () => {
    const weight = new StaticArray<f32>(GRID + 3);
    weight[3] = 6; // the basis in the middle, around 0
    const x: StaticArray<f32> = [-0.5, 0, 0.5, 1, -2.6, 1e9];
    const scratch = new StaticArray<u8>(bspline_scratch_bytes_f32(1));
    const y = new StaticArray<f32>(6);
    bspline_forward_f32(6, 1, 1, GRID, -1, 1, address(x), address(weight), address(y), address(scratch));
    expectWithin(y, [1, 4, 1, 0, 0, 0], 5e-7);
  });
});

describe("bspline_backward_f32", () => {
  it("gives the bases as gradients of their coefficients and the slope of x, added", () => {
    const weight: StaticArray<f32> = [0, 1, 2, 3, 4, 5, 6]; // x / step + a constant, whose slope is 1 / step
    const x: StaticArray<f32> = [0.1];
    const dy: StaticArray<f32> = [2];
    const dx: StaticArray<f32> = [10];
    const dWeight = new StaticArray<f32>(7);
    const scratch = new StaticArray<u8>(bspline_scratch_bytes_f32(1));
    const read = address(weight);
    const target = address(dWeight);
    bspline_backward_f32(1, 1, 1, GRID, -1, 1, address(x), read, address(dy), address(dx), target, address(scratch));
    expectWithin(dx, [14], 4e-6);
    let sum: f64 = 0;
    for (let index = 0; index < 7; index++) sum += dWeight[index];
    expect<f64>(Math.abs(sum - 2)).toBeLessThan(1e-6);
    expectBits([dWeight[0], dWeight[1], dWeight[6]], [0, 0, 0]);
  });
});
