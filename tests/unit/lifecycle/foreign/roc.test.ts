import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fc } from "../../../support/properties.js";
import { rocOf } from "../../../../examples/lifecycle/foreign/roc.js";

/** Few values, so that most pairs are ties; infinities too. */
const scores = fc
  .array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(Infinity, -Infinity, -0)), {
    minLength: 1,
    maxLength: 30,
  })
  .map((values) => Float64Array.from(values));

function countPairs(own: Float64Array, foreign: Float64Array): number {
  let halves = 0;
  for (const ours of own) for (const theirs of foreign) halves += ours > theirs ? 2 : ours === theirs ? 1 : 0;
  return halves / (2 * own.length * foreign.length);
}

describe("a ROC curve", () => {
  test("has the area that counting all pairs gives, ties as halves", () => {
    fc.assert(
      fc.property(scores, scores, (own, foreign) => {
        assert.equal(rocOf(own, foreign).area, countPairs(own, foreign));
      }),
    );
  });

  test("encloses that area, and passes through the shares at every threshold", () => {
    fc.assert(
      fc.property(scores, scores, (own, foreign) => {
        const { points, area } = rocOf(own, foreign);
        assert.deepEqual(
          [points[0], points.at(-1)],
          [
            [0, 0],
            [1, 1],
          ],
        );
        let enclosed = 0;
        for (const [index, [x, y]] of points.slice(1).entries()) {
          const [beforeX, beforeY] = points[index]!;
          assert.ok(x >= beforeX && y >= beforeY);
          enclosed += ((x - beforeX) * (y + beforeY)) / 2;
        }
        assert.ok(Math.abs(enclosed - area) < 1e-12, `${enclosed}, expected ${area}`);
        for (const threshold of [...own, ...foreign]) {
          const share = (values: Float64Array): number =>
            values.filter((value) => value >= threshold).length / values.length;
          assert.ok(distance(points, [share(foreign), share(own)]) < 1e-12, `at ${threshold}`);
        }
      }),
    );
  });

  test("has one point where the curve turns, whatever the number of scores", () => {
    const own = Float64Array.from({ length: 1000 }, (_, index) => index + 1000);
    const foreign = Float64Array.from({ length: 500 }, (_, index) => index);
    assert.deepEqual(rocOf(own, foreign).points, [
      [0, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  test("says which share passes where 95 % of the own do", () => {
    const own = Float64Array.from({ length: 100 }, (_, index) => index);
    const { threshold, passing } = rocOf(own, Float64Array.of(4, 5, 6, 200));
    assert.equal(threshold, 5);
    assert.equal(own.filter((score) => score >= threshold).length, 95);
    assert.equal(passing, 3 / 4);
    assert.equal(rocOf(Float64Array.of(1), Float64Array.of(0, 2)).passing, 1 / 2);
  });

  test("refuses what has no order", () => {
    const one = Float64Array.of(1);
    assert.throws(() => rocOf(new Float64Array(0), one), { name: "RangeError", message: /^own: .* got 0 scores/ });
    assert.throws(() => rocOf(one, Float64Array.of(2, Number.NaN)), { name: "RangeError", message: /^foreign: / });
  });
});

/** Of a point from a polyline. */
function distance(line: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): number {
  return Math.min(
    ...line.slice(1).map(([endX, endY], index) => {
      const [startX, startY] = line[index]!;
      const length = Math.hypot(endX - startX, endY - startY);
      const along = ((x - startX) * (endX - startX) + (y - startY) * (endY - startY)) / length ** 2;
      const at = Math.min(1, Math.max(0, along));
      return Math.hypot(startX + at * (endX - startX) - x, startY + at * (endY - startY) - y);
    }),
  );
}
