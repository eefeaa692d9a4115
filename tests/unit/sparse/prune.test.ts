import assert from "node:assert/strict";
import { test } from "node:test";
import { loadSync } from "../../../src/sync.js";
import { createRandom, uniformArray } from "../network/random.js";
import { shuffled, reorderRows } from "./weights.js";

const { prune } = loadSync({ variant: "scalar" }).sparse;

function zeros(values: ArrayLike<number>): number {
  return Array.from(values).filter((value) => value === 0).length;
}

test("the smallest weights become zero, the others stay, and the argument is left as it is", () => {
  const weights = Float32Array.of(3, -1, 2, 1, 5, -4);
  const before = weights.slice();
  assert.deepEqual(prune(weights, [2, 3], { sparsity: 0.5 }), Float32Array.of(3, 0, 0, 0, 5, -4));
  assert.deepEqual(weights, before);
});

test("round(sparsity n) weights, the first among equals", () => {
  const weights = new Float32Array(7).fill(-1);
  for (const [sparsity, count] of [
    [0, 0],
    [0.05, 0],
    [0.08, 1],
    [0.5, 4],
    [0.99, 7],
  ] as const) {
    const pruned = prune(weights, [7, 1], { sparsity });
    assert.deepEqual(
      pruned,
      weights.map((weight, index) => (index < count ? 0 : weight)),
    );
  }
});

test("zeros count among the pruned, infinities are kept longest", () => {
  const weights = Float32Array.of(-Infinity, 0, 3e38, -0, 1e-45, Infinity);
  const pruned = prune(weights, [1, 6], { sparsity: 0.5 });
  assert.deepEqual(pruned, Float32Array.of(-Infinity, 0, 3e38, 0, 0, Infinity));
  assert.deepEqual(prune(weights, [1, 6], { sparsity: 0.6 }), Float32Array.of(-Infinity, 0, 0, 0, 0, Infinity));
});

test("squares of the smallest and the largest f32 are told apart", () => {
  const weights = Float32Array.of(2 ** -149, 2 ** -148, 3e38, 3.1e38);
  assert.deepEqual(
    prune(weights, [1, 4], { sparsity: 0.25 }),
    Float32Array.of(0, 2 ** -148, 3e38, 3.1e38).map(Math.fround),
  );
  assert.deepEqual(prune(weights, [1, 4], { sparsity: 0.75 }), Float32Array.of(0, 0, 0, 3.1e38));
});

test("blocks of neighbouring outputs by their norm; rows left over alone, by the same measure", () => {
  // Two blocks of two rows and a single row, three inputs. Mean squares: 5, 0.5, 16 | 1, 4.5, 2 | 3, 0.25, 9.
  const weights = Float32Array.of(1, 1, 4, 3, 0, 4, 1, 3, 0, 1, 0, 2, Math.sqrt(3), 0.5, 3);
  const pruned = prune(weights, [5, 3], { sparsity: 4 / 9, block: 2 });
  assert.deepEqual(pruned, Float32Array.of(1, 0, 4, 3, 0, 4, 0, 3, 0, 0, 0, 0, Math.sqrt(3), 0, 3));
});

test("blocks of four: whole, as many as asked for, the smallest", () => {
  const [outputs, inputs] = [19, 23];
  const weights = uniformArray(createRandom(4), outputs * inputs);
  for (const block of [2, 4] as const) {
    const pruned = prune(weights, [outputs, inputs], { sparsity: 0.7, block });
    const sets = [];
    for (let row = 0; row < outputs;) {
      const size = row + block <= outputs ? block : 1;
      for (let column = 0; column < inputs; column++) {
        const members = Array.from({ length: size }, (_, member) => (row + member) * inputs + column);
        const square = members.reduce((sum, at) => sum + (weights[at] ?? NaN) ** 2, 0) / size;
        const left = members.filter((at) => pruned[at] !== 0);
        assert.ok(left.length === 0 || left.length === size);
        assert.ok(left.every((at) => pruned[at] === weights[at]));
        sets.push({ square, isZero: left.length === 0 });
      }
      row += size;
    }
    assert.equal(sets.filter(({ isZero }) => isZero).length, Math.round(0.7 * sets.length));
    const largestZero = Math.max(...sets.filter(({ isZero }) => isZero).map(({ square }) => square));
    assert.ok(sets.every(({ isZero, square }) => isZero || square >= largestZero));
  }
});

/** Rows of weights [outputs, inputs] with the inputs that they use, as text. */
function masks(weights: Float32Array, inputs: number): string[] {
  return Array.from({ length: weights.length / inputs }, (_, row) =>
    Array.from(weights.subarray(row * inputs, (row + 1) * inputs), (weight) => (weight === 0 ? "0" : "1")).join(""),
  );
}

test("groups find the outputs that have the same important inputs, wherever they are", () => {
  const [groups, size, inputs] = [6, 4, 40];
  const random = createRandom(8);
  const important = Array.from({ length: groups }, (_, group) => uniformArray(createRandom(group), inputs, 0, 1));
  // Two fifths of the inputs matter to each group, and the rest hardly.
  const ordered = Float32Array.from({ length: groups * size * inputs }, (_, at) => {
    const matters = (important[Math.floor(at / inputs / size)]?.[at % inputs] ?? 0) < 0.4;
    return (random() < 0.5 ? -1 : 1) * (matters ? 1 + random() : 0.1 * random() + 0.01);
  });
  const order = shuffled(3, groups * size);
  const weights = reorderRows(ordered, [groups * size, inputs], order);
  const kept = Array.from(ordered).filter((weight) => Math.abs(weight) >= 1).length / ordered.length;
  const pruned = prune(weights, [groups * size, inputs], { sparsity: 1 - kept, group: size });
  assert.deepEqual(
    pruned,
    weights.map((weight) => (Math.abs(weight) < 1 ? 0 : weight)),
  );
});

test("a group has one mask, also the smaller group that is left over; masks of random weights, too", () => {
  for (const [outputs, inputs, group] of [
    [24, 31, 4],
    [26, 31, 4],
    [26, 17, 8],
    [5, 9, 3],
    [3, 50, 16],
    [16, 16, 1],
  ] as const) {
    const weights = uniformArray(createRandom(outputs + group), outputs * inputs);
    const pruned = prune(weights, [outputs, inputs], { sparsity: 0.6, group });
    const sizes = new Map<string, number>();
    for (const mask of masks(pruned, inputs)) sizes.set(mask, (sizes.get(mask) ?? 0) + 1);
    const left = outputs % group;
    const odd = [...sizes.values()].filter((size) => size % group !== 0);
    assert.deepEqual(
      odd.map((size) => size % group),
      left === 0 ? [] : [left],
    );
    const blocks = (Math.floor(outputs / group) + Math.sign(left)) * inputs;
    const zeroed = zeros(pruned);
    if (left === 0) assert.equal(zeroed, Math.round(0.6 * blocks) * group);
    assert.ok(pruned.every((weight, at) => weight === 0 || weight === weights[at]));
    assert.deepEqual(prune(pruned, [outputs, inputs], { sparsity: 0.6, group }), pruned);
  }
});

test("a block that divides the group changes nothing about it", () => {
  const weights = uniformArray(createRandom(1), 16 * 12);
  const grouped = prune(weights, [16, 12], { sparsity: 0.5, group: 8 });
  assert.deepEqual(prune(weights, [16, 12], { sparsity: 0.5, group: 8, block: 4 }), grouped);
});

test("no weights", () => {
  for (const shape of [
    [0, 4],
    [4, 0],
    [0, 0],
    [2 ** 31 - 1, 0],
  ] as const) {
    for (const options of [{ sparsity: 0.5 }, { sparsity: 0.5, block: 4 }, { sparsity: 0.5, group: 4 }] as const) {
      assert.deepEqual(prune(new Float32Array(0), shape, options), new Float32Array(0));
    }
  }
});
