/** Rational functions and their gradients in f64. @module */
import type { RationalWorkload } from "../harness/subject.js";

interface Point {
  readonly y: number;
  readonly r: number;
  readonly slope: number;
}

/** P / Q, 1 / Q and the slope by x. */
function pointAt(a: Float32Array, b: Float32Array, x: number): Point {
  const t = Math.abs(x);
  let [p, pSlope, q, qSlope] = [0, 0, 1, 0];
  for (let i = 0, power = 1; i < 6; i++, power *= x) {
    p += (a[i] as number) * power;
    if (i < 5) pSlope += (i + 1) * (a[i + 1] as number) * power;
  }
  for (let j = 1, power = 1; j <= 4; j++, power *= t) {
    q += Math.abs(b[j - 1] as number) * power * t;
    qSlope += Math.sign(x) * j * Math.abs(b[j - 1] as number) * power;
  }
  return { y: p / q, r: 1 / q, slope: (pSlope - (p / q) * qSlope) / q };
}

/** Of the workload, the function and its arguments, which may be another layer's. */
type RationalCall = Pick<RationalWorkload, "channels" | "groups" | "numerator" | "denominator"> & {
  readonly x: ArrayLike<number>;
};

function groupCoefficients({ denominator, groups }: RationalCall): readonly Float32Array[] {
  return Array.from({ length: groups }, (_, group) => denominator.subarray(4 * group, 4 * group + 4));
}

export function referenceRational(call: RationalCall): Float64Array {
  const { channels, groups, numerator, x } = call;
  const coefficients = groupCoefficients(call);
  return Float64Array.from(x, (value, index) => {
    const group = Math.floor(((index % channels) * groups) / channels);
    return pointAt(numerator, coefficients[group] as Float32Array, value).y;
  });
}

export function referenceRationalGradients(workload: RationalWorkload): Float64Array {
  const { rows, channels, groups, numerator, x, dy } = workload;
  const coefficients = groupCoefficients(workload);
  const output = new Float64Array(x.length + 6 + 4 * groups);
  for (let index = 0; index < x.length; index++) {
    const group = Math.floor(((index % channels) * groups) / channels);
    const b = coefficients[group] as Float32Array;
    const [value, gradient] = [x[index] as number, dy[index] as number];
    const { y, r, slope } = pointAt(numerator, b, value);
    output[index] = gradient * slope;
    let term = (gradient * r) / rows;
    for (let i = 0; i < 6; i++, term *= value) add(output, x.length + i, term);
    term = (-gradient * r * y) / rows;
    for (let j = 0; j < 4; j++) {
      term *= Math.abs(value);
      add(output, x.length + 6 + 4 * group + j, (b[j] as number) < 0 ? -term : term);
    }
  }
  return output;
}

function add(target: Float64Array, index: number, value: number): void {
  target[index] = (target[index] as number) + value;
}
