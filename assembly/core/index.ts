export * from "./memory";
export { exp_f32, log_f32 } from "./elementary";
export { sum_f32, sum_squares_f32 } from "./reduce";
export { uniform_f32 } from "./random";
export { fill_f32 } from "./fill";
export { normal_f32 } from "./normal";
