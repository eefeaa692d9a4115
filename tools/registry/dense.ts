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
  dense(
    "convolution",
    "conv2d_channels_last_scratch_bytes_f32",
    "shape pointer",
    "Bytes of scratch for conv2d_forward_channels_last_f32, unsigned.",
    "i32",
  ),
  dense(
    "convolution",
    "conv2d_forward_channels_last_f32",
    CONVOLUTION,
    "conv2d_forward_f32 of x [batch,height,width,channels]: the same bits.",
  ),
  dense("convolution", "conv2d_backward_input_f32", BACKWARD_INPUT, "dx of conv2d, weight not packed."),
  dense("convolution", "conv2d_backward_weight_f32", BACKWARD_WEIGHT, "dWeight of conv2d, overwritten."),
  dense(
    "channelsLast",
    "channels_first_f32",
    "batch count, channels count, pixels count, x pointer, y pointer",
    "y [batch,channels,pixels] from x [batch,pixels,channels].",
  ),
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
    "attention",
    "attention_scratch_bytes_f32",
    "tokens count, headSize count",
    "Bytes of scratch that attention_forward_f32 needs.",
    "i32",
  ),
  dense(
    "attention",
    "attention_forward_f32",
    "batch count, tokens count, heads count, headSize count, qkv pointer, y pointer, scratch pointer",
    "y = softmax(Q K^T / sqrt(headSize)) V per head; qkv [batch,tokens,3,heads,headSize], y [batch,tokens,heads,headSize].",
  ),
  dense(
    "attention",
    "attention_backward_scratch_bytes_f32",
    "tokens count, headSize count",
    "Bytes of scratch that attention_backward_f32 needs.",
    "i32",
  ),
  dense(
    "attention",
    "attention_backward_f32",
    "batch count, tokens count, heads count, headSize count, qkv pointer, dy pointer, dqkv pointer, scratch pointer",
    "dqkv of attention, overwritten; the probabilities are made again.",
  ),
];
