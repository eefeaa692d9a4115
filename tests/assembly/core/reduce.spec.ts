import { sum_f32, sum_squares_f32 } from "../../../assembly/core/reduce";
import { address } from "../support/floats";

describe("sum_f32", () => {
  it("adds every element of every length once", () => {
    const values = new StaticArray<f32>(40);
    for (let index = 0; index < 40; index++) values[index] = <f32>(index + 1);
    for (let n = 0; n <= 40; n++) expect<f64>(sum_f32(n, address(values))).toBe(<f64>(n * (n + 1)) / 2);
  });

  it("keeps what f32 would lose", () => {
    const values: StaticArray<f32> = [16777216, 1, 1, 1, -16777216];
    expect<f64>(sum_f32(5, address(values))).toBe(3);
  });
});

describe("sum_squares_f32", () => {
  it("adds every square of every length once", () => {
    const values = new StaticArray<f32>(40);
    for (let index = 0; index < 40; index++) values[index] = <f32>(index + 1);
    for (let n = 0; n <= 40; n++) {
      expect<f64>(sum_squares_f32(n, address(values))).toBe(<f64>(n * (n + 1) * (2 * n + 1)) / 6);
    }
  });

  it("does not overflow where f32 squares would", () => {
    const values: StaticArray<f32> = [1e30];
    const square = <f64>values[0] * <f64>values[0];
    expect<f64>(sum_squares_f32(1, address(values))).toBe(square);
  });
});
