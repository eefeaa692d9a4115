import { parameters, type KernelSpec } from "./types.js";

const GROUPS = "groups count, run count";
const SHAPE = `rows count, ${GROUPS}`;
const COEFFICIENTS = "numerator pointer, isShared i32, denominator pointer, form i32";
const LINEAR = "y pointer, bias pointer, minimum f32, maximum f32";

export const KAN_KERNELS: readonly KernelSpec[] = [
  {
    name: "rational_forward_f32",
    family: "kan",
    file: "rational",
    parameters: parameters(`${SHAPE}, x pointer, ${COEFFICIENTS}, y pointer`),
    result: "void",
    summary:
      "y = P(x) / Q(x) on [rows, groups, run], P of degree 5; form 0: Q = 1 + sum |b_j x^j|, form 1: Q = 1 + |sum b_j x^j|, j = 1..4.",
    domain: "|x| up to where a5 x^5 or b4 x^4 leaves f32, 1e8 for the named functions",
    error: {
      simd: "(11 sum |a_i x^i| + 11 |y| (1 + sum |b_j x^j|)) 2^-24 / Q, and one rounding",
      relaxed: "(11 sum |a_i x^i| + 11 |y| (1 + sum |b_j x^j|)) 2^-24 / Q, and one rounding",
    },
    specialValues: "NaN and infinities give NaN and stay in their element",
  },
  {
    name: "rational_forward_f16",
    family: "kan",
    file: "rational",
    parameters: parameters(`${SHAPE}, x pointer, ${COEFFICIENTS}, y pointer`),
    result: "void",
    summary: "rational_forward_f32 on x and y in binary16: widened exactly, rounded once to nearest even.",
    domain: "as rational_forward_f32; what rounds to 65520 and more becomes infinite",
    error: {
      simd: "that of rational_forward_f32, and one rounding to binary16",
      relaxed: "that of rational_forward_f32, and one rounding to binary16",
    },
    specialValues: "NaN and infinities give NaN and stay in their element; subnormals are kept",
  },
  {
    name: "rational_scratch_bytes_f32",
    family: "kan",
    file: "rationalBackward",
    parameters: parameters("groups count, run count"),
    result: "i32",
    summary: "Bytes of scratch of rational_backward_f32 and of the sums that it leaves there.",
  },
  {
    name: "rational_backward_f32",
    family: "kan",
    file: "rationalBackward",
    parameters: parameters(
      `${SHAPE}, x pointer, y pointer, dy pointer, ${COEFFICIENTS}, isContinued i32, dx pointer, scratch pointer`,
    ),
    result: "void",
    summary: "dx = dy r (P' - y Q'), r = 1/Q; sums of dy r x^i and dy r y |x|^j into scratch; y may be 0.",
    domain: "as rational_forward_f32, and dy x^5 / Q inside f32",
    error: {
      simd: "dx: (35 s' + 22 p q / Q) |dy| 2^-24 / Q in form A; p, q sums of |a_i x^i|, |j b_j x^(j-1)|, s' of |i a_i x^(i-1)| + |y| q",
      relaxed:
        "dx: (35 s' + 22 p q / Q) |dy| 2^-24 / Q in form A; p, q sums of |a_i x^i|, |j b_j x^(j-1)|, s' of |i a_i x^(i-1)| + |y| q",
    },
    specialValues: "a NaN makes all sums of its group NaN, and no other group's",
  },
  {
    name: "rational_backward_f16",
    family: "kan",
    file: "rationalBackward",
    parameters: parameters(
      `${SHAPE}, x pointer, y pointer, dy pointer, ${COEFFICIENTS}, isContinued i32, dx pointer, scratch pointer`,
    ),
    result: "void",
    summary:
      "rational_backward_f32 on x, y, dy and dx in binary16; the sums in scratch have the bits of the widened arrays' sums.",
    domain: "as rational_backward_f32; a kept y is the rounded one",
    error: {
      simd: "that of rational_backward_f32, and one rounding of dx to binary16",
      relaxed: "that of rational_backward_f32, and one rounding of dx to binary16",
    },
    specialValues: "a NaN makes all sums of its group NaN, and no other group's",
  },
  {
    name: "rational_gradients_f32",
    family: "kan",
    file: "rationalSums",
    parameters: parameters(
      "groups count, run count, isShared i32, denominator pointer, form i32, scratch pointer, dNumerator pointer, dDenominator pointer",
    ),
    result: "void",
    summary: "dNumerator and dDenominator from the sums in scratch, added in f64 and rounded once; sgn(0) = +1.",
    domain: "after rational_backward_f32",
  },
  {
    name: "rational_matmul_scratch_bytes_f32",
    family: "kan",
    file: "rationalMatmul",
    parameters: parameters(`m count, n count, ${GROUPS}`),
    result: "i32",
    summary: "Bytes of scratch that rational_matmul_f32 and rational_matmul_packed_f32 need.",
  },
  {
    name: "rational_matmul_f32",
    family: "kan",
    file: "rationalMatmul",
    parameters: parameters(
      `m count, n count, ${GROUPS}, x pointer, ${COEFFICIENTS}, weight pointer, ${LINEAR}, scratch pointer`,
    ),
    result: "void",
    summary:
      "y [m,n] = clamp(F(x) weight^T + bias), F as rational_forward_f32 on [m, groups, run], weight [n, groups run]; bias [n] or 0.",
    domain: "as rational_forward_f32",
    specialValues: "the bits of rational_forward_f32, then matmul_f32",
  },
  {
    name: "rational_matmul_packed_f32",
    family: "kan",
    file: "rationalMatmul",
    parameters: parameters(
      `m count, n count, ${GROUPS}, x pointer, ${COEFFICIENTS}, packed pointer, ${LINEAR}, scratch pointer`,
    ),
    result: "void",
    summary: "rational_matmul_f32 with the weight packed by matmul_pack_f32: the same bits.",
    domain: "as rational_forward_f32",
  },
  {
    name: "rational_matmul_backward_scratch_bytes_f32",
    family: "kan",
    file: "rationalMatmulBackward",
    parameters: parameters(`m count, n count, ${GROUPS}`),
    result: "i32",
    summary: "Bytes of scratch that rational_matmul_backward_f32 needs.",
  },
  {
    name: "rational_matmul_backward_f32",
    family: "kan",
    file: "rationalMatmulBackward",
    parameters: parameters(
      `m count, n count, ${GROUPS}, x pointer, ${COEFFICIENTS}, weight pointer, dy pointer, dx pointer, dWeight pointer, dNumerator pointer, dDenominator pointer, scratch pointer`,
    ),
    result: "void",
    summary: "dx (or 0), dWeight, dNumerator and dDenominator of rational_matmul_f32, all overwritten.",
    domain: "as rational_backward_f32",
    specialValues: "the bits of matmul_f32, rational_backward_f32 and rational_gradients_f32 apart",
  },
];
