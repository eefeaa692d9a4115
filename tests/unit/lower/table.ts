import type { NaNs } from "./inputs.js";

/** One v128 instruction under test: a function body from `$in` (48 bytes of operands) to `$out` (16 bytes). */
export interface Case {
  readonly name: string;
  readonly body: string;
  readonly nans: NaNs;
}

const A = "(v128.load (local.get $in))";
const B = "(v128.load offset=16 (local.get $in))";
const C = "(v128.load offset=32 (local.get $in))";

function toVector(name: string, operands: string, nans: NaNs = "exact"): Case {
  const instruction = name.split(" ")[0]!;
  return { name, body: `(v128.store (local.get $out) (${instruction} ${operands}))`, nans };
}

function toI32(name: string, operands: string): Case {
  return { name, body: `(i32.store (local.get $out) (${name.split(" ")[0]!} ${operands}))`, nans: "exact" };
}

const integers = [
  { shape: "i8x16", lanes: 16, scalar: "i32" },
  { shape: "i16x8", lanes: 8, scalar: "i32" },
  { shape: "i32x4", lanes: 4, scalar: "i32" },
  { shape: "i64x2", lanes: 2, scalar: "i64" },
] as const;
const floats = [
  { shape: "f32x4", lanes: 4, scalar: "f32" },
  { shape: "f64x2", lanes: 2, scalar: "f64" },
] as const;

function words(text: string): string[] {
  return text.split(" ");
}

function binary(shape: string, names: string, nans: NaNs = "exact"): Case[] {
  return words(names).map((name) => toVector(`${shape}.${name}`, `${A} ${B}`, nans));
}

function unary(shape: string, names: string, nans: NaNs = "exact"): Case[] {
  return words(names).map((name) => toVector(`${shape}.${name}`, A, nans));
}

function laneCases(shape: string, lanes: number, scalar: string, suffixes: readonly string[]): Case[] {
  const value = `(${scalar}.load offset=16 (local.get $in))`;
  const found = [toVector(`${shape}.splat`, value)];
  for (let lane = 0; lane < lanes; lane++) {
    found.push(toVector(`${shape}.replace_lane ${lane}`, `${lane} ${A} ${value}`));
    for (const suffix of suffixes) {
      const name = `${shape}.extract_lane${suffix}`;
      found.push({
        name: `${name} ${lane}`,
        body: `(${scalar}.store (local.get $out) (${name} ${lane} ${A}))`,
        nans: "exact",
      });
    }
  }
  return found;
}

function integerCases(): Case[] {
  return integers.flatMap(({ shape, lanes, scalar }) => {
    const isNarrow = lanes >= 8;
    const comparisons = shape === "i64x2" ? "lt_s gt_s le_s ge_s" : "lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u";
    const counts = [0, 1, 7, 8, 15, 31, 33, 63, 64, 127, -1];
    return [
      ...laneCases(shape, lanes, scalar, isNarrow ? ["_s", "_u"] : [""]),
      ...binary(shape, `eq ne ${comparisons} add sub`),
      ...(shape === "i8x16" ? [] : binary(shape, "mul")),
      ...(shape === "i64x2" ? [] : binary(shape, "min_s min_u max_s max_u")),
      ...(isNarrow ? binary(shape, "add_sat_s add_sat_u sub_sat_s sub_sat_u avgr_u") : []),
      ...unary(shape, "abs neg"),
      toI32(`${shape}.all_true`, A),
      toI32(`${shape}.bitmask`, A),
      ...words("shl shr_s shr_u").flatMap((name) => [
        toVector(`${shape}.${name}`, `${A} (i32.load offset=16 (local.get $in))`),
        ...counts.map((count) => toVector(`${shape}.${name} by ${count}`, `${A} (i32.const ${count})`)),
      ]),
    ];
  });
}

function floatCases(): Case[] {
  return floats.flatMap(({ shape, lanes, scalar }) => [
    ...laneCases(shape, lanes, scalar, [""]),
    ...binary(shape, "eq ne lt gt le ge pmin pmax"),
    ...binary(shape, "add sub mul div min max", scalar),
    ...unary(shape, "abs neg"),
    ...unary(shape, "sqrt ceil floor trunc nearest", scalar),
  ]);
}

function conversionCases(): Case[] {
  return [
    ...unary("i8x16", "popcnt"),
    ...binary("i8x16", "narrow_i16x8_s narrow_i16x8_u swizzle"),
    ...binary("i16x8", "narrow_i32x4_s narrow_i32x4_u q15mulr_sat_s"),
    ...binary("i32x4", "dot_i16x8_s"),
    ...unary("i16x8", "extadd_pairwise_i8x16_s extadd_pairwise_i8x16_u"),
    ...unary("i32x4", "extadd_pairwise_i16x8_s extadd_pairwise_i16x8_u"),
    ...(
      [
        ["i16x8", "i8x16"],
        ["i32x4", "i16x8"],
        ["i64x2", "i32x4"],
      ] as const
    ).flatMap(([to, from]) => [
      ...unary(to, `extend_low_${from}_s extend_high_${from}_s extend_low_${from}_u extend_high_${from}_u`),
      ...binary(to, `extmul_low_${from}_s extmul_high_${from}_s extmul_low_${from}_u extmul_high_${from}_u`),
    ]),
    ...unary("i32x4", "trunc_sat_f32x4_s trunc_sat_f32x4_u trunc_sat_f64x2_s_zero trunc_sat_f64x2_u_zero"),
    ...unary("f32x4", "convert_i32x4_s convert_i32x4_u"),
    ...unary("f32x4", "demote_f64x2_zero", "f32"),
    ...unary("f64x2", "convert_low_i32x4_s convert_low_i32x4_u"),
    ...unary("f64x2", "promote_low_f32x4", "f64"),
  ];
}

const CONSTANTS = {
  zero: "i32x4 0 0 0 0",
  ones: "i32x4 -1 -1 -1 -1",
  "f32 magnitude": "i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff",
  "f32 sign": "i32x4 0x80000000 0x80000000 0x80000000 0x80000000",
  "f64 magnitude": "i64x2 0x7fffffffffffffff 0x7fffffffffffffff",
  "f64 sign": "i64x2 0x8000000000000000 0x8000000000000000",
  "64 bit mask": "i64x2 -1 0",
  "32 bit mask": "i32x4 -1 0 0 -1",
  "8 bit mask": "i8x16 -1 0 0 -1 0 -1 -1 -1 0 0 0 -1 -1 0 -1 0",
  signalling: "i32x4 0x7fa00001 0xffa12345 0x7f800001 0",
} as const;

function bitCases(): Case[] {
  const constants = Object.entries(CONSTANTS);
  return [
    ...binary("v128", "and or xor andnot"),
    ...unary("v128", "not"),
    toVector("v128.bitselect", `${A} ${B} ${C}`),
    toI32("v128.any_true", A),
    ...constants.flatMap(([name, constant]) => [
      toVector(`v128.const ${constant}`, constant.replaceAll(/(\d) /g, "$1 ")),
      ...words("and or xor andnot").flatMap((operation) => [
        toVector(`v128.${operation} with ${name} right`, `${A} (v128.const ${constant})`),
        toVector(`v128.${operation} with ${name} left`, `(v128.const ${constant}) ${A}`),
        toVector(`v128.${operation} of floats with ${name}`, `(f32x4.neg ${A}) (v128.const ${constant})`),
        toVector(`v128.${operation} of doubles with ${name}`, `(f64x2.neg ${A}) (v128.const ${constant})`),
      ]),
      toVector(`v128.bitselect by ${name}`, `${A} ${B} (v128.const ${constant})`),
      toVector(`v128.bitselect of floats by ${name}`, `(f32x4.neg ${A}) (f32x4.abs ${B}) (v128.const ${constant})`),
      toVector(`v128.bitselect of doubles by ${name}`, `(f64x2.neg ${A}) (f64x2.abs ${B}) (v128.const ${constant})`),
    ]),
    {
      name: "select",
      body: `(v128.store (local.get $out) (select ${A} ${B} (i32.and (i32.load offset=32 (local.get $in)) (i32.const 1))))`,
      nans: "exact",
    },
  ];
}

/** Every instruction that computes; those that read or write memory have tests of their own. */
export const CASES: readonly Case[] = [...integerCases(), ...floatCases(), ...conversionCases(), ...bitCases()];
