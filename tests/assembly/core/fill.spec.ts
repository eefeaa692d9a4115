import { fill_f32 } from "../../../assembly/core/fill";
import { address, expectBits } from "../support/floats";

describe("fill_f32", () => {
  it("fills whole and partial vectors and leaves what is behind", () => {
    const y: StaticArray<f32> = [1, 2, 3, 4, 5, 6, 7];
    fill_f32(6, -0.5, address(y));
    expectBits(y, [-0.5, -0.5, -0.5, -0.5, -0.5, -0.5, 7]);
  });

  it("does nothing for none", () => {
    const y: StaticArray<f32> = [1];
    fill_f32(0, 2, address(y));
    expectBits(y, [1]);
  });
});
