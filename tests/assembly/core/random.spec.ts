import { philox, setKeys, uniform_f32, WORDS } from "../../../assembly/core/random";
import { address, expectBits } from "../support/floats";

function expectWords(word0: u32, word1: u32, word2: u32, word3: u32): void {
  expect<u32>(load<u32>(WORDS)).toBe(word0);
  expect<u32>(load<u32>(WORDS, 4)).toBe(word1);
  expect<u32>(load<u32>(WORDS, 8)).toBe(word2);
  expect<u32>(load<u32>(WORDS, 12)).toBe(word3);
}

// Known answers of Philox 4x32-10 from the Random123 distribution (kat_vectors).
describe("philox", () => {
  it("gives the known answer for zeros", () => {
    setKeys(0, 0);
    philox(0, 0, 0, 0);
    expectWords(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
  });

  it("gives the known answer for ones", () => {
    setKeys(-1, -1);
    philox(-1, -1, -1, -1);
    expectWords(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
  });

  it("gives the known answer for the digits of pi", () => {
    setKeys(0xa4093822, 0x299f31d0);
    philox(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
    expectWords(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  });

  it("puts the next counter's block behind", () => {
    setKeys(1, 2);
    philox(8, 0, 0, 0);
    const first = load<u32>(WORDS);
    setKeys(1, 2);
    philox(5, 0, 0, 0);
    expect<u32>(load<u32>(WORDS, 48)).toBe(first);
  });
});

describe("uniform_f32", () => {
  it("takes the upper 24 bits of each word", () => {
    const y = new StaticArray<f32>(2);
    uniform_f32(2, 0, 0, 0, 0, 1, address(y));
    expectBits(y, [<f32>0x6627e8 / 16777216, <f32>0xe169c5 / 16777216]);
  });

  it("continues a stream from any block", () => {
    const whole = new StaticArray<f32>(40);
    const part = new StaticArray<f32>(20);
    uniform_f32(40, 3, 4, 100, -1, 1, address(whole));
    uniform_f32(20, 3, 4, 105, -1, 1, address(part));
    expectBits(part, StaticArray.fromArray(whole.slice<Array<f32>>(20)));
  });

  it("writes nothing beyond n", () => {
    const y: StaticArray<f32> = [9, 9, 9, 9];
    uniform_f32(3, 0, 0, 0, 0, 1, address(y));
    expect<f32>(y[3]).toBe(9);
    uniform_f32(0, 0, 0, 0, 0, 1, address(y) + 12);
    expect<f32>(y[3]).toBe(9);
  });
});
