import { parameters, type KernelSpec } from "./types.js";

const FAMILY = "vonMisesFisher";

export const VON_MISES_FISHER_KERNELS: readonly KernelSpec[] = [
  {
    name: "row_widen_f16",
    family: FAMILY,
    file: "widen",
    parameters: parameters("n count, x pointer, y pointer"),
    result: "void",
    summary: "n values of binary16 as f32, exactly; x and y have room up to the next multiple of four.",
    domain: "every bit pattern",
    error: { simd: "exact", relaxed: "exact" },
  },
  ...rowKernels("f32"),
  ...rowKernels("f64"),
  {
    name: "direction_carry_f64",
    family: FAMILY,
    file: "sums",
    parameters: parameters("d count, sums pointer"),
    result: "void",
    summary: "Gives exact sums of d columns and of the weights their one form.",
    error: { simd: "exact", relaxed: "exact" },
  },
  {
    name: "direction_mean_f64",
    family: FAMILY,
    file: "sums",
    parameters: parameters("d count, sums pointer, y pointer"),
    result: "void",
    summary: "y[d] = the carried sums over that of the weights, which goes after them.",
    error: { simd: "2 ULP", relaxed: "2 ULP" },
  },
  {
    name: "log_hypergeometric_f64",
    family: FAMILY,
    file: "hypergeometric",
    parameters: parameters("v f64, x f64, isScaled i32, scratch pointer"),
    result: "f64",
    summary: "ln 0F1(; v + 1; x^2 / 4), or that less x; scratch is that of bessel_f64.",
    domain: "0 <= v <= 2^31, whole 2 v below 24, 0 <= x <= 1e150",
    error: { simd: "2e-15 of the value", relaxed: "2e-15 of the value" },
  },
  {
    name: "log_uniform_density_f64",
    family: FAMILY,
    file: "hypergeometric",
    parameters: parameters("d f64"),
    result: "f64",
    summary:
      "The logarithm of the uniform density on the unit sphere in d dimensions, ln Gamma(d / 2) - ln 2 - (d / 2) ln pi.",
    domain: "whole d from 2 to 2^31",
    error: { simd: "1e-15 of max(1, |value|)", relaxed: "1e-15 of max(1, |value|)" },
  },
  {
    name: "logarithm_f64",
    family: FAMILY,
    file: "logarithm",
    parameters: parameters("x f64"),
    result: "f64",
    summary: "ln x, the same bits on every engine.",
    domain: "0 and normal x > 0",
    error: { simd: "1 ULP", relaxed: "1 ULP" },
    specialValues: "-Infinity for 0",
  },
  {
    name: "posterior_f64",
    family: FAMILY,
    file: "posterior",
    parameters: parameters("n count, components count, values pointer, isHard i32, logarithms pointer"),
    result: "void",
    summary:
      "Rows of logarithms l to posteriors e^l / sum e^l, or to 1 for the largest and 0, in place; logarithms = ln sum e^l, or the largest.",
    domain: "every row with a finite l; -Infinity gives 0",
    error: { simd: "(components + 4) 2^-53 of a posterior", relaxed: "(components + 4) 2^-53 of a posterior" },
  },
  {
    name: "direction_sample_f64",
    family: FAMILY,
    file: "sample",
    parameters: parameters(
      "n count, d count, mean pointer, kappa f64, seedLow i32, seedHigh i32, first i32, samples pointer",
    ),
    result: "void",
    summary:
      "Samples `first` and on of the seed's stream around the unit vector `mean`, the same bits on every variant.",
    domain: "d >= 2, 0 <= kappa <= 1e150",
    error: { simd: "8 ULP of 1, of the length", relaxed: "8 ULP of 1, of the length" },
  },
];

/** The kernels that read rows, in f32 or f64. */
function rowKernels(dtype: "f32" | "f64"): readonly KernelSpec[] {
  return [
    {
      name: `row_scales_${dtype}`,
      family: FAMILY,
      file: "scales",
      parameters: parameters("n count, d count, x pointer, scales pointer"),
      result: "count",
      summary:
        "scales = 1 / |row|; returns the number of rows before the first that is zero or not finite." +
        (dtype === "f64" ? " Rows out of the range of squares are scaled in place." : ""),
      domain: `every ${dtype}`,
      error: { simd: "1e-15 of a scale for d up to 10^6", relaxed: "1e-15 of a scale for d up to 10^6" },
    },
    {
      name: `direction_sum_${dtype}`,
      family: FAMILY,
      file: "sums",
      parameters: parameters("n count, d count, x pointer, scales pointer, weights pointer, sums pointer"),
      result: "void",
      summary: "Adds scales * rows to d exact sums of 128 bits, and the weights to the one after them.",
      domain: "|scale * value| and weights up to 1, 2^29 rows in all; a pointer of 0 for weights of 1",
      error: {
        simd: "2^-52 a value, the same bits in any order",
        relaxed: "2^-52 a value, the same bits in any order",
      },
    },
    {
      name: `direction_cosines_${dtype}`,
      family: FAMILY,
      file: "cosines",
      parameters: parameters(
        "n count, d count, x pointer, scales pointer, components count, means pointer, cosines pointer",
      ),
      result: "void",
      summary: "cosines[n, components] = scales * rows . means, in f64.",
      domain: `every ${dtype}`,
      error: { simd: "(260 + d / 512) 2^-53 of sum |terms|", relaxed: "(260 + d / 512) 2^-53 of sum |terms|" },
    },
  ];
}
