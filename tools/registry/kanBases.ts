import { parameters, type KernelSpec } from "./types.js";

function basis(
  file: string,
  name: string,
  signature: string,
  summary: string,
  error: string | undefined,
  specialValues?: string,
  result: KernelSpec["result"] = "void",
): KernelSpec {
  return {
    name,
    family: "kan",
    file,
    parameters: parameters(signature),
    result,
    summary,
    ...(error === undefined ? {} : { error: { simd: error, relaxed: error } }),
    ...(specialValues === undefined ? {} : { specialValues }),
  };
}

const GRID = "n count, grids count, low f32, spacing f32, inverseWidth f32, x pointer";
const SPLINE = "rows count, inputs count, units count, gridSize count, low f32, high f32, x pointer, weight pointer";

/** The bases of Kolmogorov-Arnold layers. `spacing` of centres comes divided by their width. */
export const KAN_BASIS_KERNELS: readonly KernelSpec[] = [
  basis(
    "bspline",
    "bspline_scratch_bytes_f32",
    "inputs count",
    "Bytes of scratch of both.",
    undefined,
    undefined,
    "i32",
  ),
  basis(
    "bspline",
    "bspline_forward_f32",
    `${SPLINE}, y pointer, scratch pointer`,
    "y [rows,units] += cubic B-splines of x [rows,inputs] times weight [inputs,gridSize+3,units].",
    "inputs + 15 roundings of the terms' absolute sum, and the slopes times 3 2^-24 |x - low|",
    "0 from the third cell outside the grid on, at infinities too; a NaN makes its row NaN",
  ),
  basis(
    "bspline",
    "bspline_backward_f32",
    `${SPLINE}, dy pointer, dx pointer, dWeight pointer, scratch pointer`,
    "dx += slopes' part of dy, unless dx is 0; dWeight overwritten.",
    "units + 16 (dx), rows + 11 (dWeight) roundings of the terms' absolute sum, and the slopes times 3 2^-24 |x - low|",
  ),
  basis(
    "gaussianBasis",
    "gaussian_basis_forward_f32",
    `${GRID}, y pointer`,
    "y [n,grids] = e^-z^2, z = (x - low) inverseWidth - k spacing.",
    "2^-24 (3 + z^2 + 2 |z| (2 |x - low| inverseWidth + k spacing + |z|)) of the value",
    "0 at infinities; NaN stays NaN",
  ),
  basis(
    "gaussianBasis",
    "gaussian_basis_backward_f32",
    `${GRID}, dy pointer, dx pointer`,
    "dx = -2 inverseWidth sum of dy z e^-z^2.",
    "2^-24 (grids + 6 + 2 |z| (6 + z^2)) of e^-z^2, summed over the terms, and what rounding z moves",
    "0 at infinities; NaN stays NaN",
  ),
  basis(
    "switchBasis",
    "switch_basis_forward_f32",
    `${GRID}, y pointer`,
    "y [n,grids] = 1 - tanh(z)^2, z = (x - low) inverseWidth - k spacing.",
    "2^-24 (10 + 2 (2 |x - low| inverseWidth + k spacing + |z|)) of the value",
    "0 at infinities; NaN stays NaN",
  ),
  basis(
    "switchBasis",
    "switch_basis_backward_f32",
    `${GRID}, dy pointer, dx pointer`,
    "dx = -2 inverseWidth sum of dy (1 - tanh(z)^2) tanh(z).",
    "2^-24 (grids + 38) of 1 - tanh(z)^2, summed over the terms, and what rounding z moves",
    "0 at infinities; NaN stays NaN",
  ),
];
