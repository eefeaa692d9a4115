import type { RuntimeContext } from "../../runtime/context.js";
import type { FoldedNormalization, ParameterPlace } from "./layer.js";

/** PyTorch's defaults. */
export const NORMALIZATION_EPSILON = 1e-5;
export const NORMALIZATION_MOMENTUM = 0.1;

export interface FoldRequest {
  readonly weight: ParameterPlace;
  readonly bias: ParameterPlace | undefined;
  readonly normalization: FoldedNormalization;
  readonly foldedWeight: number;
  readonly foldedBias: number;
}

/**
 * Weights and biases that give a layer and the batch norm after it in one: w' = w s, b' = beta + (b - mean) s with
 * s = gamma / sqrt(variance + epsilon) per output. In f64, rounded once. Runs only after parameters changed.
 */
export function foldNormalization(context: RuntimeContext, request: FoldRequest): void {
  const { weight, bias, normalization } = request;
  const outputs = normalization.mean.size;
  const perOutput = weight.size / outputs;
  const from = context.f32(weight.value, weight.size);
  const to = context.f32(request.foldedWeight, weight.size);
  const biases = bias === undefined ? undefined : context.f32(bias.value, outputs);
  const foldedBiases = context.f32(request.foldedBias, outputs);
  const gammas = context.f32(normalization.weight.value, outputs);
  const betas = context.f32(normalization.bias.value, outputs);
  const means = context.f32(normalization.mean.value, outputs);
  const variances = context.f32(normalization.variance.value, outputs);
  for (let output = 0; output < outputs; output++) {
    const scale = at(gammas, output) / Math.sqrt(at(variances, output) + NORMALIZATION_EPSILON);
    const offset = biases === undefined ? 0 : at(biases, output);
    foldedBiases[output] = at(betas, output) + (offset - at(means, output)) * scale;
    const end = (output + 1) * perOutput;
    for (let index = output * perOutput; index < end; index++) to[index] = at(from, index) * scale;
  }
}

function at(values: Float32Array, index: number): number {
  return values[index] ?? Number.NaN;
}
