/** Rational functions composed of tfjs operations; sums are taken once for all coefficients of a power. @module */
import * as tf from "@tensorflow/tfjs-core";
import { joined } from "../kan/ours.js";
import type { Prepared, RationalWorkload } from "../harness/subject.js";
import { magnitudesByChannel, type RationalFunction } from "./rationalCoefficients.js";

interface Coefficients {
  readonly a: readonly tf.Scalar[];
  /** [channels] each, magnitudes. */
  readonly b: readonly tf.Tensor[];
  readonly one: tf.Scalar;
}

function coefficientsOf(f: RationalFunction): Coefficients {
  return {
    a: Array.from(f.numerator, (value) => tf.scalar(value)),
    b: magnitudesByChannel(f).map((values) => tf.tensor1d(values)),
    one: tf.scalar(1),
  };
}

/** c0 + c1 x + ... */
function horner(coefficients: readonly tf.Tensor[], x: tf.Tensor): tf.Tensor {
  const [last, ...rest] = [...coefficients].reverse() as [tf.Tensor, ...tf.Tensor[]];
  return rest.reduce((value, coefficient) => tf.add(tf.mul(value, x), coefficient), last);
}

function quotient({ a, b, one }: Coefficients, x: tf.Tensor): tf.Tensor {
  return tf.div(horner(a, x), horner([one, ...b], tf.abs(x)));
}

/** The function of x [..., channels]; its coefficients are kept. */
export function composedRational(f: RationalFunction): (x: tf.Tensor) => tf.Tensor {
  const coefficients = coefficientsOf(f);
  return (x) => quotient(coefficients, x);
}

export function rationalForward(workload: RationalWorkload): Prepared {
  const x = tf.tensor2d(workload.x, [workload.rows, workload.channels]);
  const coefficients = coefficientsOf(workload);
  const { a, b, one } = coefficients;
  let result: tf.Tensor | undefined;
  return {
    run: () => {
      result?.dispose();
      result = tf.tidy(() => quotient(coefficients, x));
    },
    output: () => {
      if (!result) throw new Error("output: nothing has run yet");
      return result.dataSync() as Float32Array;
    },
    dispose: () => tf.dispose([x, ...a, ...b, one, ...(result ? [result] : [])]),
  };
}

export function rationalBackward(workload: RationalWorkload): Prepared {
  const { rows, channels, groups, numerator, denominator } = workload;
  const { a, b, one } = coefficientsOf(workload);
  const [x, dy] = [tf.tensor2d(workload.x, [rows, channels]), tf.tensor2d(workload.dy, [rows, channels])];
  const aSlopes = Array.from(numerator.subarray(1), (value, index) => tf.scalar(value * (index + 1)));
  const bSlopes = b.map((values, index) => tf.mul(values, index + 1));
  let results: tf.Tensor[] = [];
  const compute = (): tf.Tensor[] => {
    const t = tf.abs(x);
    const r = tf.div(one, horner([one, ...b], t));
    const f = tf.mul(horner(a, x), r);
    const scaled = tf.mul(dy, r);
    const qSlope = tf.mul(tf.sign(x), horner(bSlopes, t));
    const dx = tf.mul(scaled, tf.sub(horner(aSlopes, x), tf.mul(f, qSlope)));
    const dNumerator: tf.Tensor[] = [tf.sum(scaled)];
    for (let term = scaled; dNumerator.length < 6; dNumerator.push(tf.sum(term))) term = tf.mul(term, x);
    const dDenominator: tf.Tensor[] = [];
    for (let term = tf.mul(scaled, f); dDenominator.length < 4;) {
      term = tf.mul(term, t);
      dDenominator.push(tf.sum(tf.reshape(term, [rows, groups, channels / groups]), [0, 2]));
    }
    return [dx, tf.stack(dNumerator), tf.stack(dDenominator, 1)];
  };
  return {
    run: () => {
      tf.dispose(results);
      results = tf.tidy(compute);
    },
    output: () => {
      const [dx, dNumerator, dDenominator] = results.map((tensor) => tensor.dataSync() as Float32Array);
      if (!dx || !dNumerator || !dDenominator) throw new Error("output: nothing has run yet");
      const signed = dDenominator.map((sum, index) => ((denominator[index] as number) < 0 ? sum : -sum));
      return joined(dx, dNumerator, signed, rows);
    },
    dispose: () => tf.dispose([x, dy, ...a, ...b, one, ...aSlopes, ...bSlopes, ...results]),
  };
}
