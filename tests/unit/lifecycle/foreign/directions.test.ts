import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load, type Lanewise } from "lanewise";
import { CLASSES } from "../../../../examples/lifecycle/digits.js";
import { DigitDirections, logDensity } from "../../../../examples/lifecycle/foreign/directions.js";
import { Whitening } from "../../../../examples/lifecycle/foreign/whitening.js";
import { likeliest } from "../../../../examples/lifecycle/network.js";
import { seededRandom } from "../../../../examples/lifecycle/random.js";

const WIDTH = 24;

/** Rows around ten directions, twice as many of class 0 as of each other. */
function clusters(rows: number, seed: number): { features: Float32Array; labels: Int32Array } {
  const random = seededRandom(seed);
  const labels = Int32Array.from({ length: rows }, (_, row) => Math.max(0, (row % (CLASSES + 1)) - 1));
  const features = new Float32Array(rows * WIDTH);
  for (const [row, label] of labels.entries())
    for (let column = 0; column < WIDTH; column++)
      features[row * WIDTH + column] = (column === label ? 3 : 0) + random() - 0.5;
  return { features, labels };
}

describe("the directions of digits", () => {
  let engine: Lanewise;
  let directions: DigitDirections;
  before(async () => {
    engine = await load();
    const { features, labels } = clusters(1100, 1);
    directions = new DigitDirections(engine, features, labels);
  });
  after(() => engine.dispose());

  test("are fitted class by class", () => {
    assert.deepEqual(
      directions.classes.map(({ count }) => count),
      [200, ...new Array<number>(CLASSES - 1).fill(100)],
    );
    for (const { mu, kappa, standardError, meanResultantLength } of directions.classes) {
      assert.equal(mu.length, WIDTH);
      assert.ok(kappa > 100 && standardError > 0 && standardError < kappa / 10, `${kappa} ± ${standardError}`);
      assert.ok(meanResultantLength > 0.9 && meanResultantLength < 1);
    }
  });

  test("tell other rows of the same classes apart, and foreign ones from them", () => {
    const { features, labels } = clusters(330, 2);
    const joint = directions.logJoint(features);
    assert.deepEqual(likeliest(joint), labels);
    const foreign = Float32Array.from({ length: 10 * WIDTH }, (_, index) => ((index % WIDTH) % 2 === 0 ? 1 : -1));
    const least = Math.min(...logDensity(joint));
    for (const density of logDensity(directions.logJoint(foreign))) assert.ok(density < least, `${density}, ${least}`);
  });

  test("weigh the densities of the classes by their share in training", () => {
    const { features } = clusters(11, 3);
    const training = clusters(1100, 1);
    const whitened = new Whitening(engine, training.features, training.labels).apply(features);
    const densities = engine.bessel.vonMisesFisher.logPdf(whitened, directions.classes);
    for (const [index, value] of directions.logJoint(features).entries())
      assert.equal(value, densities[index]! + Math.log(index % CLASSES === 0 ? 2 / 11 : 1 / 11));
  });

  test("have the density of all classes together, which neither overflows nor vanishes", () => {
    const joint = new Float64Array(3 * CLASSES).fill(-Infinity);
    joint.set([1, 2, 3], 0);
    joint.set([-5000, -5000], CLASSES);
    joint.fill(5000, 2 * CLASSES);
    const [first, second, third] = logDensity(joint);
    assert.ok(Math.abs(first! - Math.log(Math.E + Math.E ** 2 + Math.E ** 3)) < 1e-14);
    assert.equal(second, -5000 + Math.log(2));
    assert.equal(third, 5000 + Math.log(CLASSES));
  });
});
