import { transpose_f32 } from "../../../assembly/dense/transpose";
import { address, expectBits } from "../support/floats";

describe("transpose_f32", () => {
  it("exchanges the last two axes of every image", () => {
    const x: StaticArray<f32> = [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60];
    const y = new StaticArray<f32>(12);
    transpose_f32(2, 2, 3, address(x), address(y));
    expectBits(y, [1, 4, 2, 5, 3, 6, 10, 40, 20, 50, 30, 60]);
  });

  it("is its own inverse past whole blocks", () => {
    const x = new StaticArray<f32>(5 * 7);
    for (let index = 0; index < 35; index++) x[index] = <f32>index;
    const turned = new StaticArray<f32>(35);
    const y = new StaticArray<f32>(35);
    transpose_f32(1, 5, 7, address(x), address(turned));
    expect<f32>(turned[1]).toBe(7);
    transpose_f32(1, 7, 5, address(turned), address(y));
    expectBits(y, x);
  });
});
