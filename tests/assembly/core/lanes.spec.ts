import {
  demotePairs,
  loadLanes,
  promoteHigh,
  promoteLow,
  storeLanes,
  sumPair,
  vectorBytes,
} from "../../../assembly/core/lanes";
import { address, expectBits } from "../support/floats";

describe("loadLanes", () => {
  it("takes the lanes that are left and fills the others", () => {
    const source: StaticArray<f32> = [1, 2, 3, 4];
    const lanes = new StaticArray<f32>(4);
    v128.store(address(lanes), loadLanes(address(source), 1, f32x4.splat(9)));
    expectBits(lanes, [1, 9, 9, 9]);
    v128.store(address(lanes), loadLanes(address(source), 2, f32x4.splat(9)));
    expectBits(lanes, [1, 2, 9, 9]);
    v128.store(address(lanes), loadLanes(address(source), 3, f32x4.splat(9)));
    expectBits(lanes, [1, 2, 3, 9]);
    v128.store(address(lanes), loadLanes(address(source), 100, f32x4.splat(9)));
    expectBits(lanes, [1, 2, 3, 4]);
  });
});

describe("storeLanes", () => {
  it("writes the lanes that are left and no others", () => {
    const value = f32x4(1, 2, 3, 4);
    for (let count = 1; count <= 4; count++) {
      const target: StaticArray<f32> = [9, 9, 9, 9];
      storeLanes(address(target), value, count);
      for (let lane = 0; lane < 4; lane++) expect<f32>(target[lane]).toBe(lane < count ? <f32>(lane + 1) : 9);
    }
  });
});

describe("pairs of f64", () => {
  it("hold lanes 0, 1 and 2, 3, and give them back", () => {
    const value = f32x4(1, 2, 3, 4);
    expect<f64>(sumPair(promoteLow(value))).toBe(3);
    expect<f64>(sumPair(promoteHigh(value))).toBe(7);
    const lanes = new StaticArray<f32>(4);
    v128.store(address(lanes), demotePairs(promoteLow(value), promoteHigh(value)));
    expectBits(lanes, [1, 2, 3, 4]);
  });
});

describe("vectorBytes", () => {
  it("counts whole vectors", () => {
    expect<usize>(vectorBytes(0)).toBe(0);
    expect<usize>(vectorBytes(3)).toBe(0);
    expect<usize>(vectorBytes(11)).toBe(32);
  });
});
