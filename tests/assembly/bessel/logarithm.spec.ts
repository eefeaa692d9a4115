import { highPart, productError, squareError, sumError } from "../../../assembly/bessel/doubleDouble";
import {
  ARGUMENT,
  EXPONENT,
  LOG,
  LOG_LOW,
  NUMERATOR,
  NUMERATOR_LOW,
  QUOTIENT_LOG,
  QUOTIENT_LOG_LOW,
  RADIUS,
  RADIUS_LOW,
  SCRATCH_BYTES,
} from "../../../assembly/bessel/fields";
import { logarithm, logarithmOfQuotient } from "../../../assembly/bessel/logarithm";
import { address } from "../support/floats";

function first(value: v128): f64 {
  return f64x2.extract_lane(value, 0);
}

describe("error-free transformations", () => {
  it("give what a rounded sum lost", () => {
    const a = f64x2.splat(1e16);
    const b = f64x2.splat(1);
    expect<f64>(first(sumError(a, b, f64x2.add(a, b)))).toBe(1);
    expect<f64>(first(sumError(b, a, f64x2.add(b, a)))).toBe(1);
  });

  it("give what a rounded product lost", () => {
    // (2^27 + 1)^2 = 2^54 + 2^28 + 1, of which a double keeps all but the 1.
    const a = f64x2.splat(134217729);
    expect<f64>(first(productError(a, a, f64x2.mul(a, a)))).toBe(1);
    expect<f64>(first(squareError(a, f64x2.mul(a, a)))).toBe(1);
  });

  it("cut a significand in two that add up to it", () => {
    const a = f64x2.splat(0.1);
    const high = highPart(a);
    expect<f64>(first(f64x2.add(high, f64x2.sub(a, high)))).toBe(0.1);
    expect<u64>(reinterpret<u64>(first(high)) & 0x7ffffff).toBe(0);
  });
});

describe("logarithm", () => {
  it("is 0 at 1, keeps the digits next to it and knows powers of two", () => {
    const fields = new StaticArray<u8>(<i32>SCRATCH_BYTES);
    const p = address(fields);
    const values: StaticArray<f64> = [1, 1.0000000000000002, 2, 0.5];
    for (let i: usize = 0; i < 4; i++) {
      store<f64>(p + (i << 3), values[<i32>i], RADIUS);
      store<f64>(p + (i << 3), 0, RADIUS_LOW);
      store<f64>(p + (i << 3), 0, EXPONENT);
    }
    logarithm(p, p + 32, RADIUS, LOG);
    expect<f64>(load<f64>(p, LOG) + load<f64>(p, LOG_LOW)).toBe(0);
    expect<f64>(load<f64>(p + 8, LOG) + load<f64>(p + 8, LOG_LOW)).toBe(2.220446049250313e-16);
    expect<f64>(load<f64>(p + 16, LOG) + load<f64>(p + 16, LOG_LOW)).toBe(0.6931471805599453);
    expect<f64>(load<f64>(p + 24, LOG) + load<f64>(p + 24, LOG_LOW)).toBe(-0.6931471805599453);
  });
});

describe("logarithmOfQuotient", () => {
  it("has the second double of ln 2 and ln 3, and reaches subnormal arguments", () => {
    const fields = new StaticArray<u8>(<i32>SCRATCH_BYTES);
    const p = address(fields);
    const numerators: StaticArray<f64> = [2, 3, 1, 1];
    const denominators: StaticArray<f64> = [1, 1, 5e-324, 1];
    for (let i: usize = 0; i < 4; i++) {
      store<f64>(p + (i << 3), numerators[<i32>i], NUMERATOR);
      store<f64>(p + (i << 3), 0, NUMERATOR_LOW);
      store<f64>(p + (i << 3), denominators[<i32>i], ARGUMENT);
      store<f64>(p + (i << 3), 0, EXPONENT);
    }
    logarithmOfQuotient(p, p + 32);
    expectSum(p, 0.6931471805599453, 2.3190468138462996e-17);
    expectSum(p + 8, 1.0986122886681098, -9.07129723500153e-17);
    expectSum(p + 16, 744.4400719213812, 0);
    expectSum(p + 24, 0, 0);
  });
});

/** Both parts together are a double and its rest, to 2^-59. */
function expectSum(p: usize, high: f64, low: f64): void {
  const rest = load<f64>(p, QUOTIENT_LOG) - high + (load<f64>(p, QUOTIENT_LOG_LOW) - low);
  const room = max(1.8e-18, high * 1.2e-16 * <f64>i32(low == 0));
  expect<f64>(abs(rest)).toBeLessThanOrEqual(room);
}
