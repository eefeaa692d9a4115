import { parameters, type KernelSpec } from "./types.js";

export const BESSEL_KERNELS: readonly KernelSpec[] = [
  {
    name: "bessel_scratch_bytes_f64",
    family: "bessel",
    file: "logBessel",
    parameters: parameters(""),
    result: "count",
    summary: "Bytes of scratch that every kernel of this family wants, whatever the number of elements.",
  },
  {
    name: "log_bessel_f64",
    family: "bessel",
    file: "logBessel",
    parameters: parameters(
      "n count, order pointer, orderStride i32, x pointer, xStride i32, i pointer, k pointer, isScaled i32, scratch pointer",
    ),
    result: "void",
    summary:
      "i = ln I_v(x) and k = ln K_v(x), or ln(I_v(x) e^-x) and ln(K_v(x) e^x); 0 for what is not wanted; strides of 8 or 0.",
    domain: "v and x up to 1e300; K for every real v",
    error: {
      simd: "5e-16 of max(1, |value|); K below hypot(v, x) = 24: 2e-15",
      relaxed: "5e-16 of max(1, |value|); K below hypot(v, x) = 24: 2e-15",
    },
    specialValues:
      "x = 0: I -Inf (0 for v = 0), K +Inf; x = +Inf: I +Inf, K -Inf; v = +Inf: I -Inf, K +Inf; NaN for x < 0, I of v < 0, v = x = +Inf, NaN",
  },
  {
    name: "bessel_ratio_f64",
    family: "bessel",
    file: "ratio",
    parameters: parameters(
      "n count, order pointer, orderStride i32, x pointer, xStride i32, i pointer, k pointer, form i32, scratch pointer",
    ),
    result: "void",
    summary:
      "By form: 0 I_{v+1} / I_v and K_{v+1} / K_v; 1 the first from 1; 2 its derivative; 3 (ln I_v)' and (ln K_v)'. 0 for what is not wanted.",
    domain: "v and x up to 1e300, v >= 0; k of forms 0 and 3 only",
    error: {
      simd: "relative: 1e-15, K 2e-15; form 1 5e-14 and form 2 1e-12 below hypot(v, x) = 24, 1e-14 above",
      relaxed: "relative: 1e-15, K 2e-15; form 1 5e-14 and form 2 1e-12 below hypot(v, x) = 24, 1e-14 above",
    },
    specialValues: "the limits at x = 0, x = +Inf and v = +Inf; NaN for x < 0, I of v < 0, v = x = +Inf, NaN",
  },
];
