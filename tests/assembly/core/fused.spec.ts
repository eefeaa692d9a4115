import { fused_madd } from "../../../assembly/core/fused";

describe("fused_madd", () => {
  it("tells a product rounded once from one rounded twice", () => {
    const measured = fused_madd(1.000244140625); // 1 + 2^-12
    expect<bool>(measured == 0 || measured == 1).toBeTruthy();
    if (!ASC_FEATURE_RELAXED_SIMD) expect<i32>(measured).toBe(0);
  });

  it("finds nothing to tell where the square is exact", () => {
    expect<i32>(fused_madd(1.5)).toBe(0);
  });
});
