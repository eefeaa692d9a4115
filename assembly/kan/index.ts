export { rational_forward_f32 } from "./rational";
export { rational_backward_f32, rational_scratch_bytes_f32 } from "./rationalBackward";
export { rational_gradients_f32 } from "./rationalSums";
