/** The pooling kernels by kind: windows of any size, stride and padding, with vectors wherever a row has four outputs. */
export { avg_pool_backward_f32, avg_pool_forward_f32 } from "./averagePool";
export { global_avg_pool_backward_f32, global_avg_pool_forward_f32 } from "./globalPool";
export { max_pool_backward_f32, max_pool_forward_f32 } from "./maxPool";
