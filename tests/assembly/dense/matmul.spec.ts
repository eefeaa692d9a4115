import {
  matmul_f32,
  matmul_pack_f32,
  matmul_packed_bytes_f32,
  matmul_packed_f32,
  matmul_scratch_bytes_f32,
} from "../../../assembly/dense/matmul";
import { address, expectBits } from "../support/floats";

const M = 3;
const N = 13;
const K = 5;

/** Small whole numbers, whose products and sums are exact in every order. */
function numbers(count: i32, seed: i32): StaticArray<f32> {
  const values = new StaticArray<f32>(count);
  for (let index = 0; index < count; index++) values[index] = <f32>(((index * 7 + seed) % 9) - 4);
  return values;
}

function transposed(values: StaticArray<f32>, rows: i32, columns: i32): StaticArray<f32> {
  const result = new StaticArray<f32>(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = values[row * columns + column];
  }
  return result;
}

/** clamp(a b + bias) by the definition. */
function product(
  a: StaticArray<f32>,
  b: StaticArray<f32>,
  bias: StaticArray<f32>,
  low: f32,
  high: f32,
): StaticArray<f32> {
  const y = new StaticArray<f32>(M * N);
  for (let row = 0; row < M; row++) {
    for (let column = 0; column < N; column++) {
      let sum: f32 = bias[column];
      for (let term = 0; term < K; term++) sum += a[row * K + term] * b[term * N + column];
      y[row * N + column] = min(max(sum, low), high);
    }
  }
  return y;
}

describe("matmul_f32", () => {
  it("multiplies with every transpose, adds the bias and clamps", () => {
    const a = numbers(M * K, 1);
    const b = numbers(K * N, 2);
    const bias = numbers(N, 3);
    const aTransposed = transposed(a, M, K);
    const bTransposed = transposed(b, K, N);
    const scratch = new StaticArray<u8>(matmul_scratch_bytes_f32(M, N, K) + 16);
    const work = (address(scratch) + 15) & ~15;
    const expected = product(a, b, bias, -20, 25);
    for (let kind = 0; kind < 4; kind++) {
      const left = address((kind & 1) != 0 ? aTransposed : a);
      const right = address((kind & 2) != 0 ? bTransposed : b);
      const y = new StaticArray<f32>(M * N);
      matmul_f32(M, N, K, left, right, address(y), kind & 1, kind >> 1, address(bias), -20, 25, work);
      expectBits(y, expected);
    }
  });

  it("gives the clamped bias for a sum of nothing", () => {
    const bias: StaticArray<f32> = [1, -1, 9];
    const y: StaticArray<f32> = [7, 7, 7, 7, 7, 7];
    const scratch = new StaticArray<u8>(matmul_scratch_bytes_f32(2, 3, 0) + 16);
    const work = (address(scratch) + 15) & ~15;
    matmul_f32(2, 3, 0, address(bias), address(bias), address(y), 0, 0, address(bias), 0, 6, work);
    expectBits(y, [1, 0, 6, 1, 0, 6]);
  });
});

describe("matmul_packed_f32", () => {
  it("gives what matmul_f32 gives", () => {
    const a = numbers(M * K, 4);
    const b = numbers(K * N, 5);
    const bias = numbers(N, 6);
    const packed = new StaticArray<u8>(matmul_packed_bytes_f32(N, K) + 16);
    const place = (address(packed) + 15) & ~15;
    matmul_pack_f32(N, K, address(b), 0, place);
    const scratch = new StaticArray<u8>(matmul_scratch_bytes_f32(M, N, K) + 16);
    const work = (address(scratch) + 15) & ~15;
    const y = new StaticArray<f32>(M * N);
    matmul_packed_f32(M, N, K, address(a), place, address(y), address(bias), -Infinity, Infinity, work);
    expectBits(y, product(a, b, bias, -Infinity, Infinity));
  });
});
