/** The same formulas in plain JavaScript: what an engine makes of loops over typed arrays. @module */
import type { Prepared, RationalWorkload, Subject } from "../harness/subject.js";
import { joined } from "./ours.js";

/** Horner's schemes, one division, ten sums in local variables for each group and row. */
export const javaScript: Subject = {
  name: "JavaScript",
  prepare: (workload) => {
    if (workload.kind === "rationalForward") return forward(workload);
    return workload.kind === "rationalBackward" ? backward(workload, sumLocally) : undefined;
  },
};

/** Ten additions to memory for each element, in f32: the backward that FlashKAT starts from. */
export const javaScriptScattered: Subject = {
  name: "JavaScript, scattered sums",
  prepare: (workload) => (workload.kind === "rationalBackward" ? backward(workload, sumScattered) : undefined),
};

function forward({ rows, channels, groups, x, numerator, denominator }: RationalWorkload): Prepared {
  const y = new Float32Array(x.length);
  const width = channels / groups;
  const [a0, a1, a2, a3, a4, a5] = numerator as unknown as [number, number, number, number, number, number];
  const run = (): void => {
    for (let row = 0, index = 0; row < rows; row++) {
      for (let group = 0; group < groups; group++) {
        const [b1, b2, b3, b4] = magnitudes(denominator, group);
        for (const end = index + width; index < end; index++) {
          const v = x[index] as number;
          const t = Math.abs(v);
          const p = ((((a5 * v + a4) * v + a3) * v + a2) * v + a1) * v + a0;
          y[index] = p / ((((b4 * t + b3) * t + b2) * t + b1) * t + 1);
        }
      }
    }
  };
  return { run, output: () => y, dispose: () => undefined };
}

function magnitudes(denominator: Float32Array, group: number): readonly [number, number, number, number] {
  const at = (index: number): number => Math.abs(denominator[4 * group + index] as number);
  return [at(0), at(1), at(2), at(3)];
}

/** dx of one group in one row, from `first`; adds to the sums. */
type Pass = (
  workload: RationalWorkload,
  group: number,
  first: number,
  dx: Float32Array,
  dNumerator: Float32Array | Float64Array,
  dDenominator: Float32Array | Float64Array,
) => void;

function backward(workload: RationalWorkload, pass: Pass): Prepared {
  const { rows, channels, groups, x, denominator } = workload;
  const dx = new Float32Array(x.length);
  const Sums = pass === sumLocally ? Float64Array : Float32Array;
  const [dNumerator, dDenominator] = [new Sums(6), new Sums(4 * groups)];
  const run = (): void => {
    dNumerator.fill(0);
    dDenominator.fill(0);
    for (let row = 0, first = 0; row < rows; row++) {
      for (let group = 0; group < groups; group++, first += channels / groups) {
        pass(workload, group, first, dx, dNumerator, dDenominator);
      }
    }
  };
  const signed = (): Float32Array =>
    Float32Array.from(dDenominator, (sum, index) => ((denominator[index] as number) < 0 ? sum : -sum));
  return {
    run,
    output: () => joined(dx, Float32Array.from(dNumerator), signed(), rows),
    dispose: () => undefined,
  };
}

function sumLocally(...[workload, group, first, dx, dNumerator, dDenominator]: Parameters<Pass>): void {
  const { channels, groups, x, dy, numerator, denominator } = workload;
  const [a0, a1, a2, a3, a4, a5] = numerator as unknown as [number, number, number, number, number, number];
  const [b1, b2, b3, b4] = magnitudes(denominator, group);
  let [s0, s1, s2, s3, s4, s5, t1, t2, t3, t4] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let index = first, end = first + channels / groups; index < end; index++) {
    const v = x[index] as number;
    const t = Math.abs(v);
    const p = ((((a5 * v + a4) * v + a3) * v + a2) * v + a1) * v + a0;
    const pSlope = (((5 * a5 * v + 4 * a4) * v + 3 * a3) * v + 2 * a2) * v + a1;
    const qSlope = ((4 * b4 * t + 3 * b3) * t + 2 * b2) * t + b1;
    const r = 1 / ((((b4 * t + b3) * t + b2) * t + b1) * t + 1);
    const f = p * r;
    const scaled = (dy[index] as number) * r;
    dx[index] = scaled * (pSlope - (v < 0 ? -qSlope : qSlope) * f);
    const product = scaled * f;
    const square = v * v;
    const fourth = square * square;
    s0 += scaled;
    s1 += scaled * v;
    s2 += scaled * square;
    s3 += scaled * v * square;
    s4 += scaled * fourth;
    s5 += scaled * v * fourth;
    t1 += product * t;
    t2 += product * square;
    t3 += product * t * square;
    t4 += product * fourth;
  }
  [s0, s1, s2, s3, s4, s5].forEach((sum, index) => (dNumerator[index] = (dNumerator[index] as number) + sum));
  [t1, t2, t3, t4].forEach((sum, j) => (dDenominator[4 * group + j] = (dDenominator[4 * group + j] as number) + sum));
}

function sumScattered(...[workload, group, first, dx, dNumerator, dDenominator]: Parameters<Pass>): void {
  const { channels, groups, x, dy, numerator, denominator } = workload;
  const [a0, a1, a2, a3, a4, a5] = numerator as unknown as [number, number, number, number, number, number];
  const [b1, b2, b3, b4] = magnitudes(denominator, group);
  for (let index = first, end = first + channels / groups; index < end; index++) {
    const v = x[index] as number;
    const t = Math.abs(v);
    const p = ((((a5 * v + a4) * v + a3) * v + a2) * v + a1) * v + a0;
    const pSlope = (((5 * a5 * v + 4 * a4) * v + 3 * a3) * v + 2 * a2) * v + a1;
    const qSlope = ((4 * b4 * t + 3 * b3) * t + 2 * b2) * t + b1;
    const r = 1 / ((((b4 * t + b3) * t + b2) * t + b1) * t + 1);
    const f = p * r;
    let term = (dy[index] as number) * r;
    dx[index] = term * (pSlope - (v < 0 ? -qSlope : qSlope) * f);
    let product = term * f;
    for (let i = 0; i < 6; i++, term *= v) dNumerator[i] = (dNumerator[i] as number) + term;
    for (let j = 4 * group; j < 4 * group + 4; j++) dDenominator[j] = (dDenominator[j] as number) + (product *= t);
  }
}
