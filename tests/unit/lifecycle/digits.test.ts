import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { fc } from "../../support/properties.js";
import {
  CLASSES,
  imageAt,
  PIXELS,
  readDigits,
  shiftDigits,
  SIDE,
  splitDigits,
  type Digits,
} from "../../../examples/lifecycle/digits.js";
import { seededRandom, shuffle } from "../../../examples/lifecycle/random.js";

const digits = await readDigits();

function perClass(some: Digits): number[] {
  const counts = new Array<number>(CLASSES).fill(0);
  for (const label of some.labels) counts[label]!++;
  return counts;
}

function imageHashes(some: Digits): string[] {
  return Array.from({ length: some.count }, (_, row) =>
    createHash("sha256")
      .update(new Uint8Array(imageAt(some, row).slice().buffer))
      .digest("hex"),
  );
}

describe("the digits", () => {
  test("are 10,000 images of 28 x 28 grey values", () => {
    assert.equal(digits.count, 10_000);
    assert.equal(digits.images.length, 10_000 * PIXELS);
    assert.equal(digits.labels.length, 10_000);
    assert.ok(digits.images.every((value) => value >= 0 && value <= 1));
    assert.ok(perClass(digits).every((count) => count > 800));
  });

  test("are ink on paper: every image has both", () => {
    for (let row = 0; row < digits.count; row++) {
      const image = imageAt(digits, row);
      assert.ok(image.includes(0) && image.some((value) => value > 0.5), `image ${row}`);
    }
  });
});

describe("the split", () => {
  test("is the same for the same seed and another for another", () => {
    const split = splitDigits(digits, 0.2, 5);
    assert.deepEqual(splitDigits(digits, 0.2, 5), split);
    assert.notDeepEqual(splitDigits(digits, 0.2, 6).heldBack.images, split.heldBack.images);
  });

  test("holds back the same share of every class", () => {
    const { training, heldBack } = splitDigits(digits, 0.2, 1);
    assert.equal(training.count + heldBack.count, digits.count);
    const kept = perClass(heldBack);
    for (const [label, count] of perClass(digits).entries())
      assert.ok(Math.abs(kept[label]! - 0.2 * count) <= 0.5, `class ${label}: ${kept[label]} of ${count}`);
  });

  test("uses every digit once", () => {
    const { training, heldBack } = splitDigits(digits, 0.2, 3);
    const both = [...imageHashes(training), ...imageHashes(heldBack)].sort();
    assert.deepEqual(both, imageHashes(digits).sort());
  });

  test("shares no image between training and held-back digits", () => {
    const { training, heldBack } = splitDigits(digits, 0.2, 1);
    const trained = new Set(imageHashes(training));
    assert.deepEqual(
      imageHashes(heldBack).filter((hash) => trained.has(hash)),
      [],
    );
  });

  test("keeps the labels with their images", () => {
    const labelOf = new Map(imageHashes(digits).map((hash, row) => [hash, digits.labels[row]]));
    const { heldBack } = splitDigits(digits, 0.2, 2);
    for (const [row, hash] of imageHashes(heldBack).entries()) assert.equal(heldBack.labels[row], labelOf.get(hash));
  });

  test("takes the same share of every class when it uses fewer digits", () => {
    const { training, heldBack } = splitDigits(digits, 0.2, 1, 1000);
    assert.ok(Math.abs(training.count + heldBack.count - 1000) <= CLASSES / 2);
    const used = perClass(training).map((count, label) => count + perClass(heldBack)[label]!);
    for (const [label, count] of perClass(digits).entries())
      assert.ok(Math.abs(used[label]! - count / 10) <= 0.5, `class ${label}`);
  });
});

describe("shifting", () => {
  const some = { count: 40, images: digits.images.slice(0, 40 * PIXELS), labels: digits.labels.slice(0, 40) };

  test("by nothing copies", () => {
    const out = new Float32Array(some.images.length).fill(7);
    shiftDigits(some, out, 0, seededRandom(1));
    assert.deepEqual(out, some.images);
  });

  test("moves each image by one whole offset within reach, and fills with paper", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 5 }), (seed, reach) => {
        const out = new Float32Array(some.images.length).fill(7);
        shiftDigits(some, out, reach, seededRandom(seed));
        for (let row = 0; row < some.count; row++) {
          const moved = out.subarray(row * PIXELS, (row + 1) * PIXELS);
          assert.ok(offsets(reach).some((offset) => isMoved(imageAt(some, row), moved, offset)));
        }
      }),
      { numRuns: 20 },
    );
  });

  test("uses every offset", () => {
    const many = { ...some, count: 1, images: imageAt(some, 0), labels: some.labels.slice(0, 1) };
    const random = seededRandom(1);
    const seen = new Set<string>();
    for (let round = 0; round < 200; round++) {
      const out = new Float32Array(PIXELS);
      shiftDigits(many, out, 1, random);
      seen.add(
        offsets(1)
          .find((offset) => isMoved(many.images, out, offset))!
          .join(),
      );
    }
    assert.equal(seen.size, 9);
  });
});

function offsets(reach: number): [number, number][] {
  const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return steps.flatMap((down) => steps.map((right): [number, number] => [down, right]));
}

function isMoved(image: Float32Array, moved: Float32Array, [down, right]: readonly [number, number]): boolean {
  return moved.every((value, index) => {
    const y = Math.floor(index / SIDE) - down;
    const x = (index % SIDE) - right;
    const inside = x >= 0 && x < SIDE && y >= 0 && y < SIDE;
    return value === (inside ? image[y * SIDE + x] : 0);
  });
}

describe("the seeded generator", () => {
  test("gives numbers in [0, 1), evenly, the same for the same seed", () => {
    const random = seededRandom(9);
    const values = Array.from({ length: 10_000 }, () => random());
    const again = seededRandom(9);
    assert.ok(values.every((value) => value >= 0 && value < 1 && value === again()));
    // The mean of 10,000 even numbers strays by 0.0029 (one standard deviation).
    assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length - 0.5) < 0.0145);
  });

  test("shuffles without losing anything", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(50), (seed, length) => {
        const values = Int32Array.from({ length }, (_, index) => index);
        const shuffled = values.slice();
        shuffle(shuffled, seededRandom(seed));
        assert.deepEqual(shuffled.toSorted(), values);
      }),
    );
  });
});
