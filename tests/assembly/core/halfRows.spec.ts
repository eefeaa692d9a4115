import { narrowRows_f16, widenRows_f16 } from "../../../assembly/core/halfRows";
import { address, canonical } from "../support/floats";

/** What the bits stand for, by the definition of binary16; quiet where it is NaN. */
function widened(bits: i32): f32 {
  const sign: f32 = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const mantissa = bits & 1023;
  if (exponent == 31) return mantissa == 0 ? sign * Infinity : NaN;
  if (exponent == 0) return sign * <f32>mantissa * <f32>Math.pow(2, -24);
  return sign * <f32>(mantissa + 1024) * <f32>Math.pow(2, exponent - 25);
}

/** The nearest of binary16, by counting its steps in f64. */
function narrowed(value: f32): i32 {
  const bits = reinterpret<i32>(value);
  const sign = (bits >>> 16) & 0x8000;
  if (value != value) return sign | 0x7e00;
  const exponent = max(((bits >>> 23) & 255) - 127, -14);
  if (exponent > 15) return sign | 0x7c00;
  const steps = <i32>nearest<f64>(Math.abs(<f64>value) * Math.pow(2, 10 - exponent));
  return sign | (((exponent + 14) << 10) + steps);
}

describe("widenRows_f16", () => {
  it("has every value, in rows of one to seventeen, which end in zeros", () => {
    const bits = new StaticArray<u16>(17 * 2 + 3);
    const wide = new StaticArray<f32>(3 * 20);
    let pattern = 0;
    for (let width = 1; pattern < 0x10000; width = (width % 17) + 1) {
      for (let index = 0; index < bits.length; index++) bits[index] = <u16>(pattern + index);
      const stride = width + 1;
      const end = widenRows_f16(2, stride << 1, width, address(bits) + 2, address(wide));
      const padded = (width + 3) & ~3;
      expect<usize>(end - address(wide)).toBe((<usize>padded) << 3);
      for (let row = 0; row < 2; row++) {
        for (let column = 0; column < padded; column++) {
          const actual = canonical(wide[row * padded + column]);
          const expected = column < width ? canonical(widened(<i32>bits[1 + row * stride + column])) : 0;
          if (actual != expected) expect<u32>(actual).toBe(expected, "at " + pattern.toString());
        }
      }
      pattern += width;
    }
  });
});

describe("narrowRows_f16", () => {
  it("rounds a dense stride of all f32 bit patterns to nearest, ties to even, in rows of one to seventeen", () => {
    const values = new StaticArray<f32>(3 * 20);
    const bits = new StaticArray<u16>(17 * 2 + 3);
    let pattern: u32 = 0;
    let isDone = false;
    for (let width = 1; !isDone; width = (width % 17) + 1) {
      const padded = (width + 3) & ~3;
      for (let index = 0; index < 2 * padded; index++) {
        // Quiet NaN, as arithmetic gives.
        const next = reinterpret<f32>(pattern);
        values[index] = next != next ? reinterpret<f32>(pattern | 0x400000) : next;
        const before = pattern;
        pattern += 3079;
        if (pattern < before) isDone = true;
      }
      for (let index = 0; index < bits.length; index++) bits[index] = 0x1234;
      const stride = width + 1;
      narrowRows_f16(2, stride << 1, width, address(values), address(bits) + 2);
      for (let at = 0; at < bits.length; at++) {
        const row = (at - 1) / stride;
        const column = (at - 1) % stride;
        const isInside = at > 0 && row < 2 && column < width;
        const expected = isInside ? narrowed(values[row * padded + column]) : 0x1234;
        const actual = <i32>bits[at];
        if (actual != expected) expect<i32>(actual).toBe(expected, "at " + pattern.toString());
      }
    }
  });

  it("rounds ties to even, also among subnormals and at the largest", () => {
    const values: StaticArray<f32> = [
      1.00048828125,
      1.00146484375,
      <f32>(2.0 ** -25),
      <f32>(3 * 2.0 ** -25),
      65519.99609375,
      65520,
      -65520,
      -0.0,
    ];
    const expected: StaticArray<u16> = [0x3c00, 0x3c02, 0, 2, 0x7bff, 0x7c00, 0xfc00, 0x8000];
    const bits = new StaticArray<u16>(8);
    narrowRows_f16(1, 0, 8, address(values), address(bits));
    for (let index = 0; index < 8; index++) expect<u16>(bits[index]).toBe(expected[index], index.toString());
  });
});
