/** Rational functions composed of tfjs operations; sums are taken once for all coefficients of a power. @module */
import * as tf from "@tensorflow/tfjs-core";
import { joined } from "../kan/ours.js";
import type { Prepared, RationalWorkload } from "../harness/subject.js";

type RationalFunction = Pick<RationalWorkload, "groups" | "numerator" | "denominator">;

interface Coefficients {
  readonly a: readonly tf.Scalar[];
  /** [groups, 1] each, magnitudes. */
  readonly b: readonly tf.Tensor[];
  readonly one: tf.Scalar;
}

function coefficientsOf({ groups, numerator, denominator }: RationalFunction): Coefficients {
  const magnitudes = (j: number): Float32Array =>
    Float32Array.from({ length: groups }, (_, group) => Math.abs(denominator[4 * group + j] as number));
  return {
    a: Array.from(numerator, (value) => tf.scalar(value)),
    b: [0, 1, 2, 3].map((j) => tf.tensor(magnitudes(j), [groups, 1])),
    one: tf.scalar(1),
  };
}

/** c0 + c1 x + ... */
function horner(coefficients: readonly tf.Tensor[], x: tf.Tensor): tf.Tensor {
  const [last, ...rest] = [...coefficients].reverse() as [tf.Tensor, ...tf.Tensor[]];
  return rest.reduce((value, coefficient) => tf.add(tf.mul(value, x), coefficient), last);
}

/** x as [rows, groups, width], so that a group's coefficients broadcast. */
function groupedTensor({ rows, channels, groups }: RationalWorkload, values: Float32Array): tf.Tensor {
  return tf.tensor(values, [rows, groups, channels / groups]);
}

function quotient({ a, b, one }: Coefficients, x: tf.Tensor): tf.Tensor {
  return tf.div(horner(a, x), horner([one, ...b], tf.abs(x)));
}

/** The function of x [rows, groups, width]; its coefficients are kept. */
export function composedRational(f: RationalFunction): (x: tf.Tensor) => tf.Tensor {
  const coefficients = coefficientsOf(f);
  return (x) => quotient(coefficients, x);
}

export function rationalForward(workload: RationalWorkload): Prepared {
  const x = groupedTensor(workload, workload.x);
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
  const { rows, numerator, denominator } = workload;
  const { a, b, one } = coefficientsOf(workload);
  const [x, dy] = [groupedTensor(workload, workload.x), groupedTensor(workload, workload.dy)];
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
      dDenominator.push(tf.sum(term, [0, 2]));
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
