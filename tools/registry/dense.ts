import { parameters, type KernelSpec } from "./types.js";

function dense(
  file: string,
  name: string,
  signature: string,
  summary: string,
  result: KernelSpec["result"] = "void",
): KernelSpec {
  return { name, family: "dense", file, parameters: parameters(signature), result, summary };
}

const CONVOLUTION = "shape pointer, x pointer, weight pointer, bias pointer, y pointer, scratch pointer";
const BACKWARD_INPUT = "shape pointer, dy pointer, weight pointer, dx pointer, scratch pointer";
const BACKWARD_WEIGHT = "shape pointer, dy pointer, x pointer, dWeight pointer, scratch pointer";

export const DENSE_KERNELS: readonly KernelSpec[] = [
  dense(
    "matmul",
    "matmul_scratch_bytes_f32",
    "m count, n count, k count",
    "Bytes of scratch that matmul_f32 needs.",
    "i32",
  ),
  dense(
    "matmul",
    "matmul_f32",
    "m count, n count, k count, a pointer, b pointer, y pointer, transposeA i32, transposeB i32, bias pointer, minimum f32, maximum f32, scratch pointer",
    "y [m,n] = clamp(a b + bias); a is [m,k] or, transposed, [k,m]; b [k,n] or [n,k]; bias [n] or 0.",
  ),
  dense("matmul", "matmul_packed_bytes_f32", "n count, k count", "Bytes of matmul_pack_f32's result.", "i32"),
  dense(
    "matmul",
    "matmul_pack_f32",
    "n count, k count, b pointer, transposeB i32, packed pointer",
    "Orders b [k,n] or, transposed, [n,k] for matmul_packed_f32.",
  ),
  dense(
    "matmul",
    "matmul_packed_f32",
    "m count, n count, k count, a pointer, packed pointer, y pointer, bias pointer, minimum f32, maximum f32, scratch pointer",
    "matmul_f32 with b packed: the same bits.",
  ),
  dense("convolution", "conv2d_packed_bytes_f32", "shape pointer", "Bytes of conv2d_pack_f32's result.", "i32"),
  dense(
    "convolution",
    "conv2d_pack_f32",
    "shape pointer, weight pointer, packed pointer",
    "Orders weights for conv2d_forward_f32.",
  ),
  dense(
    "convolution",
    "conv2d_scratch_bytes_f32",
    "shape pointer",
    "Bytes of scratch for forward and both backwards.",
    "i32",
  ),
  dense(
    "convolution",
    "conv2d_forward_f32",
    CONVOLUTION,
    "y = clamp(x * weight + bias), weight packed, bias [filters] or 0.",
  ),
  dense("convolution", "conv2d_backward_input_f32", BACKWARD_INPUT, "dx of conv2d, weight not packed."),
  dense("convolution", "conv2d_backward_weight_f32", BACKWARD_WEIGHT, "dWeight of conv2d, overwritten."),
  dense(
    "depthwise",
    "depthwise_scratch_bytes_f32",
    "shape pointer",
    "Bytes of scratch for forward and both backwards.",
    "i32",
  ),
  dense(
    "depthwise",
    "depthwise_forward_f32",
    CONVOLUTION,
    "y = clamp(x * weight + bias), one filter [kh,kw] per channel.",
  ),
  dense("depthwise", "depthwise_backward_input_f32", BACKWARD_INPUT, "dx of the depthwise convolution."),
  dense(
    "depthwise",
    "depthwise_backward_weight_f32",
    BACKWARD_WEIGHT,
    "dWeight of the depthwise convolution, overwritten.",
  ),
  dense(
    "channels",
    "channel_sum_f32",
    "batch count, channels count, size count, x pointer, y pointer",
    "y [channels] = sums of x [batch, channels, size] over batch and size.",
  ),
  dense(
    "pool",
    "max_pool_forward_f32",
    "shape pointer, x pointer, y pointer",
    "Largest value of each window; padding never wins; NaN does.",
  ),
  dense(
    "pool",
    "max_pool_backward_f32",
    "shape pointer, x pointer, y pointer, dy pointer, dx pointer",
    "Each dy to the first largest value of its window, in row-major order.",
  ),
  dense(
    "pool",
    "avg_pool_forward_f32",
    "shape pointer, x pointer, y pointer",
    "Mean of each window, padding not counted.",
  ),
  dense(
    "pool",
    "avg_pool_backward_f32",
    "shape pointer, dy pointer, dx pointer",
    "Each dy shared over its window's values.",
  ),
  dense("pool", "global_avg_pool_forward_f32", "planes count, size count, x pointer, y pointer", "Mean of each plane."),
  dense(
    "pool",
    "global_avg_pool_backward_f32",
    "planes count, size count, dy pointer, dx pointer",
    "Each dy / size over its plane.",
  ),
  dense(
    "activation",
    "clamp_forward_f32",
    "n count, x pointer, minimum f32, maximum f32, y pointer",
    "y = clamp(x); relu is [0, Infinity].",
  ),
  dense(
    "activation",
    "clamp_backward_f32",
    "n count, y pointer, dy pointer, minimum f32, maximum f32, dx pointer",
    "dx = dy where minimum < y < maximum, else 0.",
  ),
  dense("activation", "sigmoid_forward_f32", "n count, x pointer, y pointer", "y = 1 / (1 + e^-x)."),
  dense("activation", "sigmoid_backward_f32", "n count, y pointer, dy pointer, dx pointer", "dx = dy y (1 - y)."),
  dense("activation", "swish_forward_f32", "n count, x pointer, y pointer", "y = x sigmoid(x)."),
  dense(
    "activation",
    "swish_backward_f32",
    "n count, x pointer, dy pointer, dx pointer",
    "dx = dy (s + x s (1 - s)), s = sigmoid(x).",
  ),
  dense(
    "elementwise",
    "add_f32",
    "n count, a pointer, b pointer, minimum f32, maximum f32, y pointer",
    "y = clamp(a + b).",
  ),
  dense("elementwise", "multiply_f32", "n count, a pointer, b pointer, y pointer", "y = a b."),
  dense(
    "elementwise",
    "multiply_planes_f32",
    "planes count, size count, a pointer, scale pointer, y pointer",
    "y = a scale[plane].",
  ),
  dense(
    "elementwise",
    "multiply_planes_backward_f32",
    "planes count, size count, a pointer, dy pointer, dScale pointer",
    "dScale[plane] = sum of a dy over the plane.",
  ),
  dense(
    "dropout",
    "dropout_f32",
    "n count, x pointer, rate f32, seedLow i32, seedHigh i32, counter i32, y pointer",
    "Keeps x / (1 - rate) with probability 1 - rate, else 0; the same seed and counter give the same mask.",
  ),
  dense("softmax", "softmax_f32", "rows count, columns count, x pointer, y pointer", "Row-wise e^(x - max) / sum."),
  dense(
    "softmax",
    "softmax_backward_f32",
    "rows count, columns count, y pointer, dy pointer, dx pointer",
    "dx = y (dy - sum y dy), row-wise.",
  ),
  dense(
    "batchNorm",
    "batch_norm_statistics_f32",
    "batch count, channels count, size count, x pointer, mean pointer, variance pointer",
    "Mean and biased variance of each channel.",
  ),
  dense(
    "batchNorm",
    "batch_norm_forward_f32",
    "batch count, channels count, size count, x pointer, mean pointer, variance pointer, gamma pointer, beta pointer, epsilon f32, y pointer",
    "y = gamma (x - mean) / sqrt(variance + epsilon) + beta.",
  ),
  dense(
    "batchNorm",
    "batch_norm_backward_f32",
    "batch count, channels count, size count, x pointer, dy pointer, mean pointer, variance pointer, gamma pointer, epsilon f32, dx pointer, dGamma pointer, dBeta pointer",
    "Gradients through the batch's own statistics.",
  ),
];
