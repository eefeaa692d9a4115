import { channel_sum_f32 } from "../../../assembly/dense/channels";
import { address, expectBits } from "../support/floats";

describe("channel_sum_f32", () => {
  it("sums over batch and plane, for planes below and above a group of eight", () => {
    for (let size = 1; size <= 19; size++) {
      const x = new StaticArray<f32>(2 * 3 * size);
      for (let index = 0; index < x.length; index++) x[index] = <f32>((index / size) % 3) + 1;
      const y = new StaticArray<f32>(3);
      channel_sum_f32(2, 3, size, address(x), address(y));
      const count = <f32>(size * 2);
      expectBits(y, [count, 2 * count, 3 * count]);
    }
  });

  it("sums columns where planes hold one value, past a vector of channels", () => {
    const x: StaticArray<f32> = [1, 2, 3, 4, 5, 10, 20, 30, 40, 50];
    const y = new StaticArray<f32>(5);
    channel_sum_f32(2, 5, 1, address(x), address(y));
    expectBits(y, [11, 22, 33, 44, 55]);
  });

  it("gives zeros for an empty batch", () => {
    const y: StaticArray<f32> = [7, 7];
    channel_sum_f32(0, 2, 4, 0, address(y));
    expectBits(y, [0, 0]);
  });
});
