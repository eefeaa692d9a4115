import { parameters, type KernelSpec } from "./types.js";

function train(
  file: string,
  name: string,
  signature: string,
  summary: string,
  result: KernelSpec["result"],
  numerics: { readonly domain: string; readonly error: string; readonly specialValues: string },
): KernelSpec {
  const { domain, error, specialValues } = numerics;
  const bounds = { simd: error, relaxed: error };
  return {
    name,
    family: "train",
    file,
    parameters: parameters(signature),
    result,
    summary,
    domain,
    error: bounds,
    specialValues,
  };
}

export const TRAIN_KERNELS: readonly KernelSpec[] = [
  train(
    "loss",
    "softmax_cross_entropy_f32",
    "rows count, columns count, logits pointer, labels pointer, dLogits pointer",
    "Mean cross-entropy of softmax(logits) against i32 labels, and its gradient.",
    "f64",
    {
      domain: "rows > 0, 0 <= label < columns",
      error: "(4 + max - min) 2^-24 of the loss and of softmax / rows; at the label 6 2^-24 / rows more",
      specialValues: "a NaN, a +Inf or a row of -Inf makes its row and the loss NaN",
    },
  ),
  train(
    "loss",
    "mean_squared_error_f32",
    "n count, y pointer, target pointer, dy pointer",
    "Mean of (y - target)^2 over all n, and its gradient.",
    "f64",
    { domain: "n > 0", error: "2^-23 of the loss; dy 3 2^-24", specialValues: "a NaN makes the loss and its dy NaN" },
  ),
  train(
    "mask",
    "apply_mask_f32",
    "n count, mask pointer, values pointer",
    "values = +0 where the byte of the mask is 0; where it is -1 they stay.",
    "void",
    { domain: "all values; mask bytes 0 or -1", error: "exact", specialValues: "a masked NaN, infinity or -0 is +0" },
  ),
  train(
    "optimizer",
    "sgd_f32",
    "n count, weight pointer, gradient pointer, velocity pointer, learningRate f32, momentum f32, weightDecay f32, gradientScale f32",
    "g = gradientScale gradient + weightDecay weight; velocity = momentum velocity + g; weight -= learningRate velocity (g itself when velocity is 0).",
    "void",
    { domain: "all values", error: "7 2^-24 of the terms' absolute sum", specialValues: "a NaN stays in its element" },
  ),
  train(
    "optimizer",
    "adam_f32",
    "n count, weight pointer, gradient pointer, moment1 pointer, moment2 pointer, stepSize f32, beta1 f32, beta2 f32, epsilon f32, rootCorrection2 f32, weightDecay f32, gradientScale f32",
    "Adam: stepSize = learningRate / (1 - beta1^t), rootCorrection2 = sqrt(1 - beta2^t).",
    "void",
    {
      domain: "moment2 >= 0, epsilon > 0, rootCorrection2 > 0",
      error: "moments 8 2^-24 of their terms' absolute sum, the step 20 2^-24 of its own",
      specialValues: "no step where the gradient and its moments are 0",
    },
  ),
];
