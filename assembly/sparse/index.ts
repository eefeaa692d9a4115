export { sparse_matmul_f32, sparse_matmul_scratch_bytes_f32 } from "./matmul";
