import { bessel_scratch_bytes_f64 } from "../../../assembly/bessel/bessel";
import { log_hypergeometric_f64, log_uniform_density_f64 } from "../../../assembly/vonMisesFisher/hypergeometric";
import { logarithm_f64, logarithmOfOnePlus } from "../../../assembly/vonMisesFisher/logarithm";
import { direction_sample_f64 } from "../../../assembly/vonMisesFisher/sample";
import { address } from "../support/floats";

function expectNear(actual: f64, expected: f64): void {
  expect<f64>(abs(actual - expected)).toBeLessThanOrEqual(2e-15 * abs(expected), actual.toString());
}

describe("log_hypergeometric", () => {
  it("is ln(sinh x / x) of order 1/2", () => {
    const scratch = new StaticArray<u8>(<i32>bessel_scratch_bytes_f64());
    const arguments_: StaticArray<f64> = [0.5, 2, 3, 20, 63, 65, 300];
    for (let index = 0; index < arguments_.length; index++) {
      const x = arguments_[index];
      expectNear(log_hypergeometric_f64(0.5, x, 0, address(scratch)), Math.log(Math.sinh(x) / x));
    }
  });
});

describe("log_uniform_density", () => {
  it("is that of the circle, the sphere and the next", () => {
    expectNear(log_uniform_density_f64(2), -Math.log(2 * Math.PI));
    expectNear(log_uniform_density_f64(3), -Math.log(4 * Math.PI));
    expectNear(log_uniform_density_f64(4), -Math.log(2 * Math.PI * Math.PI));
  });
});

describe("logarithms", () => {
  it("keep small numbers", () => {
    expect<f64>(logarithm_f64(0)).toBe(-Infinity);
    expectNear(logarithm_f64(10), Math.LN10);
    expectNear(logarithmOfOnePlus(1e-20), 1e-20);
    expectNear(logarithmOfOnePlus(1e-5), Math.log1p(1e-5));
    expectNear(logarithmOfOnePlus(1e5), Math.log1p(1e5));
  });
});

describe("direction_sample", () => {
  it("is a unit vector that its number alone decides", () => {
    const mean: StaticArray<f64> = [0, -1, 0];
    const samples = new StaticArray<f64>(6);
    const again = new StaticArray<f64>(3);
    direction_sample_f64(2, 3, address(mean), 5, 1, 2, 7, address(samples));
    direction_sample_f64(1, 3, address(mean), 5, 1, 2, 8, address(again));
    for (let index = 0; index < 3; index++) expect<f64>(again[index]).toBe(samples[3 + index]);
    expectNear(again[0] * again[0] + again[1] * again[1] + again[2] * again[2], 1);
  });
});
