export { mean_squared_error_f32, softmax_cross_entropy_f32 } from "./loss";
export { apply_mask_f32 } from "./mask";
export { adam_f32, sgd_f32 } from "./optimizer";
