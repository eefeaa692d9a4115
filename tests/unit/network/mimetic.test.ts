import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kat } from "../../../src/models/index.js";
import { eigenvectors } from "../../../src/network/layers/eigenvectors.js";
import { mimeticWeights } from "../../../src/network/layers/mimetic.js";
import type { LayerSpec, Network } from "../../../src/network/types.js";
import { loadSync } from "../../../src/sync.js";
import { VARIANTS, type Lanewise } from "../../support/variants.js";
import { createRandom, integerArray, uniformArray } from "./random.js";

type Matrix = readonly (readonly number[])[];

const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    (b[0] ?? []).map((_, column) => row.reduce((sum, value, k) => sum + value * (b[k]?.[column] ?? NaN), 0)),
  );
const transposed = (a: Matrix): Matrix => (a[0] ?? []).map((_, column) => a.map((row) => row[column] ?? NaN));
const difference = (a: Matrix, b: Matrix): Matrix =>
  a.map((row, i) => row.map((value, j) => value - (b[i]?.[j] ?? NaN)));
const largest = (a: Matrix): number => Math.max(...a.flat().map(Math.abs));
const square = (size: number, value: (row: number, column: number) => number): Matrix =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => value(row, column)));
const rowsOf = (values: Float32Array, width: number, first: number, count: number): Matrix =>
  Array.from({ length: count }, (_, row) => [...values.subarray((first + row) * width, (first + row + 1) * width)]);

describe("eigenvectors of symmetric matrices", () => {
  const random = createRandom(1);
  const noise = (size: number): Matrix => square(size, () => 2 * random() - 1);
  const matrices: Readonly<Record<string, (size: number) => Matrix>> = {
    "positive definite": (size) => {
      const factor = noise(size);
      return product(transposed(factor), factor);
    },
    "of both signs": (size) => {
      const half = noise(size);
      return square(size, (row, column) => (half[row]?.[column] ?? NaN) + (half[column]?.[row] ?? NaN));
    },
    identity: (size) => square(size, (row, column) => (row === column ? 1 : 0)),
    zero: (size) => square(size, () => 0),
    "all ones": (size) => square(size, () => 1),
    "diagonal, unsorted, repeated": (size) => square(size, (row, column) => (row === column ? (row * 7) % 5 : 0)),
    "tridiagonal and falling apart": (size) =>
      square(size, (row, column) =>
        row === column ? 2 : Math.abs(row - column) === 1 && (row + column) % 6 !== 5 ? 1 : 0,
      ),
    "of 10^100": (size) => square(size, (row, column) => 1e100 / (1 + row + column)),
  };
  for (const [name, create] of Object.entries(matrices)) {
    test(name, () => {
      for (const size of [1, 2, 3, 5, 16, 33]) {
        const matrix = create(size);
        const vectors = eigenvectors(Float64Array.from(matrix.flat()), size).map((vector) => [...vector]);
        const identity = square(size, (row, column) => (row === column ? 1 : 0));
        const bound = 8 * size * 2 ** -52;
        assert.ok(
          largest(difference(product(vectors, transposed(vectors)), identity)) <= bound,
          `${size}: orthonormal`,
        );
        const turned = product(product(vectors, matrix), transposed(vectors));
        const values = turned.map((row, index) => row[index] ?? NaN);
        const rest = difference(
          turned,
          square(size, (row, column) => (row === column ? (values[row] ?? NaN) : 0)),
        );
        const scale = largest(matrix) * size;
        assert.ok(largest(rest) <= bound * scale, `${size}: diagonal`);
        values.slice(1).forEach((value, index) => {
          assert.ok(value <= (values[index] ?? NaN) + bound * scale, `${size}: from the largest`);
        });
      }
    });
  }
});

describe("mimetic weights", () => {
  const [features, heads] = [12, 3];
  const headSize = features / heads;
  const random = createRandom(2);
  const drawn: Float32Array[] = [];
  const draw = (count: number): Float32Array => {
    drawn.push(uniformArray(random, count));
    return drawn.at(-1) ?? new Float32Array();
  };
  const [qkv = new Float32Array(), proj = new Float32Array()] = mimeticWeights(features, heads)(draw);
  /** noise Z + identity I, Z of variance 1 / features: that of numbers in [-1, 1) is 1 / 3. */
  const target = (index: number, noise: number, identity: number): Matrix =>
    square(features, (row, column) => {
      const value = drawn[index]?.[row * features + column] ?? NaN;
      return noise * Math.sqrt(3 / features) * value + (row === column ? identity : 0);
    });

  test("values times projection are noise less the identity", () => {
    const made = product(rowsOf(proj, features, 0, features), rowsOf(qkv, features, 2 * features, features));
    assert.ok(largest(difference(made, target(heads, 0.4, -0.4))) < 1e-6);
  });

  for (let head = 0; head < heads; head++) {
    test(`head ${head}: queries times keys are the best approximation of their rank to noise and identity`, () => {
      const queries = rowsOf(qkv, features, head * headSize, headSize);
      const keys = rowsOf(qkv, features, features + head * headSize, headSize);
      const rest = difference(target(head, 0.7, 0.7), product(transposed(queries), keys));
      // Eckart, Young: what is left is orthogonal to both factors, and none of its singular values is above theirs.
      assert.ok(largest(product(queries, rest)) < 1e-6 && largest(product(rest, transposed(keys))) < 1e-6);
      const [ofQueries, ofKeys] = [product(queries, transposed(queries)), product(keys, transposed(keys))];
      const values = ofQueries.map((row, index) => row[index] ?? NaN);
      const diagonal = square(headSize, (row, column) => (row === column ? (values[row] ?? NaN) : 0));
      assert.ok(largest(difference(ofQueries, diagonal)) < 1e-6 && largest(difference(ofKeys, diagonal)) < 1e-6);
      const left = eigenvectors(Float64Array.from(product(transposed(rest), rest).flat()), features)[0];
      const image = product(rest, transposed([[...(left ?? [])]]));
      const norm = Math.sqrt(image.reduce((sum, [value = NaN]) => sum + value * value, 0));
      assert.ok(norm <= (values.at(-1) ?? NaN) + 1e-6, `${norm} is left over ${values.join()}`);
    });
  }
});

describe("networks with mimetic attention", () => {
  const layers: readonly LayerSpec[] = [
    { type: "dense", units: 4 },
    { type: "attention", heads: 2, name: "attention", init: "mimetic" },
    { type: "selectToken" },
    { type: "dense", units: 3, name: "head" },
  ];
  const create = (lanewise: Lanewise, seed: number): Network =>
    lanewise.network.create(layers, { inputShape: [3, 4], seed });
  const state = (network: Network): readonly Float32Array[] =>
    network.parameterNames.map((name) => network.getParameter(name).values);

  test("start from the same bits on every variant, from others with another seed, and leave no memory behind", () => {
    const states = VARIANTS.map((variant) => {
      using lanewise = loadSync({ variant });
      const { used } = lanewise.memoryUsage();
      using network = create(lanewise, 5);
      const values = state(network);
      network.dispose();
      assert.equal(lanewise.memoryUsage().used, used);
      return values;
    });
    assert.deepEqual(states[1], states[0]);
    assert.deepEqual(states[2], states[0]);
    using lanewise = loadSync();
    using other = create(lanewise, 6);
    for (const [index, values] of state(other).entries()) {
      if (values.some((value) => value !== 0)) assert.notDeepEqual(values, states[0]?.[index]);
    }
  });

  test("learn, and come back from a file", () => {
    using lanewise = loadSync();
    using network = create(lanewise, 5);
    const random = createRandom(3);
    const [x, labels] = [uniformArray(random, 16 * 12), integerArray(random, 16, 3)];
    const losses = Array.from({ length: 60 }, () => {
      return network.trainStep(x, labels, { type: "adam", learningRate: 0.03 }).loss;
    });
    assert.ok((losses[59] ?? NaN) < 0.3 * (losses[0] ?? NaN), losses.join());
    using again = lanewise.network.fromSafetensors(network.toSafetensors());
    assert.deepEqual(state(again), state(network));
    assert.deepEqual(again.predict(x), network.predict(x));
  });

  test("kat: the option reaches every block, whose values' way out has the negative of the identity in it", () => {
    using lanewise = loadSync();
    const width = 48;
    const options = { width, depth: 2, heads: 3, patch: 4, inputShape: [1, 8, 8], classes: 5 } as const;
    const { layers: specs, inputShape } = kat({ ...options, attentionInit: "mimetic" });
    using network = lanewise.network.create(specs, { inputShape, seed: 1 });
    for (const block of [0, 1]) {
      const qkv = network.getParameter(`blocks.${block}.attn.qkv.weight`).values;
      const proj = network.getParameter(`blocks.${block}.attn.proj.weight`).values;
      const made = product(rowsOf(proj, width, 0, width), rowsOf(qkv, width, 2 * width, width));
      const mean = made.reduce((sum, row, index) => sum + (row[index] ?? NaN), 0) / width;
      assert.ok(Math.abs(mean + 0.4) < 0.04, `${mean}`); // deviation 0.4 / 48
    }
    assert.deepEqual(kat({ ...options, attentionInit: "xavier" }), kat(options));
  });

  test("refused: another name", () => {
    using lanewise = loadSync();
    const wrong = [{ type: "attention", heads: 1, init: "orthogonal" }] as unknown as readonly LayerSpec[];
    assert.throws(() => lanewise.network.create(wrong, { inputShape: [2, 4] }), {
      name: "RangeError",
      message: /layers\[0\].*\.init: expected one of "xavier", "mimetic", got "orthogonal"/,
    });
    const option = { attentionInit: "orthogonal" } as unknown as Parameters<typeof kat>[0];
    assert.throws(() => kat(option), { name: "RangeError", message: /options\.attentionInit/ });
  });
});
