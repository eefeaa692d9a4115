import { parameters, type KernelSpec } from "./types.js";

function train(
  file: string,
  name: string,
  signature: string,
  summary: string,
  result: KernelSpec["result"] = "void",
): KernelSpec {
  return { name, family: "train", file, parameters: parameters(signature), result, summary };
}

export const TRAIN_KERNELS: readonly KernelSpec[] = [
  train(
    "loss",
    "softmax_cross_entropy_f32",
    "rows count, columns count, logits pointer, labels pointer, dLogits pointer",
    "Mean cross-entropy of softmax(logits) against i32 labels, and its gradient.",
    "f64",
  ),
  train(
    "loss",
    "mean_squared_error_f32",
    "n count, y pointer, target pointer, dy pointer",
    "Mean of (y - target)^2 over all n, and its gradient.",
    "f64",
  ),
  train(
    "optimizer",
    "sgd_f32",
    "n count, weight pointer, gradient pointer, velocity pointer, learningRate f32, momentum f32, weightDecay f32, gradientScale f32",
    "g = gradientScale gradient + weightDecay weight; velocity = momentum velocity + g; weight -= learningRate velocity (g itself when velocity is 0).",
  ),
  train(
    "optimizer",
    "adam_f32",
    "n count, weight pointer, gradient pointer, moment1 pointer, moment2 pointer, stepSize f32, beta1 f32, beta2 f32, epsilon f32, rootCorrection2 f32, weightDecay f32, gradientScale f32",
    "Adam: stepSize = learningRate / (1 - beta1^t), rootCorrection2 = sqrt(1 - beta2^t).",
  ),
];
