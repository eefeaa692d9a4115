import { uniform_f32 } from "../../../assembly/core/random";
import { dropout_f32 } from "../../../assembly/dense/dropout";
import { address, expectBits } from "../support/floats";

describe("dropout_f32", () => {
  it("keeps everything at a rate of 0 and nothing at 1", () => {
    const x: StaticArray<f32> = [1, 2, 3, NaN, 5];
    const y = new StaticArray<f32>(5);
    dropout_f32(5, address(x), 0, 1, 2, 3, address(y));
    expectBits(y, [1, 2, 3, NaN, 5]);
    dropout_f32(5, address(x), 1, 1, 2, 3, address(y));
    expectBits(y, [0, 0, 0, 0, 0]);
  });

  it("keeps where the same stream's uniform number is at least the rate, and scales", () => {
    const count = 37;
    const units = new StaticArray<f32>(count);
    const x = new StaticArray<f32>(count);
    const expected = new StaticArray<f32>(count);
    uniform_f32(count, 5, 6, 7, 0, 1, address(units));
    for (let index = 0; index < count; index++) {
      x[index] = <f32>(index + 1);
      expected[index] = units[index] >= 0.5 ? 2 * x[index] : 0;
    }
    dropout_f32(count, address(x), 0.5, 5, 6, 7, address(x));
    expectBits(x, expected);
  });
});
