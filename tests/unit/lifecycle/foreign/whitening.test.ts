import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load, type Lanewise } from "lanewise";
import { factorise, invertLower, Whitening } from "../../../../examples/lifecycle/foreign/whitening.js";
import { seededRandom } from "../../../../examples/lifecycle/random.js";

const WIDTH = 7;
const ROWS = 400;

function multiply(a: Float64Array, b: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: width * width }, (_, index) => {
    const [row, column] = [Math.floor(index / width), index % width];
    let sum = 0;
    for (let k = 0; k < width; k++) sum += a[row * width + k]! * b[k * width + column]!;
    return sum;
  });
}

function transpose(a: Float64Array, width: number): Float64Array {
  return a.map((_, index) => a[(index % width) * width + Math.floor(index / width)]!);
}

function assertClose(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  for (const [index, value] of actual.entries())
    assert.ok(Math.abs(value - expected[index]!) <= tolerance, `${index}: ${value}, expected ${expected[index]}`);
}

/** Two classes, 3 and 8, with means far apart, whose features are sums of one another: correlated, and of different sizes. */
function correlated(): { features: Float32Array; labels: Int32Array } {
  const random = seededRandom(5);
  const labels = Int32Array.from({ length: ROWS }, (_, row) => (row % 2 === 0 ? 3 : 8));
  const features = new Float32Array(ROWS * WIDTH);
  for (let row = 0; row < ROWS; row++) {
    let sum = 0;
    for (let column = 0; column < WIDTH; column++) {
      sum += (random() - 0.5) * (column + 1);
      features[row * WIDTH + column] = sum + labels[row]! * 10 + column;
    }
  }
  return { features, labels };
}

/** Within the two classes, in double precision. */
function covarianceOf(rows: Float32Array, labels: Int32Array): Float64Array {
  const means = new Map([3, 8].map((label) => [label, meanOf(rows, labels, label)]));
  const covariance = new Float64Array(WIDTH * WIDTH);
  for (const [row, label] of labels.entries())
    for (let i = 0; i < WIDTH; i++)
      for (let j = 0; j < WIDTH; j++)
        covariance[i * WIDTH + j]! +=
          ((rows[row * WIDTH + i]! - means.get(label)![i]!) * (rows[row * WIDTH + j]! - means.get(label)![j]!)) / ROWS;
  return covariance;
}

function meanOf(rows: Float32Array, labels: Int32Array, label: number): Float64Array {
  const own = Array.from(labels.keys()).filter((row) => labels[row] === label);
  return Float64Array.from(
    { length: WIDTH },
    (_, column) => own.reduce((sum, row) => sum + rows[row * WIDTH + column]!, 0) / own.length,
  );
}

describe("the whitening of features", () => {
  let engine: Lanewise;
  before(async () => {
    engine = await load();
  });
  after(() => engine.dispose());

  test("factorises a positive definite matrix, and inverts the factor, transposed", () => {
    const { features, labels } = correlated();
    const matrix = covarianceOf(features, labels);
    const lower = factorise(matrix, WIDTH);
    assertClose(multiply(lower, transpose(lower, WIDTH), WIDTH), matrix, 1e-13);
    const identity = Float64Array.from({ length: WIDTH * WIDTH }, (_, index) => (index % (WIDTH + 1) === 0 ? 1 : 0));
    assertClose(multiply(transpose(lower, WIDTH), invertLower(lower, WIDTH), WIDTH), identity, 1e-13);
    for (let row = 0; row < WIDTH; row++)
      for (let column = row + 1; column < WIDTH; column++) assert.equal(lower[row * WIDTH + column], 0);
  });

  test("factorises and inverts a matrix of more rows than are worked on together", () => {
    const width = 75;
    const random = seededRandom(6);
    const lower = Float64Array.from({ length: width * width }, (_, index) => {
      const [row, column] = [Math.floor(index / width), index % width];
      return column === row ? 1 + random() : column < row ? (random() - 0.5) / 4 : 0;
    });
    assertClose(factorise(multiply(lower, transpose(lower, width), width), width), lower, 1e-13);
    const identity = Float64Array.from({ length: width * width }, (_, index) => (index % (width + 1) === 0 ? 1 : 0));
    assertClose(multiply(transpose(lower, width), invertLower(lower, width), width), identity, 1e-12);
  });

  test("takes the covariance within classes, and three times its mean variance, to the identity", () => {
    const { features, labels } = correlated();
    const covariance = covarianceOf(features, labels);
    let trace = 0;
    for (let index = 0; index < WIDTH; index++) trace += covariance[index * WIDTH + index]!;
    const whitening = new Whitening(engine, features, labels);
    // Its rows of the identity are the columns of the map.
    const identity = Float32Array.from({ length: WIDTH * WIDTH }, (_, index) => (index % (WIDTH + 1) === 0 ? 1 : 0));
    const map = transpose(Float64Array.from(whitening.apply(identity)), WIDTH);
    const ridged = covariance.map((value, index) => (index % (WIDTH + 1) === 0 ? value + (3 * trace) / WIDTH : value));
    // The map and the covariance are f32, of up to 2 in size.
    assertClose(
      multiply(multiply(map, ridged, WIDTH), transpose(map, WIDTH), WIDTH),
      Float64Array.from(identity),
      1e-5,
    );
  });

  test("maps rows as they are: means, which tell digits from what is foreign, are not taken off", () => {
    const { features, labels } = correlated();
    const whitening = new Whitening(engine, features, labels);
    const mapped = whitening.apply(features);
    const twice = whitening.apply(features.map((value) => 2 * value));
    assert.deepEqual(
      twice,
      mapped.map((value) => 2 * value),
    );
    assert.deepEqual(whitening.apply(new Float32Array(WIDTH)), new Float32Array(WIDTH));
    const spread = covarianceOf(mapped, labels);
    for (let index = 0; index < WIDTH; index++) {
      const variance = spread[index * WIDTH + index]!;
      assert.ok(variance > 0 && variance < 1, `${variance}`);
    }
  });
});
