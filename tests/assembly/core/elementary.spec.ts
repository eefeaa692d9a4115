import { addScaledDecay_f32x4, exp_f32, exp_f32x4, log_f32, log_f32x4 } from "../../../assembly/core/elementary";
import { address, expectBits } from "../support/floats";

const SMALLEST: f32 = reinterpret<f32>(1); // 2^-149

describe("exp_f32x4", () => {
  it("is exact where the result is", () => {
    const y = new StaticArray<f32>(4);
    v128.store(address(y), exp_f32x4(f32x4(0, -0, -Infinity, Infinity)));
    expectBits(y, [1, 1, 0, Infinity]);
  });

  it("overflows and underflows where e^x does", () => {
    const y = new StaticArray<f32>(4);
    v128.store(address(y), exp_f32x4(f32x4(88.72284, 88.722831, -103.972084, -103.97208)));
    expect<f32>(y[0]).toBe(Infinity);
    expect<f32>(y[1]).toBeLessThan(Infinity);
    expect<f32>(y[2]).toBe(0);
    expect<f32>(y[3]).toBe(SMALLEST);
  });

  it("keeps a NaN in its lane", () => {
    const y = new StaticArray<f32>(4);
    v128.store(address(y), exp_f32x4(f32x4(0, NaN, 0, 0)));
    expectBits(y, [1, NaN, 1, 1]);
  });
});

describe("addScaledDecay_f32x4", () => {
  it("is the addend plus 2^-24 e^-x", () => {
    const y = new StaticArray<f32>(4);
    v128.store(address(y), addScaledDecay_f32x4(f32x4(0, 64, -104, NaN), f32x4(0, 1, 0, 1)));
    expect<f32>(y[0]).toBe(5.9604644775390625e-8);
    expect<f32>(y[1]).toBe(1);
    expect<f32>(y[2]).toBeGreaterThan(8.7479e37);
    expect<f32>(y[2]).toBeLessThan(8.748e37);
    expect<bool>(isNaN(y[3])).toBe(true);
  });
});

describe("log_f32x4", () => {
  it("has the limits of the logarithm", () => {
    const y = new StaticArray<f32>(4);
    v128.store(address(y), log_f32x4(f32x4(1, 0, Infinity, -1)));
    expectBits(y, [0, -Infinity, Infinity, NaN]);
    v128.store(address(y), log_f32x4(f32x4(-0, NaN, -Infinity, -SMALLEST)));
    expectBits(y, [-Infinity, NaN, NaN, NaN]);
  });

  it("reaches the subnormals", () => {
    const y = new StaticArray<f32>(4);
    v128.store(address(y), log_f32x4(f32x4.splat(SMALLEST)));
    expect<f32>(y[0]).toBe(<f32>-103.27892990343185);
  });

  it("undoes powers of two to the last bit", () => {
    const y = new StaticArray<f32>(4);
    v128.store(address(y), log_f32x4(f32x4(2, 0.5, 1024, 0.0009765625)));
    expectBits(y, [0.6931471805599453, -0.6931471805599453, 6.931471805599453, -6.931471805599453]);
  });
});

describe("exp_f32 and log_f32", () => {
  it("work in place and write nothing beyond n", () => {
    const values: StaticArray<f32> = [0, 0, 0, 0, 0, 7];
    exp_f32(5, address(values), address(values));
    expectBits(values, [1, 1, 1, 1, 1, 7]);
    log_f32(5, address(values), address(values));
    expectBits(values, [0, 0, 0, 0, 0, 7]);
  });
});
