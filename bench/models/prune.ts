/** Magnitude pruning, so that every subject gets the same zeros. @module */
import type { Model, Parameter } from "./model.js";

export interface Pruning {
  /** Fraction of zeros, in [0, 1). */
  readonly sparsity: number;
  /** Output channels that keep or lose a weight together. */
  readonly block: 1 | 2 | 4;
}

/**
 * Zeroes the blocks with the smallest sums of magnitudes; weights are [outputs, inputs], whole blocks of outputs. What is left is
 * scaled to the sum of squares that the weights had, or a signal would fade on its way through the layers.
 */
export function pruneWeights(weights: Float32Array, inputs: number, { sparsity, block }: Pruning): Float32Array {
  const blocks = weights.length / block;
  const members = (index: number): number[] => {
    const first = Math.floor(index / inputs) * block * inputs + (index % inputs);
    return Array.from({ length: block }, (_, row) => first + row * inputs);
  };
  const magnitude = (at: number): number => Math.abs(weights[at] as number);
  const sums = Float64Array.from({ length: blocks }, (_, index) =>
    members(index).reduce((sum, at) => sum + magnitude(at), 0),
  );
  const ascending = Array.from(sums.keys()).sort((a, b) => (sums[a] as number) - (sums[b] as number));
  const pruned = weights.slice();
  for (const index of ascending.slice(0, Math.round(blocks * sparsity)))
    for (const at of members(index)) pruned[at] = 0;
  const energy = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);
  const scale = Math.sqrt(energy(weights) / energy(pruned));
  return pruned.map((value) => value * scale);
}

/** The 1x1 convolutions pruned; what else there is stays dense. */
export function pruneModel(model: Model, pruning: Pruning): Model {
  const parameters = new Map<string, Parameter>(model.parameters);
  const pruned = new Set<string>();
  for (const { name = "", ...spec } of model.layers) {
    if (spec.type !== "conv2d" || spec.kernel !== 1) continue;
    const { shape, values } = parameters.get(`${name}.weight`) as Parameter;
    parameters.set(`${name}.weight`, { shape, values: pruneWeights(values, shape[1] as number, pruning) });
    pruned.add(name);
  }
  return { ...model, parameters, pruned };
}
