import {
  attention_backward_f32,
  attention_backward_scratch_bytes_f32,
  attention_forward_f32,
  attention_scratch_bytes_f32,
} from "../../../assembly/dense/attention";
import { address, expectBits, expectWithin } from "../support/floats";

function aligned(bytes: StaticArray<u8>): usize {
  return (address(bytes) + 15) & ~15;
}

describe("attention_forward_f32", () => {
  it("takes the mean of the values where all scores are equal, head by head", () => {
    // Two tokens, two heads of two: queries of 0, any keys, values.
    const qkv: StaticArray<f32> = [0, 0, 0, 0, 1, 2, 3, 4, 1, 2, 10, 20, 0, 0, 0, 0, 5, 6, 7, 8, 3, 4, 30, 40];
    const y = new StaticArray<f32>(8);
    const scratch = new StaticArray<u8>(attention_scratch_bytes_f32(2, 2) + 16);
    attention_forward_f32(1, 2, 2, 2, address(qkv), address(y), aligned(scratch));
    expectBits(y, [2, 3, 20, 30, 2, 3, 20, 30]);
  });

  it("picks the value whose key is far along the query", () => {
    const qkv: StaticArray<f32> = [100, 1, 7, 100, 3, 9]; // two tokens of one head of one
    const y = new StaticArray<f32>(2);
    const scratch = new StaticArray<u8>(attention_scratch_bytes_f32(2, 1) + 16);
    attention_forward_f32(1, 2, 1, 1, address(qkv), address(y), aligned(scratch));
    expectBits(y, [9, 9]);
  });
});

describe("attention_backward_f32", () => {
  it("passes gradients to the values by their probabilities, and to scores that cannot matter none", () => {
    const qkv: StaticArray<f32> = [0, 0, 5, 0, 0, 5]; // equal values: no score changes the result
    const dy: StaticArray<f32> = [1, 3];
    const dqkv = new StaticArray<f32>(6);
    const scratch = new StaticArray<u8>(attention_backward_scratch_bytes_f32(2, 1) + 16);
    attention_backward_f32(1, 2, 1, 1, address(qkv), address(dy), address(dqkv), aligned(scratch));
    expectWithin(dqkv, [0, 0, 2, 0, 0, 2], 0);
  });
});
