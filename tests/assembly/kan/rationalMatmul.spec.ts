import { matmul_pack_f32, matmul_packed_bytes_f32 } from "../../../assembly/dense/matmul";
import {
  rational_matmul_f32,
  rational_matmul_packed_f32,
  rational_matmul_scratch_bytes_f32,
} from "../../../assembly/kan/rationalMatmul";
import {
  rational_matmul_backward_f32,
  rational_matmul_backward_scratch_bytes_f32,
} from "../../../assembly/kan/rationalMatmulBackward";
import { address, expectBits } from "../support/floats";

const INFINITY: f32 = f32.POSITIVE_INFINITY;

/** Two groups of one channel: F(x) = 4 x / (1 + |x|) and F(x) = 4 x / (1 + 3 |x|). */
const A: StaticArray<f32> = [0, 4, 0, 0, 0, 0];
const B: StaticArray<f32> = [-1, 0, 0, 0, 3, 0, 0, 0];

/** F(x) is [2, 1], [-2, -1], [3, 0]. */
const X: StaticArray<f32> = [1, 1, -1, -1, 3, 0];
const WEIGHT: StaticArray<f32> = [1, 10, 2, -1];
const BIAS: StaticArray<f32> = [100, 0.5];

function scratchOf(bytes: i32): usize {
  return address(new StaticArray<f32>(bytes >>> 2));
}

describe("rational_matmul_f32", () => {
  it("is F(x) times the transpose of the weight, plus the bias", () => {
    const y = new StaticArray<f32>(6);
    const scratch = scratchOf(rational_matmul_scratch_bytes_f32(3, 2, 2, 1));
    rational_matmul_f32(
      3,
      2,
      2,
      1,
      address(X),
      address(A),
      1,
      address(B),
      0,
      address(WEIGHT),
      address(y),
      address(BIAS),
      -INFINITY,
      INFINITY,
      scratch,
    );
    expectBits(y, [112, 3.5, 88, -2.5, 103, 6.5]);
  });

  it("clamps, and is the same with its weight packed", () => {
    const y = new StaticArray<f32>(6);
    const packed = scratchOf(matmul_packed_bytes_f32(2, 2));
    matmul_pack_f32(2, 2, address(WEIGHT), 1, packed);
    const scratch = scratchOf(rational_matmul_scratch_bytes_f32(3, 2, 2, 1));
    rational_matmul_packed_f32(
      3,
      2,
      2,
      1,
      address(X),
      address(A),
      1,
      address(B),
      0,
      packed,
      address(y),
      0,
      -10,
      10,
      scratch,
    );
    expectBits(y, [10, 3, -10, -3, 3, 6]);
  });
});

describe("rational_matmul_backward_f32", () => {
  it("has the gradients of x, of the weight and of the coefficients", () => {
    // One row and F(x) = 2 x: dF = dy weight, dWeight = dy^T F, and the gradients of F at b = 0.
    const x: StaticArray<f32> = [2, -1];
    const a: StaticArray<f32> = [0, 2, 0, 0, 0, 0];
    const b = new StaticArray<f32>(8);
    const dy: StaticArray<f32> = [1, 2];
    const dx = new StaticArray<f32>(2);
    const dWeight = new StaticArray<f32>(4);
    const dNumerator = new StaticArray<f32>(6);
    const dDenominator = new StaticArray<f32>(8);
    const scratch = scratchOf(rational_matmul_backward_scratch_bytes_f32(1, 2, 2, 1));
    rational_matmul_backward_f32(
      1,
      2,
      2,
      1,
      address(x),
      address(a),
      1,
      address(b),
      0,
      address(WEIGHT),
      address(dy),
      address(dx),
      address(dWeight),
      address(dNumerator),
      address(dDenominator),
      scratch,
    );
    // dF is [1 + 4, 10 - 2].
    expectBits(dx, [10, 16]);
    expectBits(dWeight, [4, -2, 8, -4]);
    expectBits(dNumerator, [13, 2, 28, 32, 88, 152]);
    expectBits(dDenominator, [-40, -80, -160, -320, 16, 16, 16, 16]);
  });
});
