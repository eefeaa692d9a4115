import { slopesAtZero, zeroOfT } from "./crossing.js";
import { debyeLogarithm, nearestDouble } from "./debye.js";
import { LN2, logarithm, PI, ratio, toDouble } from "./fixedPoint.js";
import { reciprocalGamma } from "./gamma.js";
import { gammaQuotient } from "./gammaQuotient.js";
import { fits } from "./kernelK.js";

/** The coefficients of assembly/bessel, computed at every build, as the doubles that the kernels read. */

export interface Table {
  readonly name: string;
  /** f64 unless said. */
  readonly type?: "f64" | "f32" | "u8";
  readonly comment: string;
  readonly values: readonly number[];
}

/** D_1 to D_18: at S = 24 what is left out is below 3e-17. */
export const DEBYE_TERMS = 18;
/**
 * S^2 from which each tier starts at v = 0, and its pairs of terms: at S = 24, 28.8, 37.5, 62, 150.1, 300.2 and 1983 what is left out
 * is below 2e-17, and 4e-17 at 24. Each is one of `TIER_ENTRIES`, so that a table finds the tier.
 */
export const TIERS: readonly (readonly [start: number, pairs: number])[] = [
  [576, 9],
  [832, 8],
  [1408, 7],
  [3840, 5],
  [22528, 4],
  [90112, 3],
  [3932160, 2],
];

/**
 * The weight of v^2 beside x^2 in what stands for S^2: the series converges the sooner the larger v is, and with this nothing that
 * a tier leaves out is larger than at v = 0.
 */
export const ORDER_WEIGHT = 1.5;

/** Four to an octave, at 9, 11, 13 and 15 eighths of a power of two, from 480 to the last start. */
export const TIER_ENTRIES: readonly number[] = Array.from({ length: 4 * 13 + 1 }, (_, entry) => {
  const place = entry + 3.5;
  return 2 ** (8 + Math.floor(place / 4)) * (1 + (place % 4) / 4);
});

/** Taylor coefficients of each half of 1 / Gamma(1 + mu): the next is 3e-18 at |mu| = 1/2. */
const GAMMA_TERMS = 10;
/** Where the series stops, what is left out is 2^-60 at d = v / 32. */
const CROSSING_SLOPES = 13;
/** Points of the table of logarithms: i / 64 on [1, 2]. */
const LOGARITHM_STEPS = 64;

export function besselTables(): readonly Table[] {
  const polynomials = debyeLogarithm(DEBYE_TERMS);
  const gamma = reciprocalGamma(2 * GAMMA_TERMS).map(toDouble);
  const { g, h } = fits();
  const [steep, ...slopes] = slopesAtZero(CROSSING_SLOPES);
  const lengths = g.columns.map((column, order) => Math.max(column.length, h.columns[order]?.length ?? 0));
  return [
    {
      name: "DEBYE_LOGARITHM",
      comment: "Pairs of D_2m and D_2m-1 for m = 1, 2, ..., their coefficients in q interleaved, highest first.",
      values: pairs(polynomials.map((polynomial) => polynomial.map(nearestDouble))),
    },
    { name: "LOGARITHMS", comment: "ln(i / 64), i = 64 ... 128.", values: logarithms().map(([high]) => high) },
    {
      name: "LOGARITHMS_LOW",
      type: "f32",
      comment: "What they lack, to 2^-78.",
      values: logarithms().map(([, low]) => low),
    },
    {
      name: "LOGARITHM_OF_2",
      comment: "ln 2 in 41 bits, of which the product with an exponent is exact, and the rest.",
      values: split(LN2, [41]),
    },
    { name: "HALF_LOGARITHM_OF_2_PI", comment: "ln(2 pi) / 2.", values: [toDouble((LN2 + logarithm(PI)) / 2n)] },
    { name: "HALF_LOGARITHM_OF_HALF_PI", comment: "ln(pi / 2) / 2.", values: [toDouble((logarithm(PI) - LN2) / 2n)] },
    {
      name: "HALF_LOGARITHM_OF_QUARTER_PI",
      comment: "ln(pi / 4) / 2.",
      values: [toDouble((logarithm(PI) - 2n * LN2) / 2n)],
    },
    {
      name: "GAMMA_QUOTIENT",
      comment: "7/32 + ln 2 + ln Gamma(2 + v) / v - ln(v + 4) in powers of 3/2 - 25 / (2 v + 10), highest first.",
      values: gammaQuotient().map(toDouble).toReversed(),
    },
    {
      name: "GAMMA_ODD",
      comment: "(1 / Gamma(1 - mu) - 1 / Gamma(1 + mu)) / (2 mu) in powers of mu^2, highest first.",
      values: gamma
        .filter((_, power) => power % 2 === 1)
        .map((value) => -value)
        .toReversed(),
    },
    {
      name: "GAMMA_EVEN",
      comment: "(1 / Gamma(1 - mu) + 1 / Gamma(1 + mu)) / 2 in powers of mu^2, highest first.",
      values: gamma.filter((_, power) => power % 2 === 0).toReversed(),
    },
    {
      name: "KERNEL_K",
      comment:
        "sqrt(2 x / pi) e^x times K_mu and -K_mu', interleaved: for each power of mu^2, highest first, the powers of " +
        "(100 / (x + 1) - 27) / 23, highest first.",
      values: lengths
        .flatMap((length, order) => [interleaved(g.columns[order], h.columns[order], length)])
        .toReversed()
        .flat(),
    },
    {
      name: "KERNEL_K_LENGTHS",
      type: "u8",
      comment: "Powers of each column of KERNEL_K.",
      values: lengths.toReversed(),
    },
    {
      name: "CROSSING",
      comment: "The zero of sqrt(1 + w^2) - asinh(1 / w) in two doubles, and the slope there in 26 bits and a rest.",
      values: [...split(zeroOfT(), [52]), ...split(steep!, [25])],
    },
    {
      name: "CROSSING_SLOPES",
      comment: "The next coefficients there, highest first.",
      values: slopes.map(toDouble).toReversed(),
    },
    {
      name: "CROSSING_PARTS",
      comment: "The zero in parts of 26 bits and a rest.",
      values: split(zeroOfT(), [26, 52, 78, 104, 130]),
    },
    {
      name: "DEBYE_TIERS",
      type: "u8",
      comment: "How many tiers start at or below 480, 576, 704, 832, 960, 1152 and so on, four to an octave.",
      values: TIER_ENTRIES.map((entry) => TIERS.filter(([start]) => start <= entry).length),
    },
    {
      name: "DEBYE_PAIRS",
      type: "u8",
      comment: "Pairs of terms of each tier.",
      values: TIERS.map(([, pairs]) => pairs),
    },
  ];
}

/** D_2m and D_2m-1 share a loop over the powers of q: the odd one, a degree lower, gets a zero. */
function pairs(polynomials: readonly (readonly number[])[]): number[] {
  const result: number[] = [];
  for (let even = 2; even < polynomials.length; even += 2) {
    const [lower, upper] = [polynomials[even - 1]!, polynomials[even]!];
    for (let power = even; power >= 0; power -= 1) result.push(upper[power]!, lower[power] ?? 0);
  }
  return result;
}

function interleaved(a: readonly bigint[] | undefined, b: readonly bigint[] | undefined, length: number): number[] {
  const result: number[] = [];
  for (let power = length - 1; power >= 0; power -= 1) {
    result.push(toDouble(a?.[power] ?? 0n), toDouble(b?.[power] ?? 0n));
  }
  return result;
}

/** The points of the table of logarithms, each as a double and what that lacks, as an f32. */
function logarithms(): readonly (readonly [high: number, low: number])[] {
  return Array.from({ length: LOGARITHM_STEPS + 1 }, (_, step) => {
    const value = logarithm(ratio(BigInt(LOGARITHM_STEPS + step), BigInt(LOGARITHM_STEPS)));
    const high = toDouble(value);
    return [high, Math.fround(toDouble(value - exactly(high)))];
  });
}

/** A value as a sum: parts cut off after so many binary places, and the nearest double of the rest. */
function split(value: bigint, places: readonly number[]): number[] {
  const parts: number[] = [];
  let rest = value;
  for (const place of places) {
    const high = Math.trunc(toDouble(rest) * 2 ** place) / 2 ** place;
    parts.push(high);
    rest -= exactly(high);
  }
  return [...parts, toDouble(rest)];
}

/** A double below 2 in fixed point; its last place is above 2^-150. */
function exactly(value: number): bigint {
  return BigInt(value * 2 ** 150) << 42n;
}

/** assembly/generated/bessel.ts. */
export function besselTablesSource(): string {
  const tables = besselTables();
  const lengthOf = (name: string): number => tables.find((table) => table.name === name)!.values.length;
  const lastOf = (name: string): number => tables.find((table) => table.name === name)!.values.at(-1)!;
  return [
    "// Generated by tools/tables. Do not edit.\n",
    ...tables.map(source),
    `export const KERNEL_K_COLUMNS: i32 = ${lengthOf("KERNEL_K_LENGTHS")};`,
    `export const KERNEL_K_LAST: usize = KERNEL_K + ${8 * (lengthOf("KERNEL_K") - 2 * lastOf("KERNEL_K_LENGTHS"))};`,
    `export const GAMMA_QUOTIENT_TERMS: i32 = ${lengthOf("GAMMA_QUOTIENT")};`,
    `export const CROSSING_SLOPE_COUNT: i32 = ${lengthOf("CROSSING_SLOPES")};`,
    `export const CROSSING_PART_COUNT: i32 = ${lengthOf("CROSSING_PARTS")};`,
    `export const GAMMA_TERMS: i32 = ${GAMMA_TERMS};`,
    `export const DEBYE_TIER_COUNT: i32 = ${TIERS.length};`,
    `export const DEBYE_ORDER_WEIGHT: f64 = ${ORDER_WEIGHT};`,
    "/** The first entry's start, as the sign, exponent and upper three bits of its significand. */",
    `export const DEBYE_TIERS_FIRST: i32 = ${Number(new BigUint64Array(Float64Array.of(TIER_ENTRIES[0]!).buffer)[0]! >> 49n)};`,
    `export const DEBYE_TIERS_LAST: i32 = ${lengthOf("DEBYE_TIERS") - 1};\n`,
  ].join("\n");
}

function source({ name, type = "f64", comment, values }: Table): string {
  const numbers = values.map((value) => literal(value, type === "u8")).join(", ");
  return `/** ${comment} */\nexport const ${name}: usize = memory.data<${type}>([${numbers}], 16);\n`;
}

function literal(value: number, isInteger: boolean): string {
  const text = String(value);
  return isInteger || /[.e]/.test(text) ? text : `${text}.0`;
}
