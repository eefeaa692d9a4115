import { loadSync } from "../../src/sync.js";
import {
  type Bounds,
  errorsBy,
  LOGARITHM_OF_I,
  LOGARITHM_OF_K,
  POINTS,
  RATIO_POINTS,
  RATIO_BOUNDS,
  type RatioColumn,
  type Region,
  SCALED_POINTS,
  ZERO_POINTS,
} from "../../tests/unit/bessel/golden.js";
import { markdownTable } from "./marked.js";

/** Region by region, the errors of the Bessel functions at the points of tests/golden: of `simd`, whose bits every engine has. */
export function besselAccuracyTable(): string {
  using lanewise = loadSync({ variant: "simd" });
  const { bessel } = lanewise;
  const points = [...POINTS, ...ZERO_POINTS];
  const order = Float64Array.from(points, (point) => point.order);
  const x = Float64Array.from(points, (point) => point.x);
  const scaledOrder = Float64Array.from(SCALED_POINTS, (point) => point.order);
  const scaledX = Float64Array.from(SCALED_POINTS, (point) => point.x);
  const orders = Float64Array.from(RATIO_POINTS, (point) => point.order);
  const arguments_ = Float64Array.from(RATIO_POINTS, (point) => point.x);
  const ratioRows = (name: string, values: Float64Array, column: RatioColumn, isRelative: boolean): string[][] =>
    rows(
      name,
      RATIO_BOUNDS[column],
      isRelative,
      errorsBy(RATIO_POINTS, values, (point) => point.values[column], isRelative),
    );
  const all = [
    ...rows(
      "`logBesselI`",
      LOGARITHM_OF_I,
      false,
      errorsBy(points, bessel.logBesselI(order, x), (point) => point.logI),
    ),
    ...rows(
      "`logBesselK`",
      LOGARITHM_OF_K,
      false,
      errorsBy(points, bessel.logBesselK(order, x), (point) => point.logK),
    ),
    ...rows(
      "`logBesselIScaled`",
      LOGARITHM_OF_K,
      false,
      errorsBy(SCALED_POINTS, bessel.logBesselIScaled(scaledOrder, scaledX), (point) => point.logI),
    ),
    ...rows(
      "`logBesselKScaled`",
      LOGARITHM_OF_K,
      false,
      errorsBy(SCALED_POINTS, bessel.logBesselKScaled(scaledOrder, scaledX), (point) => point.logK),
    ),
    ...ratioRows("`besselIRatio`", bessel.besselIRatio(orders, arguments_), "ratioI", true),
    ...ratioRows("`besselKRatio`", bessel.besselKRatio(orders, arguments_), "ratioK", true),
    ...ratioRows("`besselIRatioComplement`", bessel.besselIRatioComplement(orders, arguments_), "complement", true),
    ...ratioRows("`besselIRatioDerivative`", bessel.besselIRatioDerivative(orders, arguments_), "slope", true),
    ...ratioRows("`logBesselIDerivative`", bessel.logBesselIDerivative(orders, arguments_), "derivativeI", true),
    ...ratioRows("`logBesselKDerivative`", bessel.logBesselKDerivative(orders, arguments_), "derivativeK", true),
    ...ratioRows(
      "`logBesselIOrderDerivative`",
      bessel.logBesselIOrderDerivative(orders, arguments_),
      "orderDerivativeI",
      false,
    ),
    ...ratioRows(
      "`logBesselKOrderDerivative`",
      bessel.logBesselKOrderDerivative(orders, arguments_),
      "orderDerivativeK",
      false,
    ),
  ];
  return markdownTable(["function", "region", "points", "median", "99th percentile", "worst", "bound", "error"], all);
}

function rows(
  name: string,
  bounds: Bounds,
  isRelative: boolean,
  errors: ReadonlyMap<Region, readonly number[]>,
): string[][] {
  return [...errors].map(([region, found]) => {
    const sorted = found.toSorted((a, b) => a - b);
    const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? NaN).toExponential(1);
    const kind = isRelative ? "relative" : "of max(1, size)";
    return [name, region, String(found.length), at(0.5), at(0.99), at(1), bounds[region].toExponential(), kind];
  });
}
