import { readFileSync } from "node:fs";
import path from "node:path";
import { decimalError } from "../../support/decimal.js";

/** The reference points of tests/golden and the errors at them, by region. */

const folder = path.resolve(import.meta.dirname, "../../golden");

export interface Point {
  readonly set: string;
  readonly order: number;
  readonly x: number;
  readonly logI: string;
  readonly logK: string;
}

function rows(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(path.join(folder, file), "utf8").trim().split("\n");
  return lines.slice(1).map((line) => line.split(","));
}

function points(file: string): readonly Point[] {
  return rows(file).map(([set, order, x, logI, logK]) => ({
    set: set!,
    order: Number(order),
    x: Number(x),
    logI: logI!,
    logK: logK!,
  }));
}

export const POINTS: readonly Point[] = points("log_bessel.csv");

/**
 * Next to zeros of the logarithms and of T, where everything that they are made of cancels, at orders up to 1e300, and the worst of
 * 100,000 random points below S = 24.
 */
export const ZERO_POINTS: readonly Point[] = points("log_bessel_zeros.csv");

/** Columns of bessel_ratios.csv after order and x. */
export const RATIO_COLUMNS = [
  "ratioI",
  "ratioK",
  "complement",
  "slope",
  "derivativeI",
  "derivativeK",
  "orderDerivativeI",
  "orderDerivativeK",
] as const;

export type RatioColumn = (typeof RATIO_COLUMNS)[number];

export interface RatioPoint {
  readonly order: number;
  readonly x: number;
  readonly values: Readonly<Record<RatioColumn, string>>;
}

export const RATIO_POINTS: readonly RatioPoint[] = rows("bessel_ratios.csv").map(([order, x, ...texts]) => ({
  order: Number(order),
  x: Number(x),
  values: Object.fromEntries(RATIO_COLUMNS.map((name, index) => [name, texts[index]!])) as Record<RatioColumn, string>,
}));

/**
 * log(I e^-x) and log(K e^x): from S = 24 on next to zeros of the second, where v / (S + x) is about 1/32, and at x up to 1e200; below
 * everywhere, and where the errors are largest.
 */
export const SCALED_POINTS: readonly Point[] = points("log_bessel_scaled.csv");

export interface SignedPoint {
  readonly order: number;
  readonly x: number;
  readonly logMagnitude: string;
  readonly sign: number;
}

/** log |I_v(x)| of negative orders: whole ones but for a little, next to zeros, of either sign. */
export const SIGNED_POINTS: readonly SignedPoint[] = rows("log_bessel_signed.csv").map(
  ([order, x, logMagnitude, sign]) => ({
    order: Number(order),
    x: Number(x),
    logMagnitude: logMagnitude!,
    sign: Number(sign),
  }),
);

/** S = hypot(v, x) decides between the series in 1 / S and those in x. */
export const REGIONS = ["S >= 24", "S < 24, x <= 1", "S < 24, x > 1"] as const;
export type Region = (typeof REGIONS)[number];

/** What an error may be. */
export type Bounds = Readonly<Record<Region, number>>;

export const LOGARITHM_OF_I: Bounds = { "S >= 24": 5e-16, "S < 24, x <= 1": 5e-16, "S < 24, x > 1": 5e-16 };
/** Also of both scaled logarithms. */
export const LOGARITHM_OF_K: Bounds = { "S >= 24": 5e-16, "S < 24, x <= 1": 2e-15, "S < 24, x > 1": 2e-15 };

/** Of the value; the last two of max(1, |value|). */
export const RATIO_BOUNDS: Readonly<Record<RatioColumn, Bounds>> = {
  ratioI: { "S >= 24": 1e-15, "S < 24, x <= 1": 1e-15, "S < 24, x > 1": 1e-15 },
  ratioK: { "S >= 24": 1e-15, "S < 24, x <= 1": 4e-15, "S < 24, x > 1": 2e-15 },
  complement: { "S >= 24": 2e-15, "S < 24, x <= 1": 1e-15, "S < 24, x > 1": 1e-14 },
  slope: { "S >= 24": 5e-14, "S < 24, x <= 1": 1e-15, "S < 24, x > 1": 5e-13 },
  derivativeI: { "S >= 24": 1e-15, "S < 24, x <= 1": 1e-15, "S < 24, x > 1": 1e-15 },
  derivativeK: { "S >= 24": 1e-15, "S < 24, x <= 1": 4e-15, "S < 24, x > 1": 2e-15 },
  orderDerivativeI: { "S >= 24": 2e-15, "S < 24, x <= 1": 1e-14, "S < 24, x > 1": 1e-14 },
  orderDerivativeK: { "S >= 24": 2e-15, "S < 24, x <= 1": 1e-14, "S < 24, x > 1": 1e-14 },
};

export function regionOf({ order, x }: { readonly order: number; readonly x: number }): Region {
  if (Math.hypot(order, x) >= 24) return "S >= 24";
  return x <= 1 ? "S < 24, x <= 1" : "S < 24, x > 1";
}

/** The errors of results at points, |error| / max(1, |value|). */
export function errorsBy<T extends { readonly order: number; readonly x: number }>(
  points: readonly T[],
  actual: ArrayLike<number>,
  reference: (point: T) => string,
  isRelative = false,
): ReadonlyMap<Region, readonly number[]> {
  const errors = new Map<Region, number[]>(REGIONS.map((region) => [region, []]));
  points.forEach((point, index) => {
    errors.get(regionOf(point))!.push(decimalError(actual[index]!, reference(point), isRelative));
  });
  return errors;
}
