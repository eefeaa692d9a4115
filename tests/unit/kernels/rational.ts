/** Rational functions in f64, term by term, with their gradients and what f32 may differ from them. */
import { rounded, UNIT_ROUNDOFF } from "./case.js";
import { at } from "./values.js";

export interface RationalCase {
  readonly rows: number;
  readonly groups: number;
  /** Neighbouring elements of one group. */
  readonly run: number;
  /** [1,6] or [groups,6]. */
  readonly numerator: ArrayLike<number>;
  /** [groups,4] */
  readonly denominator: ArrayLike<number>;
  readonly form: "A" | "B";
}

/** One element: value, slopes and the absolute sums that bound their errors. */
interface Point {
  readonly y: number;
  readonly slope: number;
  readonly byNumerator: readonly number[];
  readonly byDenominator: readonly number[];
  /** Largest errors in units of 2^-24 of y, of the slope, and of each slope by a coefficient. */
  readonly yError: number;
  readonly slopeError: number;
  readonly byNumeratorError: readonly number[];
  readonly byDenominatorError: readonly number[];
}

/** +1 at zeros of both signs, as the published kernels have it. */
function sign(value: number): number {
  return value < 0 ? -1 : 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** sum of c_i x^i from i = `first`. */
function polynomial(coefficients: readonly number[], x: number, first: number): number {
  return sum(coefficients.map((coefficient, index) => coefficient * x ** (index + first)));
}

/** Its slope: sum of i c_i x^(i-1). */
function slopeOf(coefficients: readonly number[], x: number, first: number): number {
  return sum(
    coefficients.map((c, index) => (index + first === 0 ? 0 : (index + first) * c * x ** (index + first - 1))),
  );
}

export function evaluate(a: readonly number[], b: readonly number[], form: "A" | "B", x: number): number {
  const magnitudes = b.map(Math.abs);
  const q = form === "A" ? polynomial(magnitudes, Math.abs(x), 1) : Math.abs(polynomial(b, x, 1));
  return polynomial(a, x, 0) / (1 + q);
}

function point(a: readonly number[], b: readonly number[], form: "A" | "B", x: number): Point {
  const magnitudes = b.map(Math.abs);
  const size = Math.abs(x);
  const inner = polynomial(b, x, 1);
  const q = 1 + (form === "A" ? polynomial(magnitudes, size, 1) : Math.abs(inner));
  const qSlope = form === "A" ? sign(x) * slopeOf(magnitudes, size, 1) : sign(inner) * slopeOf(b, x, 1);
  const y = polynomial(a, x, 0) / q;
  const pSlope = slopeOf(a, x, 0);

  // Horner: two roundings for each degree. Form B also cancels inside |.|: its terms exceed Q.
  const terms = 1 + polynomial(magnitudes, size, 1);
  const excess = terms / q;
  const aSizes = a.map(Math.abs);
  const yError = (11 * polynomial(aSizes, size, 0)) / q + 11 * Math.abs(y) * excess;
  const qSlopeSize = slopeOf(magnitudes, size, 1);
  const kink = form === "B" && Math.abs(inner) <= 11 * UNIT_ROUNDOFF * terms ? 2 / UNIT_ROUNDOFF : 0;
  const slopeSize = slopeOf(aSizes, size, 0) + Math.abs(y) * qSlopeSize;
  const powers = a.map((_, index) => x ** index / q);
  const bSigns = b.map((value, index) =>
    form === "A" ? sign(value) * size ** (index + 1) : sign(inner) * x ** (index + 1),
  );
  return {
    y,
    slope: (pSlope - y * qSlope) / q,
    byNumerator: powers,
    byDenominator: bSigns.map((value) => (-y * value) / q),
    yError,
    slopeError: ((24 + 11 * excess) * slopeSize + qSlopeSize * yError + kink * Math.abs(y) * qSlopeSize) / q,
    // The term's own roundings and the sum of eight.
    byNumeratorError: powers.map((value) => (18 + 11 * excess) * Math.abs(value)),
    byDenominatorError: bSigns.map(
      (value) => (Math.abs(value) / q) * ((18 + 11 * excess + kink) * Math.abs(y) + yError),
    ),
  };
}

export interface RationalReference {
  readonly y: Float64Array;
  readonly dx: Float64Array;
  readonly dNumerator: Float64Array;
  readonly dDenominator: Float64Array;
  readonly tolerance: {
    readonly y: Float64Array;
    readonly dx: Float64Array;
    readonly dNumerator: Float64Array;
    readonly dDenominator: Float64Array;
  };
}

/** Everything that the kernels give, for x and dy [rows, groups, run]. */
export function rationalReference(setup: RationalCase, x: ArrayLike<number>, dy: ArrayLike<number>): RationalReference {
  const { groups, run, numerator, denominator, form } = setup;
  const n = setup.rows * groups * run;
  const isShared = numerator.length === 6 && groups > 1;
  const [y, dx, yBound, dxBound] = [0, 1, 2, 3].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [dNumerator, aBound] = [new Float64Array(numerator.length), new Float64Array(numerator.length)];
  const [dDenominator, bBound] = [new Float64Array(4 * groups), new Float64Array(4 * groups)];
  for (let index = 0; index < n; index++) {
    const group = Math.floor(index / run) % groups;
    const aStart = isShared ? 0 : 6 * group;
    const a = Array.from({ length: 6 }, (_, i) => at(numerator, aStart + i));
    const b = Array.from({ length: 4 }, (_, j) => at(denominator, 4 * group + j));
    const here = point(a, b, form, at(x, index));
    const gradient = at(dy, index);
    y[index] = here.y;
    yBound[index] = bound(here.yError, here.y);
    dx[index] = gradient * here.slope;
    dxBound[index] = bound(Math.abs(gradient) * here.slopeError, gradient * here.slope);
    here.byNumerator.forEach((value, i) => add(dNumerator, aStart + i, gradient * value));
    here.byNumeratorError.forEach((value, i) => add(aBound, aStart + i, Math.abs(gradient) * value));
    here.byDenominator.forEach((value, j) => add(dDenominator, 4 * group + j, gradient * value));
    here.byDenominatorError.forEach((value, j) => add(bBound, 4 * group + j, Math.abs(gradient) * value));
  }
  return {
    y,
    dx,
    dNumerator,
    dDenominator,
    tolerance: {
      y: yBound,
      dx: dxBound,
      dNumerator: aBound.map((value, index) => bound(value, at(dNumerator, index))),
      dDenominator: bBound.map((value, index) => bound(value, at(dDenominator, index))),
    },
  };
}

/** The reference, made when it is first asked for and kept: trials of one setup share it, and run twice. */
export function lateReference(
  setup: RationalCase,
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
): () => RationalReference {
  let made: RationalReference | undefined;
  return () => (made ??= rationalReference(setup, x, dy));
}

function add(target: Float64Array, index: number, value: number): void {
  target[index] = at(target, index) + value;
}

/** Units of 2^-24 as a number, the last rounding, and room for subnormal intermediates. */
function bound(units: number, value: number): number {
  return units * UNIT_ROUNDOFF + rounded(value) + 2 ** -126;
}
