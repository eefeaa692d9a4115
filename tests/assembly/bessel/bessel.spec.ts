import { bessel_f64, bessel_one_f64, bessel_scratch_bytes_f64 } from "../../../assembly/bessel/bessel";
import { LOG, ORDER_SLOPE, RATIO, SCALED } from "../../../assembly/bessel/forms";
import { address } from "../support/floats";

function evaluate(v: f64, x: f64, form: i32, isK: bool): f64 {
  const operands: StaticArray<f64> = [v, x, 0];
  const scratch = new StaticArray<u8>(<i32>bessel_scratch_bytes_f64());
  const p = address(operands);
  bessel_f64(1, p, 8, p + 8, 8, isK ? 0 : p + 16, isK ? p + 16 : 0, form, address(scratch));
  return operands[2];
}

function expectNear(actual: f64, expected: f64): void {
  expect<f64>(abs(actual - expected)).toBeLessThanOrEqual(1e-15 * max(1, abs(expected)), actual.toString());
}

describe("bessel_f64", () => {
  it("has the closed forms of order 1/2 in every region", () => {
    const arguments_: StaticArray<f64> = [0.5, 1, 1.5, 3, 7, 15, 23, 24, 31, 50, 200, 1000];
    for (let index = 0; index < arguments_.length; index++) {
      const x = arguments_[index];
      const prefactor = 0.5 * Math.log(2 / (Math.PI * x));
      expectNear(evaluate(0.5, x, SCALED, false), prefactor + Math.log(-Math.expm1(-2 * x)) - Math.LN2);
      expectNear(evaluate(0.5, x, SCALED, true), 0.5 * Math.log(Math.PI / (2 * x)));
      expectNear(evaluate(0.5, x, RATIO, true), 1 + 1 / x);
      expectNear(evaluate(0.5, x, RATIO, false), 1 / Math.tanh(x) - 1 / x);
    }
  });

  it("is 0 for I_0(0), and for the derivative of K in an order of 0", () => {
    expect<f64>(evaluate(0, 0, LOG, false)).toBe(0);
    expect<f64>(evaluate(0, 3, ORDER_SLOPE, true)).toBe(0);
  });
});

describe("bessel_one_f64", () => {
  it("gives the value of bessel_f64 to the bit, and NaN for what a negative order has not", () => {
    const scratch = new StaticArray<u8>(<i32>bessel_scratch_bytes_f64());
    const orders: StaticArray<f64> = [0, 0.5, 3.25, 19.9, 40, 1e20];
    const arguments_: StaticArray<f64> = [0.25, 3, 7, 20, 30, 1e5];
    for (let form = LOG; form <= ORDER_SLOPE; form++) {
      for (let index = 0; index < orders.length; index++) {
        for (let isK = 0; isK < 2; isK++) {
          const v = orders[index];
          const x = arguments_[index];
          const one = bessel_one_f64(v, x, form, isK, address(scratch));
          expect<f64>(one).toBe(evaluate(v, x, form, isK != 0), `form ${form}, ${v}, ${x}`);
        }
      }
    }
    expect<bool>(isNaN(bessel_one_f64(-1, 2, LOG, 0, address(scratch)))).toBe(true);
    expect<f64>(bessel_one_f64(-1, 2, ORDER_SLOPE, 1, address(scratch))).toBe(-evaluate(1, 2, ORDER_SLOPE, true));
  });
});
