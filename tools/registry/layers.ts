import { parameters, type KernelSpec } from "./types.js";

interface Numerics {
  readonly domain?: string;
  /** Largest error, the same in every variant. */
  readonly error?: string;
  readonly specialValues?: string;
}

function layer(file: string, name: string, signature: string, summary: string, numerics: Numerics): KernelSpec {
  const { domain, error, specialValues } = numerics;
  return {
    name,
    family: "dense",
    file,
    parameters: parameters(signature),
    result: "void",
    summary,
    ...(domain === undefined ? {} : { domain }),
    ...(error === undefined ? {} : { error: { simd: error, relaxed: error } }),
    ...(specialValues === undefined ? {} : { specialValues }),
  };
}

const EXACT = "exact";
const ROUNDED = "0.5 ULP";
const SUMMED = "0.5 ULP + n 2^-53 of the terms' absolute sum";
const WINDOW = "at least one input in every window";

/** Everything of the dense family but its products: pooling, activations, norms and what joins them. */
export const LAYER_KERNELS: readonly KernelSpec[] = [
  layer(
    "channels",
    "channel_sum_f32",
    "batch count, channels count, size count, x pointer, y pointer",
    "y [channels] = sums of x [batch, channels, size] over batch and size.",
    { error: SUMMED },
  ),
  layer(
    "pool",
    "max_pool_forward_f32",
    "shape pointer, x pointer, y pointer",
    "Largest value of each window; the record's clamp is not applied.",
    {
      domain: WINDOW,
      error: EXACT,
      specialValues:
        "a NaN makes its windows NaN; padding never wins; of zeros with both signs, -0; -Inf without inputs",
    },
  ),
  layer(
    "pool",
    "max_pool_backward_f32",
    "shape pointer, x pointer, y pointer, dy pointer, dx pointer",
    "Each dy to the first largest value of its window, in row-major order.",
    {
      domain: WINDOW,
      error: "k roundings of the k overlapping windows' absolute sum; exact where windows do not overlap",
      specialValues: "where y is NaN, to the first NaN",
    },
  ),
  layer(
    "pool",
    "avg_pool_forward_f32",
    "shape pointer, x pointer, y pointer",
    "Mean of each window, padding not counted; the record's clamp is not applied.",
    {
      domain: WINDOW,
      error: "one rounding of the terms' mean magnitude per term",
      specialValues: "NaN without inputs",
    },
  ),
  layer(
    "pool",
    "avg_pool_backward_f32",
    "shape pointer, dy pointer, dx pointer",
    "Each dy shared over its window's values.",
    { domain: WINDOW, error: "one rounding of the terms' absolute sum per overlapping window, and one" },
  ),
  layer(
    "pool",
    "global_avg_pool_forward_f32",
    "planes count, size count, x pointer, y pointer",
    "Mean of each plane.",
    { domain: "size > 0", error: SUMMED },
  ),
  layer(
    "pool",
    "global_avg_pool_backward_f32",
    "planes count, size count, dy pointer, dx pointer",
    "Each dy / size over its plane.",
    { domain: "size > 0", error: ROUNDED },
  ),
  layer(
    "activation",
    "clamp_forward_f32",
    "n count, x pointer, minimum f32, maximum f32, y pointer",
    "y = clamp(x); relu is [0, Infinity].",
    { domain: "minimum <= maximum", error: EXACT, specialValues: "NaN stays NaN; -0 stays -0 at a bound of 0" },
  ),
  layer(
    "activation",
    "clamp_backward_f32",
    "n count, y pointer, dy pointer, minimum f32, maximum f32, dx pointer",
    "dx = dy where minimum < y < maximum, else 0.",
    { error: EXACT, specialValues: "0 where y is NaN" },
  ),
  layer("activation", "sigmoid_forward_f32", "n count, x pointer, y pointer", "y = 1 / (1 + e^-x).", {
    domain: "all f32",
    error: "2.1 ULP",
    specialValues: "0 at -Inf, 1 at +Inf, NaN stays NaN; subnormal results to the same bound",
  }),
  layer("activation", "sigmoid_backward_f32", "n count, y pointer, dy pointer, dx pointer", "dx = dy y (1 - y).", {
    domain: "0 <= y <= 1",
    error: "3 2^-24 of the value",
  }),
  layer("activation", "swish_forward_f32", "n count, x pointer, y pointer", "y = x sigmoid(x).", {
    domain: "all f32",
    error: "2.5 ULP + |x| 2^-149",
    specialValues: "-0 at -Inf, +Inf at +Inf, NaN stays NaN",
  }),
  layer(
    "activation",
    "swish_backward_f32",
    "n count, x pointer, dy pointer, dx pointer",
    "dx = dy s (1 + x (1 - s)), s = sigmoid(x).",
    {
      domain: "all f32",
      error: "5 2^-24 of |dy| (s (1 + |x| (1 - s)) + 2^-119)",
      specialValues: "slope 0 at -Inf, 1 at +Inf, NaN stays NaN",
    },
  ),
  layer(
    "elementwise",
    "add_f32",
    "n count, a pointer, b pointer, minimum f32, maximum f32, y pointer",
    "y = clamp(a + b).",
    { domain: "minimum <= maximum", error: ROUNDED, specialValues: "NaN stays NaN" },
  ),
  layer("elementwise", "multiply_f32", "n count, a pointer, b pointer, y pointer", "y = a b.", { error: ROUNDED }),
  layer(
    "elementwise",
    "multiply_planes_f32",
    "planes count, size count, a pointer, scale pointer, y pointer",
    "y = a scale[plane].",
    { error: ROUNDED },
  ),
  layer(
    "elementwise",
    "multiply_planes_backward_f32",
    "planes count, size count, a pointer, dy pointer, dScale pointer",
    "dScale[plane] = sum of a dy over the plane.",
    { error: SUMMED },
  ),
  layer(
    "dropout",
    "dropout_f32",
    "n count, x pointer, rate f32, seedLow i32, seedHigh i32, counter i32, y pointer",
    "Keeps x / (1 - rate) with probability 1 - rate, else 0; the same seed and counter give the same mask.",
    {
      domain: "0 <= rate <= 1",
      error: "3 roundings; the same bits in every variant",
      specialValues: "dropped values give 0, NaN and infinities too; everything is dropped at 1",
    },
  ),
  layer("softmax", "softmax_f32", "rows count, columns count, x pointer, y pointer", "Row-wise e^(x - max) / sum.", {
    error: "(4 + max - x) 2^-24 of the value",
    specialValues: "a NaN, a +Inf or a row of -Inf makes its row NaN; -Inf gives 0",
  }),
  layer(
    "softmax",
    "softmax_backward_f32",
    "rows count, columns count, y pointer, dy pointer, dx pointer",
    "dx = y (dy - sum y dy), row-wise.",
    { error: "3 2^-24 of y (|dy| + sum y |dy|)" },
  ),
  layer(
    "batchNorm",
    "batch_norm_statistics_f32",
    "batch count, channels count, size count, x pointer, mean pointer, variance pointer",
    "Mean and biased variance of each channel.",
    {
      domain: "batch size > 0",
      error: "0.5 ULP; mean n 2^-53 of the largest |x| more, variance n^2 2^-53 of itself",
      specialValues: "variance 0 of equal values; a NaN or infinity makes its channel NaN",
    },
  ),
  layer(
    "batchNorm",
    "batch_norm_forward_f32",
    "batch count, channels count, size count, x pointer, mean pointer, variance pointer, gamma pointer, beta pointer, epsilon f32, y pointer",
    "y = gamma (x - mean) / sqrt(variance + epsilon) + beta.",
    { domain: "variance + epsilon > 0", error: "6 2^-24 of |y - beta| + |beta|" },
  ),
  layer(
    "batchNorm",
    "batch_norm_backward_f32",
    "batch count, channels count, size count, x pointer, dy pointer, mean pointer, variance pointer, gamma pointer, epsilon f32, dx pointer, dGamma pointer, dBeta pointer",
    "Gradients through the batch's own statistics.",
    {
      domain: "variance + epsilon > 0",
      error: "dBeta as a sum; dGamma, dx 8 2^-24 of their terms' absolute sum, and what rounding the mean moves",
    },
  ),
  layer(
    "layerNorm",
    "layer_norm_forward_f32",
    "rows count, features count, x pointer, gamma pointer, beta pointer, epsilon f32, y pointer",
    "y = gamma (x - mean) / sqrt(variance + epsilon) + beta, each row by its own moments, in f64.",
    {
      domain: "features > 0; variance + epsilon > 0",
      error: "6 2^-24 of |y - beta| + |beta|, and 2^-24 of the row's largest |y - beta|",
      specialValues: "beta where all values of a row are equal; a NaN or infinity makes its row NaN",
    },
  ),
  layer(
    "layerNorm",
    "layer_norm_backward_f32",
    "rows count, features count, x pointer, dy pointer, gamma pointer, epsilon f32, dx pointer, dGamma pointer, dBeta pointer, scratch pointer",
    "Gradients through each row's own moments, sums in f64; 16 bytes of scratch per feature.",
    {
      domain: "features > 0; variance + epsilon > 0",
      error: "dBeta as a sum; dGamma 6, dx 12 2^-24 of their largest terms",
    },
  ),
  layer(
    "transpose",
    "transpose_f32",
    "batch count, rows count, columns count, x pointer, y pointer",
    "y [batch,columns,rows] = x [batch,rows,columns], the last two axes exchanged.",
    { error: EXACT },
  ),
];
