import { channels_first_f32 } from "../../../assembly/dense/channelsLast";
import { address, expectBits } from "../support/floats";

describe("channels_first_f32", () => {
  it("takes channels apart, image by image", () => {
    const x: StaticArray<f32> = [1, 10, 100, 2, 20, 200, 3, 30, 300, 4, 40, 400];
    const y = new StaticArray<f32>(12);
    channels_first_f32(2, 3, 2, address(x), address(y));
    expectBits(y, [1, 2, 10, 20, 100, 200, 3, 4, 30, 40, 300, 400]);
  });
});
