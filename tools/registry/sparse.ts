import { parameters, type KernelSpec } from "./types.js";

const FAMILY = { family: "sparse", file: "matmul" } as const;

export const SPARSE_KERNELS: readonly KernelSpec[] = [
  {
    ...FAMILY,
    name: "sparse_matmul_scratch_bytes_f32",
    parameters: parameters("matrix pointer, batch count, pixels count"),
    result: "i32",
    summary: "Bytes of scratch that sparse_matmul_f32 needs for this batch and these planes.",
  },
  {
    ...FAMILY,
    name: "sparse_matmul_f32",
    parameters: parameters(
      "matrix pointer, batch count, pixels count, x pointer, y pointer, minimum f32, maximum f32, scratch pointer",
    ),
    result: "void",
    summary:
      "y [batch,outputs,pixels] = clamp(W x + bias) for a packed sparse matrix and x [batch,inputs,pixels]; columns without a stored weight are not read.",
  },
];
