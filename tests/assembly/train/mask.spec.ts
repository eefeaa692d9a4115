import { apply_mask_f32 } from "../../../assembly/train/mask";
import { address, expectBits } from "../support/floats";

describe("apply_mask_f32", () => {
  it("leaves +0 where the mask is 0, whatever was there, in vectors and in what is left over", () => {
    const values: StaticArray<f32> = [1, NaN, -0.0, 4, Infinity, -6, 7, -8, -9, -0.0, 11];
    const mask: StaticArray<i8> = [-1, 0, 0, -1, 0, -1, -1, 0, 0, -1, -1];
    apply_mask_f32(11, changetype<usize>(mask), address(values));
    expectBits(values, [1, 0, 0, 4, 0, -6, 7, 0, 0, -0.0, 11]);
  });

  it("touches nothing of nothing", () => {
    const values: StaticArray<f32> = [5];
    apply_mask_f32(0, address(values), address(values));
    expectBits(values, [5]);
  });
});
