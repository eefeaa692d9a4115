import { layer_norm_backward_f32, layer_norm_forward_f32 } from "../../../assembly/dense/layerNorm";
import { address, expectBits, expectWithin } from "../support/floats";

describe("layer_norm_forward_f32", () => {
  it("normalises each row by itself, scales and shifts each feature, in place", () => {
    const x: StaticArray<f32> = [1, 2, 3, 4, 5, 10, 10, 10, 10, 10];
    const gamma: StaticArray<f32> = [1, 1, 1, 2, 1];
    const beta: StaticArray<f32> = [0, 0, 0.5, 0, -1];
    layer_norm_forward_f32(2, 5, address(x), address(gamma), address(beta), 2, address(x)); // variance 2, deviation 2
    expectBits(x, [-1, -0.5, 0.5, 1, 0, 0, 0, 0.5, 0, -1]);
  });

  it("keeps the deviations where the mean is 10^7 times them", () => {
    const x: StaticArray<f32> = [16777216, 16777218, 16777214, 16777218, 16777214];
    const one: StaticArray<f32> = [1, 1, 1, 1, 1];
    const zero = new StaticArray<f32>(5);
    const y = new StaticArray<f32>(5);
    layer_norm_forward_f32(1, 5, address(x), address(one), address(zero), 0.8, address(y)); // variance 3.2
    expectWithin(y, [0, 1, -1, 1, -1], 1.2e-7);
  });
});

describe("layer_norm_backward_f32", () => {
  it("has gradients of x that sum to 0 and are orthogonal to it, row by row", () => {
    const x: StaticArray<f32> = [1, 2, 3, 4, 5, 7, 3, 1, 4, 1, 5, 9];
    const dy: StaticArray<f32> = [1, -1, 2, 0, 3, 1, 2, 7, 1, 8, 2, 8];
    const gamma: StaticArray<f32> = [1.5, 1, 0.5, 2, 1, -1];
    const dx = new StaticArray<f32>(12);
    const dGamma = new StaticArray<f32>(6);
    const dBeta = new StaticArray<f32>(6);
    const scratch = new StaticArray<u8>(16 * 6 + 16);
    const work = (address(scratch) + 15) & ~15;
    const sums = address(dGamma);
    layer_norm_backward_f32(
      2,
      6,
      address(x),
      address(dy),
      address(gamma),
      1e-9,
      address(dx),
      sums,
      address(dBeta),
      work,
    );
    for (let row = 0; row < 2; row++) {
      let total: f64 = 0;
      let product: f64 = 0;
      for (let index = 6 * row; index < 6 * row + 6; index++) {
        total += dx[index];
        product += <f64>dx[index] * <f64>x[index];
      }
      expect<f64>(Math.abs(total)).toBeLessThan(2e-6);
      expect<f64>(Math.abs(product)).toBeLessThan(1e-5);
    }
    expectBits(dBeta, [3, 6, 3, 8, 5, 9]);
  });
});
