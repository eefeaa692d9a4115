import { widen_f16x4 } from "../../../assembly/core/half";

/** The number that binary16 bits stand for, by the definition. */
function decode(bits: u32): f32 {
  const exponent = (bits >> 10) & 31;
  const mantissa = <f64>(bits & 1023);
  const sign: f64 = bits >> 15 ? -1 : 1;
  if (exponent == 31) return mantissa == 0 ? <f32>(sign * Infinity) : NaN;
  if (exponent == 0) return <f32>(sign * mantissa * 2.0 ** -24);
  return <f32>(sign * (1 + mantissa / 1024) * 2.0 ** (<f64>exponent - 15));
}

describe("widen_f16x4", () => {
  it("is exact for all 65,536 bit patterns", () => {
    let wrong = 0;
    for (let bits: u32 = 0; bits < 65536; bits += 4) {
      const wide = widen_f16x4(i32x4(bits, bits + 1, bits + 2, bits + 3));
      const lane0 = f32x4.extract_lane(wide, 0);
      const lane3 = f32x4.extract_lane(wide, 3);
      if (reinterpret<u32>(lane0) != reinterpret<u32>(decode(bits)) && !(isNaN(lane0) && isNaN(decode(bits)))) wrong++;
      if (reinterpret<u32>(lane3) != reinterpret<u32>(decode(bits + 3)) && !(isNaN(lane3) && isNaN(decode(bits + 3)))) {
        wrong++;
      }
    }
    expect<i32>(wrong).toBe(0);
  });
});
