import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  FEATURE_MEANS,
  featureFits,
  LENGTHS,
  recoveries,
  type FeatureFit,
  type Recovery,
} from "../../../bench/vonMisesFisher/experiment.js";
import { featureTable, recoveryTable } from "../../../bench/vonMisesFisher/report.js";
import { load, type Lanewise } from "../../../bench/lanewise.js";

const DIMENSION = 2048;
const COUNT = 500;

/** The experiment of docs/von-mises-fisher.md, small. */
describe("the von Mises-Fisher experiment", () => {
  let engine: Lanewise;
  let recovered: readonly Recovery[];
  let features: readonly FeatureFit[];
  before(async () => {
    engine = await load();
    const size = { dimensions: [DIMENSION], count: COUNT, seed: 1 };
    recovered = [...recoveries(engine, size)];
    features = [...featureFits(engine, size)];
  });
  after(() => engine.dispose());

  test("recovers every kappa within four standard errors", () => {
    assert.deepEqual(
      recovered.map(({ trueLength }) => trueLength),
      LENGTHS,
    );
    for (const { trueLength, z } of recovered) assert.ok(Math.abs(z) <= 4, `rho ${trueLength}: z ${z}`);
  });

  test("corrects the bias, which is several standard errors where directions are spread", () => {
    for (const { trueLength, kappa, correctedKappa, standardError } of recovered) {
      // rho is too long by (1 - rho^2) / (2 n rho), and the standard error is 1 / sqrt(n A'), so that both are known from it.
      const tooLong = (1 - trueLength ** 2) / (2 * COUNT * trueLength);
      const bias = tooLong * COUNT * standardError;
      const corrected = (kappa - correctedKappa) / standardError;
      assert.ok(Math.abs(corrected / bias - 1) < 0.1, `rho ${trueLength}: ${corrected}, expected ${bias}`);
      if (trueLength === 0.3) assert.ok(corrected > 3);
    }
  });

  test("fits its samples better than the true distribution, by half a unit a dimension", () => {
    for (const { trueLength, trueKappa, mu, logLikelihoodPerRow, trueLogLikelihoodPerRow } of recovered) {
      assert.ok(Math.abs(Math.hypot(...mu) - 1) < 1e-12);
      const gained = COUNT * (logLikelihoodPerRow - trueLogLikelihoodPerRow);
      // Half a chi squared of d degrees: d / 2 with a variance of d / 2; the log-likelihood of the true one varies by kappa^2 A' n.
      const slope = 1 / (COUNT * engine.bessel.vonMisesFisher.standardError(DIMENSION, trueKappa, COUNT) ** 2);
      const deviation = Math.sqrt(DIMENSION / 2 + COUNT * trueKappa ** 2 * slope);
      assert.ok(Math.abs(gained - DIMENSION / 2) < 5 * deviation, `rho ${trueLength}: ${gained}`);
    }
  });

  test("finds the length that features of many dimensions have", () => {
    assert.deepEqual(
      features.map(({ featureMean }) => featureMean),
      FEATURE_MEANS,
    );
    const [first] = features;
    // E|N(0, 1)| = sqrt(2 / pi), and a mean of 500 rows that adds (1 - rho^2) / (2 n rho); d = 2048 moves it by about 1 / d.
    assert.ok(Math.abs(first!.meanResultantLength - Math.sqrt(2 / Math.PI)) < 2e-3, `${first!.meanResultantLength}`);
    for (const { featureMean, correctedKappa, limitKappa } of features)
      assert.ok(Math.abs(correctedKappa / limitKappa - 1) < 0.01, `|N(${featureMean}, 1)|: ${correctedKappa}`);
    assert.ok(features.every(({ kappa }, index) => index === 0 || kappa > features[index - 1]!.kappa));
  });

  test("is a table, with what SciPy returned beside it where it was asked", () => {
    const scipy = { kappa: "1e-08", logPdf: "inf" };
    const table = recoveryTable(recovered.map((row) => ({ ...row, logPdf: 1.5, scipy })));
    assert.equal(table.split("\n").length, 2 + LENGTHS.length);
    for (const cell of ["1e-8 ", " inf ", " 1.5000 ", ` ${recovered[4]!.z.toFixed(2)} `])
      assert.ok(table.includes(cell));
    assert.ok(featureTable(features).includes("\\|N(2, 1)\\|"));
  });
});
