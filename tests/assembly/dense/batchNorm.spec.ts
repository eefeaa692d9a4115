import {
  batch_norm_backward_f32,
  batch_norm_forward_f32,
  batch_norm_statistics_f32,
} from "../../../assembly/dense/batchNorm";
import { address, expectBits, expectWithin } from "../support/floats";

describe("batch_norm_statistics_f32", () => {
  it("takes mean and biased variance over batch and plane", () => {
    const x: StaticArray<f32> = [1, 2, 10, 10, 3, 4, 10, 10]; // 2 images, 2 channels, 2 values
    const mean = new StaticArray<f32>(2);
    const variance = new StaticArray<f32>(2);
    batch_norm_statistics_f32(2, 2, 2, address(x), address(mean), address(variance));
    expectBits(mean, [2.5, 10]);
    expectBits(variance, [1.25, 0]);
  });

  it("keeps the variance where the mean is 10^7 times the deviation", () => {
    const x: StaticArray<f32> = [16777216, 16777218, 16777214, 16777218, 16777214];
    const mean = new StaticArray<f32>(1);
    const variance = new StaticArray<f32>(1);
    batch_norm_statistics_f32(1, 1, 5, address(x), address(mean), address(variance));
    expectBits(mean, [16777216]);
    expectBits(variance, [3.2]);
  });

  it("works on one value, whose variance is 0", () => {
    const x: StaticArray<f32> = [0.1, 0.2, 0.3, 0.4, 0.5];
    const mean = new StaticArray<f32>(5);
    const variance: StaticArray<f32> = [7, 7, 7, 7, 7];
    batch_norm_statistics_f32(1, 5, 1, address(x), address(mean), address(variance));
    expectBits(mean, x);
    expectBits(variance, [0, 0, 0, 0, 0]);
  });
});

describe("batch_norm_forward_f32", () => {
  it("normalises, scales and shifts each channel, in place", () => {
    const x: StaticArray<f32> = [1, 2, 10, 12, 3, 4, 14, 16];
    const mean: StaticArray<f32> = [2, 12];
    const variance: StaticArray<f32> = [3, 15];
    const gamma: StaticArray<f32> = [2, 4];
    const beta: StaticArray<f32> = [0.5, -1];
    const read = address(gamma);
    batch_norm_forward_f32(2, 2, 2, address(x), address(mean), address(variance), read, address(beta), 1, address(x));
    expectBits(x, [-0.5, 0.5, -3, -1, 1.5, 2.5, 1, 3]);
  });
});

describe("batch_norm_backward_f32", () => {
  it("has gradients of x that sum to 0 and are orthogonal to x", () => {
    const x: StaticArray<f32> = [1, 2, 3, 4, 5, 7];
    const dy: StaticArray<f32> = [1, -1, 2, 0, 3, 1];
    const mean = new StaticArray<f32>(1);
    const variance = new StaticArray<f32>(1);
    batch_norm_statistics_f32(2, 1, 3, address(x), address(mean), address(variance));
    const gamma: StaticArray<f32> = [1.5];
    const dx = new StaticArray<f32>(6);
    const dGamma = new StaticArray<f32>(1);
    const dBeta = new StaticArray<f32>(1);
    const moments = address(mean);
    const sums = address(dGamma);
    const written = address(dx);
    const scale = address(gamma);
    const spread = address(variance);
    batch_norm_backward_f32(2, 1, 3, address(x), address(dy), moments, spread, scale, 0, written, sums, address(dBeta));
    let total: f64 = 0;
    let product: f64 = 0;
    for (let index = 0; index < 6; index++) {
      total += dx[index];
      product += <f64>dx[index] * (<f64>x[index] - <f64>mean[0]);
    }
    expectBits(dBeta, [6]);
    expect<f64>(Math.abs(total)).toBeLessThan(1e-6);
    expect<f64>(Math.abs(product)).toBeLessThan(1e-5);
  });

  it("is 0 for a single value, which its own mean takes away", () => {
    const one: StaticArray<f32> = [3];
    const zero: StaticArray<f32> = [0];
    const dy: StaticArray<f32> = [0.7];
    const dx: StaticArray<f32> = [9];
    const dGamma = new StaticArray<f32>(1);
    const dBeta = new StaticArray<f32>(1);
    const values = address(one);
    batch_norm_backward_f32(
      1,
      1,
      1,
      values,
      address(dy),
      values,
      address(zero),
      values,
      1,
      address(dx),
      address(dGamma),
      address(dBeta),
    );
    expectWithin(dx, [0], 0);
    expectBits(dGamma, [0]);
    expectBits(dBeta, [0.7]);
  });
});
