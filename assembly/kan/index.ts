export { bspline_backward_f32, bspline_forward_f32, bspline_scratch_bytes_f32 } from "./bspline";
export { gaussian_basis_backward_f32, gaussian_basis_forward_f32 } from "./gaussianBasis";
export { switch_basis_backward_f32, switch_basis_forward_f32 } from "./switchBasis";
