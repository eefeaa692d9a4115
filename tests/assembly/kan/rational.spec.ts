import { rational_forward_f16, rational_forward_f32 } from "../../../assembly/kan/rational";
import {
  rational_backward_f16,
  rational_backward_f32,
  rational_scratch_bytes_f32,
} from "../../../assembly/kan/rationalBackward";
import { rational_gradients_f32 } from "../../../assembly/kan/rationalSums";
import { address, expectBits } from "../support/floats";

describe("rational_forward_f32", () => {
  it("is (a0 + a1 x) / (1 + |b1 x|) with |b1| in form A, for a run past a vector", () => {
    const x: StaticArray<f32> = [0, 1, -1, 2, -4];
    const a: StaticArray<f32> = [2, 4, 0, 0, 0, 0];
    const b: StaticArray<f32> = [-1, 0, 0, 0];
    const y = new StaticArray<f32>(5);
    rational_forward_f32(1, 1, 5, address(x), address(a), 1, address(b), 0, address(y));
    expectBits(y, [2, 3, -1, <f32>(10.0 / 3.0), -2.8]);
  });

  it("takes the absolute value of the whole denominator in form B", () => {
    const x: StaticArray<f32> = [1, -1];
    const a: StaticArray<f32> = [6, 0, 0, 0, 0, 0];
    const b: StaticArray<f32> = [-1, 2, 0, 0]; // |-1 + 2| = 1 and |1 + 2| = 3, in form A 3 both
    const y = new StaticArray<f32>(2);
    rational_forward_f32(1, 1, 2, address(x), address(a), 1, address(b), 1, address(y));
    expectBits(y, [3, 1.5]);
    rational_forward_f32(1, 1, 2, address(x), address(a), 1, address(b), 0, address(y));
    expectBits(y, [1.5, 1.5]);
  });

  it("gives each of five groups of one channel its own function, in place, and down the rows", () => {
    const x: StaticArray<f32> = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
    const a = new StaticArray<f32>(30);
    for (let group = 0; group < 5; group++) a[6 * group + 1] = <f32>(group + 1);
    const b = new StaticArray<f32>(20);
    rational_forward_f32(2, 5, 1, address(x), address(a), 0, address(b), 0, address(x));
    expectBits(x, [1, 2, 3, 4, 5, 2, 4, 6, 8, 10]);
  });
});

describe("rational_backward_f32 and rational_gradients_f32", () => {
  it("have the gradients of x, with sgn(0) = 1 for a b of 0", () => {
    const x: StaticArray<f32> = [2, -1, 0.5];
    const dy: StaticArray<f32> = [1, 2, 4];
    const a: StaticArray<f32> = [0, 1, 0, 0, 0, 0];
    const b = new StaticArray<f32>(4);
    const dx = new StaticArray<f32>(3);
    const dNumerator = new StaticArray<f32>(6);
    const dDenominator = new StaticArray<f32>(4);
    const scratch = new StaticArray<f32>(<i32>(rational_scratch_bytes_f32(1, 3) >>> 2));
    const sums = address(scratch);
    rational_backward_f32(1, 1, 3, address(x), 0, address(dy), address(a), 1, address(b), 0, 0, address(dx), sums);
    rational_gradients_f32(1, 3, 1, address(b), 0, sums, address(dNumerator), address(dDenominator));
    expectBits(dx, [1, 2, 4]);
    expectBits(dNumerator, [7, 2, 7, 6.5, 18.25, 30.125]); // sum dy x^i
    expectBits(dDenominator, [-3, -6.5, -14.25, -30.125]); // -sum dy x |x|^j
  });

  it("add to the sums of the call before when told to", () => {
    const x: StaticArray<f32> = [1, 1];
    const dy: StaticArray<f32> = [3, 3];
    const a: StaticArray<f32> = [1, 0, 0, 0, 0, 0];
    const b: StaticArray<f32> = [0, 0, 0, 0];
    const dx = new StaticArray<f32>(2);
    const dNumerator = new StaticArray<f32>(6);
    const dDenominator = new StaticArray<f32>(4);
    const sums = address(new StaticArray<f32>(<i32>(rational_scratch_bytes_f32(1, 2) >>> 2)));
    for (let call = 0; call < 2; call++) {
      rational_backward_f32(1, 1, 2, address(x), 0, address(dy), address(a), 1, address(b), 1, call, address(dx), sums);
    }
    rational_gradients_f32(1, 2, 1, address(b), 1, sums, address(dNumerator), address(dDenominator));
    expectBits(dNumerator, [12, 12, 12, 12, 12, 12]);
    expectBits(dDenominator, [-12, -12, -12, -12]);
  });
});

describe("rational_forward_f16 and rational_backward_f16", () => {
  it("are those of f32 with arrays of binary16, for a run past a vector", () => {
    const x: StaticArray<u16> = [0x0000, 0x3c00, 0xbc00, 0x4000, 0xc400]; // 0, 1, -1, 2, -4
    const a: StaticArray<f32> = [2, 4, 0, 0, 0, 0];
    const b: StaticArray<f32> = [-1, 0, 0, 0];
    const y = new StaticArray<u16>(5);
    rational_forward_f16(1, 1, 5, address(x), address(a), 1, address(b), 0, address(y));
    const expected: StaticArray<u16> = [0x4000, 0x4200, 0xbc00, 0x42ab, 0xc19a]; // 2, 3, -1, 10 / 3, -2.8
    for (let index = 0; index < 5; index++) expect<u16>(y[index]).toBe(expected[index]);
  });

  it("have the gradients of x, in place of dy", () => {
    const x: StaticArray<u16> = [0x4000, 0xbc00, 0x3800]; // 2, -1, 0.5
    const dy: StaticArray<u16> = [0x3c00, 0x4000, 0x4400]; // 1, 2, 4
    const a: StaticArray<f32> = [0, 3, 0, 0, 0, 0];
    const b = new StaticArray<f32>(4);
    const dNumerator = new StaticArray<f32>(6);
    const dDenominator = new StaticArray<f32>(4);
    const sums = address(new StaticArray<f32>(<i32>(rational_scratch_bytes_f32(1, 3) >>> 2)));
    const pointer = address(dy);
    rational_backward_f16(1, 1, 3, address(x), 0, pointer, address(a), 1, address(b), 0, 0, pointer, sums);
    rational_gradients_f32(1, 3, 1, address(b), 0, sums, address(dNumerator), address(dDenominator));
    const expected: StaticArray<u16> = [0x4200, 0x4600, 0x4a00]; // 3, 6, 12
    for (let index = 0; index < 3; index++) expect<u16>(dy[index]).toBe(expected[index]);
    expectBits(dNumerator, [7, 2, 7, 6.5, 18.25, 30.125]);
    expectBits(dDenominator, [-9, -19.5, -42.75, -90.375]);
  });
});
