export { bspline_backward_f32, bspline_forward_f32, bspline_scratch_bytes_f32 } from "./bspline";
export { gaussian_basis_backward_f32, gaussian_basis_forward_f32 } from "./gaussianBasis";
export { switch_basis_backward_f32, switch_basis_forward_f32 } from "./switchBasis";
export { rational_forward_f16, rational_forward_f32 } from "./rational";
export { rational_backward_f16, rational_backward_f32, rational_scratch_bytes_f32 } from "./rationalBackward";
export { rational_gradients_f32 } from "./rationalSums";
export { rational_matmul_f32, rational_matmul_packed_f32, rational_matmul_scratch_bytes_f32 } from "./rationalMatmul";
export { rational_matmul_backward_f32, rational_matmul_backward_scratch_bytes_f32 } from "./rationalMatmulBackward";
