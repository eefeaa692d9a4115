import { normal_f32 } from "../../../assembly/core/normal";
import { address, expectBits } from "../support/floats";

describe("normal_f32", () => {
  it("continues a stream where its counter says", () => {
    const whole = new StaticArray<f32>(40);
    normal_f32(40, 1, 2, 0, 1, address(whole));
    const rest = new StaticArray<f32>(36);
    normal_f32(36, 1, 2, 1, 1, address(rest));
    for (let index = 0; index < 36; index++) expect<f32>(rest[index]).toBe(whole[index + 4]);
  });

  it("scales by the deviation", () => {
    const one = new StaticArray<f32>(9);
    const half = new StaticArray<f32>(9);
    normal_f32(9, 3, 4, 5, 1, address(one));
    normal_f32(9, 3, 4, 5, 0.5, address(half));
    for (let index = 0; index < 9; index++) expect<f32>(half[index]).toBe(0.5 * one[index]);
    normal_f32(9, 3, 4, 5, 0, address(half));
    for (let index = 0; index < 9; index++) expect<f32>(half[index]).toBe(0);
  });

  it("has both signs, and a third of its numbers beyond one deviation", () => {
    const y = new StaticArray<f32>(4096);
    normal_f32(4096, 7, 8, 0, 1, address(y));
    let beyond = 0;
    let negative = 0;
    for (let index = 0; index < 4096; index++) {
      if (Math.abs(y[index]) > 1) beyond++;
      if (y[index] < 0) negative++;
    }
    expect<i32>(beyond).toBeGreaterThan(1180);
    expect<i32>(beyond).toBeLessThan(1420);
    expect<i32>(negative).toBeGreaterThan(1920);
    expect<i32>(negative).toBeLessThan(2176);
    const none: StaticArray<f32> = [1];
    normal_f32(0, 7, 8, 0, 1, address(none));
    expectBits(none, [1]);
  });
});
