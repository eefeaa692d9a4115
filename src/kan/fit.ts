import { DENOMINATORS, NUMERATORS } from "./coefficients.js";
import { fitStarts, type Samples } from "./fitStarts.js";
import { solve } from "./solve.js";
import type { RationalForm } from "./types.js";

/** Coefficients, and their largest error where they were fitted. */
export interface Fitted {
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
  readonly largestError: number;
}

const UNKNOWNS = NUMERATORS + DENOMINATORS;

/** Powers of the error that are minimised one after the other: from least squares to nearly the largest error. */
const NORMS: readonly number[] = [2, 4, 8, 16, 32, 64, 128];
const STEPS_PER_NORM = 60;

/** y = P / (1 + q) and q, with q >= 0 as the form has it. */
export function evaluateRational(
  numerator: ArrayLike<number>,
  denominator: ArrayLike<number>,
  form: RationalForm,
  x: number,
): number {
  const t = form === "A" ? Math.abs(x) : x;
  let p = 0;
  for (let i = NUMERATORS - 1; i >= 0; i--) p = p * x + (numerator[i] ?? 0);
  let q = 0;
  for (let j = DENOMINATORS - 1; j >= 0; j--) {
    const b = denominator[j] ?? 0;
    q = (q + (form === "A" ? Math.abs(b) : b)) * t;
  }
  return p / (1 + Math.abs(q));
}

const POINTS = 400;
/** Beside the points that were fitted: what is stated is measured between them too. */
const CHECKS = 6000;

/** Coefficients, rounded to f32, for a function on a range, and their largest error there. `value` is trusted to be finite. */
export function fitFunction(
  value: (x: number) => number,
  range: readonly [number, number],
  form: RationalForm,
): Fitted {
  const [low, high] = range;
  // In units of the far end, so that powers neither vanish nor overflow.
  const unit = Math.max(Math.abs(low), Math.abs(high));
  const points = Float64Array.from({ length: POINTS + 1 }, (_, index) => {
    return ((low + high) / 2 - ((high - low) / 2) * Math.cos((Math.PI * index) / POINTS)) / unit;
  });
  const found = fitSamples({ points, values: points.map((x) => value(x * unit)) }, form);
  const numerator = found.numerator.map((a, i) => Math.fround(a / unit ** i));
  const denominator = found.denominator.map((b, j) => Math.fround(b / unit ** (j + 1)));
  let largestError = 0;
  for (let index = 0; index <= CHECKS; index++) {
    const x = low + ((high - low) * index) / CHECKS;
    const error = Math.abs(evaluateRational(numerator, denominator, form, x) - value(x));
    largestError = error <= largestError ? largestError : error;
  }
  return { numerator, denominator, largestError };
}

/** The coefficients of the smallest largest error that Levenberg-Marquardt steps find from several starts. */
function fitSamples(samples: Samples, form: RationalForm): Fitted {
  let best: Fitted = { numerator: [], denominator: [], largestError: Infinity };
  for (const start of fitStarts(samples, form)) {
    const found = improve(samples, form, start);
    if (found.largestError < best.largestError) best = found;
  }
  return best;
}

/** Minimises one norm after the other and keeps the best point by the largest error on the way. */
function improve(samples: Samples, form: RationalForm, start: readonly number[]): Fitted {
  let unknowns = start;
  let errors = errorsOf(samples, form, unknowns);
  let best = { unknowns, largest: largest(errors) };
  for (const norm of NORMS) {
    let damping = 1e-3;
    for (let step = 0; step < STEPS_PER_NORM && damping < 1e12; step++) {
      const candidate = levenbergStep(samples, form, unknowns, errors, norm, damping);
      const changed = errorsOf(samples, form, candidate);
      const scale = largest(errors);
      if (!(normOf(changed, norm, scale) < normOf(errors, norm, scale))) {
        damping *= 8;
        continue;
      }
      damping = Math.max(damping / 4, 1e-12);
      unknowns = candidate;
      errors = changed;
      if (largest(errors) < best.largest) best = { unknowns, largest: largest(errors) };
    }
  }
  return {
    numerator: best.unknowns.slice(0, NUMERATORS),
    denominator: best.unknowns.slice(NUMERATORS),
    largestError: best.largest,
  };
}

function errorsOf({ points, values }: Samples, form: RationalForm, unknowns: readonly number[]): Float64Array {
  const [numerator, denominator] = [unknowns.slice(0, NUMERATORS), unknowns.slice(NUMERATORS)];
  return points.map((x, index) => evaluateRational(numerator, denominator, form, x) - (values[index] ?? NaN));
}

function largest(errors: Float64Array): number {
  return errors.reduce((most, error) => (Math.abs(error) <= most ? most : Math.abs(error)), 0); // NaN comes through
}

/** Sum of (|error| / scale)^norm. */
function normOf(errors: Float64Array, norm: number, scale: number): number {
  return errors.reduce((sum, error) => sum + Math.abs(error / scale) ** norm, 0);
}

/** Weights |e|^(norm - 2) make the least squares of one step those of the norm. */
function levenbergStep(
  { points }: Samples,
  form: RationalForm,
  unknowns: readonly number[],
  errors: Float64Array,
  norm: number,
  damping: number,
): readonly number[] {
  const matrix = Array.from({ length: UNKNOWNS }, () => new Float64Array(UNKNOWNS));
  const right = new Float64Array(UNKNOWNS);
  const scale = largest(errors);
  const slopes = new Float64Array(UNKNOWNS);
  for (let index = 0; index < points.length; index++) {
    const error = errors[index] ?? 0;
    slopesAt(unknowns, form, points[index] ?? 0, slopes);
    const weight = Math.abs(error / scale) ** (norm - 2);
    for (let row = 0; row < UNKNOWNS; row++) {
      const weighted = weight * (slopes[row] ?? 0);
      right[row] = (right[row] ?? 0) - (weighted * error) / (norm - 1);
      const cells = matrix[row];
      if (cells === undefined) continue;
      for (let column = 0; column <= row; column++)
        cells[column] = (cells[column] ?? 0) + weighted * (slopes[column] ?? 0);
    }
  }
  const step = solve(matrix, right, damping);
  // Form A knows only magnitudes: where a coefficient would cross 0 it comes back on the side it left.
  return unknowns.map((value, index) => {
    const next = value + (step[index] ?? 0);
    return form === "A" && index >= NUMERATORS ? Math.abs(next) : next;
  });
}

/** Slopes of the value by each coefficient. */
function slopesAt(unknowns: readonly number[], form: RationalForm, x: number, slopes: Float64Array): void {
  const t = form === "A" ? Math.abs(x) : x;
  let [p, q] = [0, 0];
  for (let i = NUMERATORS - 1; i >= 0; i--) p = p * x + (unknowns[i] ?? 0);
  for (let j = DENOMINATORS - 1; j >= 0; j--) q = (q + (unknowns[NUMERATORS + j] ?? 0)) * t;
  const r = 1 / (1 + Math.abs(q));
  let power = r;
  for (let i = 0; i < NUMERATORS; i++, power *= x) slopes[i] = power;
  power = -p * r * r * (q < 0 ? -1 : 1);
  for (let j = 0; j < DENOMINATORS; j++) slopes[NUMERATORS + j] = power *= t;
}
