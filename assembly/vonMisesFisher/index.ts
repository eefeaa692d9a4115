export { direction_cosines_f32, direction_cosines_f64 } from "./cosines";
export { log_hypergeometric_f64, log_uniform_density_f64 } from "./hypergeometric";
export { logarithm_f64 } from "./logarithm";
export { posterior_f64 } from "./posterior";
export { direction_sample_f64 } from "./sample";
export { row_scales_f32, row_scales_f64 } from "./scales";
export { direction_carry_f64, direction_mean_f64, direction_sum_f32, direction_sum_f64 } from "./sums";
export { row_widen_f16 } from "./widen";
