import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { imageAt, PIXELS, readDigits, SIDE } from "../../../../examples/lifecycle/digits.js";
import {
  centreOfInk,
  drawCentred,
  drawLetters,
  LIKE_DIGITS,
  OTHER_LETTERS,
  type Letters,
} from "../../../../examples/lifecycle/foreign/letters.js";
import { outlineOf, readFont, type Contour } from "../../../../examples/lifecycle/foreign/outline.js";
import { rasterise } from "../../../../examples/lifecycle/foreign/rasterise.js";

function rectangle(left: number, top: number, right: number, bottom: number): Contour {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function ink(picture: Float32Array): number {
  return picture.reduce((sum, value) => sum + value, 0);
}

function assertCentred(image: Float32Array, message: string): void {
  for (const place of centreOfInk(image))
    assert.ok(place >= SIDE / 2 && place < SIDE / 2 + 1.01, `${message}: ${place}`);
}

describe("the rasteriser", () => {
  test("covers a pixel by the part of it that is inside", () => {
    assert.deepEqual([...rasterise([rectangle(0.25, 0.5, 2, 1.75)], 3)], [0.375, 0.5, 0, 0.5625, 0.75, 0, 0, 0, 0]);
  });

  test("leaves holes open, and inks once where contours overlap, whichever way they all go", () => {
    const outer = rectangle(1, 1, 9, 9);
    const hole = rectangle(3, 3, 7, 7).toReversed();
    assert.equal(ink(rasterise([outer, hole], 10)), 64 - 16);
    assert.equal(ink(rasterise([outer, rectangle(5, 5, 10, 10)], 10)), 64 + 25 - 16);
    assert.equal(ink(rasterise([outer.toReversed(), rectangle(5, 5, 10, 10).toReversed()], 10)), 64 + 25 - 16);
  });

  test("cuts off what lies outside of the picture", () => {
    assert.deepEqual([...rasterise([rectangle(-5, -5, 1.5, 1)], 2)], [1, 0.5, 0, 0]);
    assert.equal(ink(rasterise([rectangle(3, 0, 9, 9)], 2)), 0);
    assert.equal(ink(rasterise([], 2)), 0);
  });

  test("draws a disk with its area, and alike on both sides", () => {
    const circle: Contour = Array.from({ length: 400 }, (_, index) => [
      8 + 7 * Math.cos((2 * Math.PI * index) / 400),
      8 + 7 * Math.sin((2 * Math.PI * index) / 400),
    ]);
    const picture = rasterise([circle], 16);
    // Lines an eighth of a pixel apart: their sum is off by about the 3/2th power of that, at top and bottom.
    assert.ok(Math.abs(ink(picture) / (Math.PI * 49) - 1) < 1e-3, `${ink(picture)}`);
    for (const [pixel, value] of picture.entries()) {
      assert.ok(value >= 0 && value <= 1 + 1e-6);
      const mirrored = picture[pixel - (pixel % 16) + 15 - (pixel % 16)]!;
      assert.ok(Math.abs(value - mirrored) < 1e-6);
    }
  });
});

describe("a drawn letter", () => {
  test("fills a box of 20 pixels, with the centre of its ink where the digits have theirs", async () => {
    const digits = await readDigits();
    for (let row = 0; row < digits.count; row += 100) assertCentred(imageAt(digits, row), `digit in row ${row}`);
    const font = await readFont(600);
    for (const letter of ["A", "g", "I", "W", "L"]) {
      const image = drawCentred(outlineOf(font, letter));
      assertCentred(image, letter);
      const inked = Array.from(image.keys()).filter((pixel) => image[pixel]! > 0);
      const span = (places: readonly number[]): number => Math.max(...places) - Math.min(...places) + 1;
      const size = Math.max(
        span(inked.map((pixel) => pixel % SIDE)),
        span(inked.map((pixel) => Math.floor(pixel / SIDE))),
      );
      assert.ok(size === 20 || size === 21, `${letter}: ${size}`);
    }
  });

  test("has the holes of its shape", async () => {
    const font = await readFont(500);
    const middle = (letter: string): number => drawCentred(outlineOf(font, letter))[14 * SIDE + 14]!;
    assert.equal(middle("O"), 0);
    assert.ok(middle("X") > 0.9);
    assert.ok(middle("I") > 0.9);
  });

  test("is refused where there is nothing to draw", async () => {
    const font = await readFont(500);
    assert.throws(() => outlineOf(font, " "), { name: "RangeError", message: /^character: .* got " "$/ });
  });
});

describe("the letters", () => {
  let letters: Letters;
  before(async () => {
    letters = await drawLetters([...LIKE_DIGITS, ...OTHER_LETTERS]);
  });

  test("are the alphabet, large and small, all drawn in nine ways that differ", () => {
    const counts = new Map<string, number>();
    for (const label of letters.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    assert.equal([...counts.keys()].sort().join(""), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    assert.deepEqual(new Set(counts.values()), new Set([9]));
    const images = letters.labels.map((_, row) => letters.images.subarray(row * PIXELS, (row + 1) * PIXELS).join());
    assert.equal(new Set(images).size, letters.labels.length);
  });

  test("have as much ink as the digits, in greys from 0 to 1", async () => {
    const { images, count } = await readDigits();
    const ratio = ink(letters.images) / letters.labels.length / (ink(images) / count);
    assert.ok(Math.abs(ratio - 1) < 0.1, `${ratio}`);
    assert.ok(letters.images.every((value) => value >= 0 && value <= 1 + 1e-6));
  });
});
