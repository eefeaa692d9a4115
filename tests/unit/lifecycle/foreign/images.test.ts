import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PIXELS, SIDE, type Digits } from "../../../../examples/lifecycle/digits.js";
import { shufflePixels, turnDigits, turnLeft, turnRight } from "../../../../examples/lifecycle/foreign/images.js";

/** Every pixel another value. */
const image = Float32Array.from({ length: PIXELS }, (_, pixel) => pixel / PIXELS);

function digitsOf(count: number): Digits {
  const images = new Float32Array(count * PIXELS);
  for (let row = 0; row < count; row++) images.set(image, row * PIXELS);
  return { count, images, labels: new Int32Array(count) };
}

function turned(turn: (from: Float32Array, to: Float32Array) => void, from: Float32Array): Float32Array {
  const to = new Float32Array(PIXELS);
  turn(from, to);
  return to;
}

describe("turned digits", () => {
  test("have their top at the left, or at the right", () => {
    const top = image.subarray(0, SIDE);
    const column = (from: Float32Array, x: number): Float32Array =>
      Float32Array.from({ length: SIDE }, (_, y) => from[y * SIDE + x]!);
    assert.deepEqual(column(turned(turnLeft, image), 0), top.toReversed());
    assert.deepEqual(column(turned(turnRight, image), SIDE - 1), top);
  });

  test("are as before after a turn back, and after four turns", () => {
    assert.deepEqual(turned(turnRight, turned(turnLeft, image)), image);
    const once = (from: Float32Array): Float32Array => turned(turnLeft, from);
    assert.deepEqual(once(once(once(once(image)))), image);
    assert.deepEqual(once(once(image)), image.toReversed());
  });

  test("are turned to the left and to the right in turn", () => {
    const all = turnDigits(digitsOf(3));
    for (const [row, turn] of [turnLeft, turnRight, turnLeft].entries())
      assert.deepEqual(all.slice(row * PIXELS, (row + 1) * PIXELS), turned(turn, image));
  });
});

describe("shuffled pixels", () => {
  test("are the pixels of each digit, in another order for every digit and seed", () => {
    const shuffled = shufflePixels(digitsOf(2), 1);
    const [first, second] = [shuffled.slice(0, PIXELS), shuffled.slice(PIXELS)];
    for (const other of [first, second]) {
      assert.deepEqual(other.toSorted(), image);
      assert.notDeepEqual(other, image);
    }
    assert.notDeepEqual(first, second);
    assert.deepEqual(shufflePixels(digitsOf(2), 1), shuffled);
    assert.notDeepEqual(shufflePixels(digitsOf(2), 2), shuffled);
  });

  test("go anywhere: no pixel keeps its place more often than chance has it", () => {
    const count = 200;
    const shuffled = shufflePixels(digitsOf(count), 3);
    let kept = 0;
    for (const [index, value] of shuffled.entries()) if (value === image[index % PIXELS]) kept++;
    // One of a permutation's places is kept on average, with a variance of 1.
    assert.ok(Math.abs(kept - count) < 5 * Math.sqrt(count), `${kept} of ${count * PIXELS}`);
  });
});
