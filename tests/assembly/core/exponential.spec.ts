import { exponential } from "../../../assembly/core/exponential";

function at(x: f64): f64 {
  return f64x2.extract_lane(exponential(f64x2.splat(x)), 0);
}

describe("exponential", () => {
  it("is exact at 0 and within an ULP of Math.exp elsewhere", () => {
    expect<f64>(at(0)).toBe(1);
    for (let x: f64 = -700; x <= 700; x += 9.37) {
      const expected = Math.exp(x);
      expect<f64>(abs(at(x) - expected)).toBeLessThanOrEqual(3e-16 * expected, x.toString());
    }
  });

  it("keeps lanes apart", () => {
    const value = exponential(f64x2(1, -1));
    expect<f64>(f64x2.extract_lane(value, 0)).toBe(at(1));
    expect<f64>(f64x2.extract_lane(value, 1)).toBe(at(-1));
  });
});
