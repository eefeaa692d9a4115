/** A network to be timed: its layers in the package's own terms and its weights. @module */
import type { LayerSpec } from "../lanewise.js";

export interface Parameter {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface Model {
  readonly name: string;
  /** Without the batch, channels first. */
  readonly inputShape: readonly number[];
  /** Every layer named. */
  readonly layers: readonly LayerSpec[];
  /** By the package's parameter names: `<layer>.weight`, `<layer>.bias`. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Layers whose weights are pruned: a peer that has a sparse format may store them in it. */
  readonly pruned: ReadonlySet<string>;
  /** Multiply-adds of one forward pass of one sample, padded taps counted. */
  readonly macs: number;
}

export function parameterOf(model: Model, name: string): Float32Array {
  const parameter = model.parameters.get(name);
  if (!parameter) throw new RangeError(`name: expected a parameter of ${model.name}, came ${name}`);
  return parameter.values;
}
