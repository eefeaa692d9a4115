/** The directions of the features of digits: one von Mises-Fisher distribution per class. */
import type { Lanewise } from "lanewise";
import { CLASSES } from "../digits.js";
import { Whitening } from "./whitening.js";

export interface ClassFit {
  /** Training digits of the class. */
  readonly count: number;
  readonly mu: Float64Array;
  readonly kappa: number;
  readonly standardError: number;
  readonly meanResultantLength: number;
}

export class DigitDirections {
  readonly #engine: Lanewise;
  readonly #whitening: Whitening;
  /** Of the digits 0 to 9. */
  readonly classes: readonly ClassFit[];

  /** @param features - [labels.length, width] of training digits */
  constructor(engine: Lanewise, features: Float32Array, labels: Int32Array) {
    this.#engine = engine;
    this.#whitening = new Whitening(engine, features, labels);
    const width = features.length / labels.length;
    const directions = this.#whitening.apply(features);
    this.classes = Array.from({ length: CLASSES }, (_, label) => {
      const own = rowsOf(directions, labels, label);
      const count = own.length / width;
      return { count, ...engine.bessel.vonMisesFisher.fit(own, [count, width]) };
    });
  }

  /** log(share of the class in training × density of its directions) [count, 10] of features [count, width]. */
  logJoint(features: Float32Array): Float64Array {
    const all = this.classes.reduce((sum, { count }) => sum + count, 0);
    const logPriors = this.classes.map(({ count }) => Math.log(count / all));
    const logPdf = this.#engine.bessel.vonMisesFisher.logPdf(this.#whitening.apply(features), this.classes);
    return logPdf.map((value, index) => value + logPriors[index % CLASSES]!);
  }
}

function rowsOf(features: Float32Array, labels: Int32Array, label: number): Float32Array {
  const width = features.length / labels.length;
  const rows = Array.from(labels.keys()).filter((row) => labels[row] === label);
  const own = new Float32Array(rows.length * width);
  for (const [to, from] of rows.entries()) own.set(features.subarray(from * width, (from + 1) * width), to * width);
  return own;
}

/** log of the density of all digits together for each row of `logJoint`: how much an image is like a digit, whichever. */
export function logDensity(logJoint: Float64Array): Float64Array {
  return Float64Array.from({ length: logJoint.length / CLASSES }, (_, row) => {
    const own = logJoint.subarray(row * CLASSES, (row + 1) * CLASSES);
    const largest = Math.max(...own);
    return largest + Math.log(own.reduce((sum, value) => sum + Math.exp(value - largest), 0));
  });
}
