import { parameters, type KernelSpec } from "./types.js";

/** Of max(1, |value|) for logarithms and derivatives in v, of the value else; S = hypot(v, x). */
const BESSEL_ERROR =
  "ln I 5e-16; ln K 5e-16, for S < 24 2e-15; ratios, derivatives 2e-15, for S < 24 4e-15; the ratio from 1 for S < 24 1e-14, its slope 5e-14, for S < 24 5e-13; slope in v for S < 24 1e-14";

export const BESSEL_KERNELS: readonly KernelSpec[] = [
  {
    name: "bessel_scratch_bytes_f64",
    family: "bessel",
    file: "bessel",
    parameters: parameters(""),
    result: "count",
    summary: "Bytes of scratch that every kernel of this family wants, whatever the number of elements.",
  },
  {
    name: "bessel_f64",
    family: "bessel",
    file: "bessel",
    parameters: parameters(
      "n count, order pointer, orderStride i32, x pointer, xStride i32, i pointer, k pointer, form i32, scratch pointer",
    ),
    result: "void",
    summary:
      "By form: 0 ln I_v(x) and ln K_v(x); 1 scaled by e^-x and e^x; 2 ratios to the next order; 3 that of I from 1, and its derivative; 4 that of I, and its derivative; 5 the logarithms' derivatives in x; 6 in v. A pointer of 0 is not wanted, a stride is 8 or 0.",
    domain: "v and x up to 1e300, v >= 0; also v < 0 for k of forms 0, 1, 5 and 6",
    error: { simd: BESSEL_ERROR, relaxed: BESSEL_ERROR },
    specialValues:
      "the limits at x = 0, x = +Inf and v = +Inf; NaN for x < 0, v < 0 outside the domain, v = x = +Inf and NaN",
  },
  {
    name: "bessel_one_f64",
    family: "bessel",
    file: "bessel",
    parameters: parameters("order f64, x f64, form i32, isK i32, scratch pointer"),
    result: "f64",
    summary: "One value of bessel_f64, to the bit: k where isK is 1, else i.",
    domain: "as bessel_f64",
    error: { simd: BESSEL_ERROR, relaxed: BESSEL_ERROR },
    specialValues: "as bessel_f64",
  },
];
