import { direction_cosines_f64 } from "../../../assembly/vonMisesFisher/cosines";
import { posterior_f64 } from "../../../assembly/vonMisesFisher/posterior";
import { row_scales_f32, row_scales_f64 } from "../../../assembly/vonMisesFisher/scales";
import { direction_carry_f64, direction_mean_f64, direction_sum_f32 } from "../../../assembly/vonMisesFisher/sums";
import { row_widen_f16 } from "../../../assembly/vonMisesFisher/widen";
import { address } from "../support/floats";

describe("row_scales", () => {
  it("are the inverse lengths, and stop at a row of zeros", () => {
    const rows: StaticArray<f32> = [3, 4, 0, 0, 5, 12];
    const scales: StaticArray<f64> = [0, 0, 0];
    expect<i32>(row_scales_f32(3, 2, address(rows), address(scales))).toBe(1);
    expect<f64>(scales[0]).toBe(0.2);
  });

  it("take rows whose squares leave the range of f64", () => {
    const rows: StaticArray<f64> = [3e200, 4e200, 3e-200, 4e-200];
    const scales: StaticArray<f64> = [0, 0];
    expect<i32>(row_scales_f64(2, 2, address(rows), address(scales))).toBe(2);
    for (let row = 0; row < 2; row++) {
      expect<f64>(abs(rows[2 * row] * scales[row] - 0.6)).toBeLessThanOrEqual(1e-15);
    }
  });
});

describe("direction_sum", () => {
  it("is exact, whatever the order and the batches", () => {
    const rows: StaticArray<f32> = [0.5, 0.25, -1, 0.125, 0.75, 1];
    const scales: StaticArray<f64> = [1, 1, 1];
    const sums = new StaticArray<i64>(8);
    direction_sum_f32(2, 2, address(rows), address(scales), 0, address(sums));
    direction_carry_f64(2, address(sums));
    direction_sum_f32(1, 2, address(rows) + 16, address(scales), 0, address(sums));
    direction_carry_f64(2, address(sums));
    const mean: StaticArray<f64> = [0, 0, 0];
    direction_mean_f64(2, address(sums), address(mean));
    expect<f64>(mean[0]).toBe(0.25 / 3);
    expect<f64>(mean[1]).toBe(1.375 / 3);
    expect<f64>(mean[2]).toBe(3);
  });
});

describe("direction_cosines", () => {
  it("are products with every mean", () => {
    const rows: StaticArray<f64> = [3, 4, 0];
    const scales: StaticArray<f64> = [0.5];
    const means: StaticArray<f64> = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    const cosines: StaticArray<f64> = [9, 9, 9];
    direction_cosines_f64(1, 3, address(rows), address(scales), 3, address(means), address(cosines));
    expect<f64>(cosines[0]).toBe(1.5);
    expect<f64>(cosines[1]).toBe(2);
    expect<f64>(cosines[2]).toBe(0);
  });
});

describe("posterior", () => {
  it("is 1 in all, or 1 for the largest", () => {
    const values: StaticArray<f64> = [1000, 1000, -Infinity, 1, 3, 2];
    const logarithms: StaticArray<f64> = [0, 0];
    posterior_f64(1, 3, address(values), 0, address(logarithms));
    posterior_f64(1, 3, address(values) + 24, 1, address(logarithms) + 8);
    expect<f64>(values[0]).toBe(0.5);
    expect<f64>(values[2]).toBe(0);
    expect<f64>(values[4]).toBe(1);
    expect<f64>(logarithms[0]).toBe(1000 + 0.6931471805599453);
    expect<f64>(logarithms[1]).toBe(3);
  });
});

describe("row_widen", () => {
  it("widens subnormals and infinities", () => {
    const bits: StaticArray<u16> = [0x0001, 0x7c00, 0xbc00, 0x3c00, 0, 0, 0, 0];
    const values = new StaticArray<f32>(8);
    row_widen_f16(5, address(bits), address(values));
    expect<f32>(values[0]).toBe(5.960464477539063e-8);
    expect<f32>(values[1]).toBe(Infinity);
    expect<f32>(values[2]).toBe(-1);
    expect<f32>(values[4]).toBe(0);
  });
});
