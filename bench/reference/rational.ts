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
  for (let i = 0; i < 6; i++) {
    p += (a[i] as number) * x ** i;
    if (i > 0) pSlope += i * (a[i] as number) * x ** (i - 1);
  }
  for (let j = 1; j <= 4; j++) {
    q += Math.abs(b[j - 1] as number) * t ** j;
    qSlope += Math.sign(x) * j * Math.abs(b[j - 1] as number) * t ** (j - 1);
  }
  return { y: p / q, r: 1 / q, slope: (pSlope - (p / q) * qSlope) / q };
}

function groupCoefficients({ denominator, groups }: RationalWorkload): readonly Float32Array[] {
  return Array.from({ length: groups }, (_, group) => denominator.subarray(4 * group, 4 * group + 4));
}

export function referenceRational(workload: RationalWorkload): Float64Array {
  const { channels, groups, numerator, x } = workload;
  const coefficients = groupCoefficients(workload);
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
    for (let i = 0; i < 6; i++) add(output, x.length + i, (gradient * r * value ** i) / rows);
    for (let j = 1; j <= 4; j++) {
      const sign = (b[j - 1] as number) < 0 ? -1 : 1;
      add(output, x.length + 6 + 4 * group + j - 1, (-gradient * r * y * sign * Math.abs(value) ** j) / rows);
    }
  }
  return output;
}

function add(target: Float64Array, index: number, value: number): void {
  target[index] = (target[index] as number) + value;
}
