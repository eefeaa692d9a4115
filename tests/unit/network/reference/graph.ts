import type { LayerSpec, Network } from "../../../../src/network/types.js";
import { activation } from "./activation.js";
import { attention } from "./attention.js";
import { conv2d, dense, depthwiseConv2d } from "./convolution.js";
import { add, dropout, flatten, multiply, softmax } from "./elementwise.js";
import { bsplineKan, fasterKan, fastKan } from "./kan.js";
import type { Applied, Application } from "./layer.js";
import { layerNorm } from "./layerNorm.js";
import { crossEntropy, meanSquaredError } from "./loss.js";
import { batchNorm } from "./normalization.js";
import { avgPool, globalAvgPool, maxPool } from "./pool.js";
import { classToken, positionEmbedding, selectToken, tokens } from "./tokens.js";
import { rational } from "./rational.js";
import { exact, sum, type Values } from "./values.js";

export interface ReferenceRun {
  /** By layer name. */
  readonly outputs: ReadonlyMap<string, Values>;
  readonly output: Values;
  /** Roundings on the longest way through all layers. */
  readonly roundings: number;
  /** Gradients of parameters by name, given the gradient of the last layer. */
  readonly backward: (gradient: Values) => ReadonlyMap<string, Values>;
}

export type Parameters = ReadonlyMap<string, Values>;

/** A network's parameters as the reference takes them. */
export function parametersOf(network: Network): Map<string, Values> {
  return new Map(
    network.parameterNames.map((name) => {
      const { shape, values } = network.getParameter(name);
      return [name, exact(shape, values)];
    }),
  );
}

const LAYERS = {
  conv2d,
  depthwiseConv2d,
  dense,
  batchNorm,
  maxPool,
  avgPool,
  globalAvgPool,
  activation,
  add,
  multiply,
  flatten,
  softmax,
  dropout,
  layerNorm,
  tokens,
  classToken,
  selectToken,
  positionEmbedding,
  attention,
  bsplineKan,
  fastKan,
  fasterKan,
  rational,
} as const;

/** Runs layers in f64 on x [batch, ...inputShape]. */
export function runReference(
  layers: readonly LayerSpec[],
  parameters: Parameters,
  x: Values,
  training: boolean,
): ReferenceRun {
  const names = layers.map((spec, index) => spec.name ?? `layer${index}`);
  const outputs = new Map<string, Values>([["input", x]]);
  const applied = new Map<string, Applied>();
  const inputsOf = layers.map((spec, index): readonly string[] => {
    const input = spec.input ?? names[index - 1] ?? "input";
    return typeof input === "string" ? [input] : input;
  });
  let roundings = 1;
  for (const [index, spec] of layers.entries()) {
    const name = names[index] ?? "";
    const [first, ...others] = (inputsOf[index] ?? []).map((input) => required(outputs, input));
    if (first === undefined) throw new Error(`${name} has no input`);
    const parameter = (suffix: string): Values => required(parameters, `${name}.${suffix}`);
    const layer = LAYERS[spec.type] as (application: Application<LayerSpec["type"]>) => Applied;
    const result = layer({ spec, inputs: [first, ...others], parameter, training });
    applied.set(name, result);
    outputs.set(name, result.output);
    roundings += result.roundings;
  }
  const last = names[names.length - 1] ?? "input";
  return {
    outputs,
    output: required(outputs, last),
    roundings,
    backward: (gradient) => backward(names, inputsOf, applied, last, gradient),
  };
}

function backward(
  names: readonly string[],
  inputsOf: readonly (readonly string[])[],
  applied: ReadonlyMap<string, Applied>,
  last: string,
  gradient: Values,
): ReadonlyMap<string, Values> {
  const gradients = new Map<string, Values>([[last, gradient]]);
  const parameters = new Map<string, Values>();
  for (let index = names.length - 1; index >= 0; index--) {
    const name = names[index] ?? "";
    const dy = gradients.get(name);
    if (dy === undefined) continue;
    const result = required(applied, name).backward(dy);
    for (const [suffix, values] of Object.entries(result.parameters)) parameters.set(`${name}.${suffix}`, values);
    for (const [slot, input] of (inputsOf[index] ?? []).entries()) {
      const dx = result.inputs[slot];
      if (dx === undefined) continue;
      const others = gradients.get(input);
      gradients.set(input, others === undefined ? dx : sum(others, dx));
    }
  }
  return parameters;
}

/** The loss of a run on a target, and the gradients of all parameters. A last softmax is folded into the loss of labels. */
export function lossOf(
  layers: readonly LayerSpec[],
  parameters: Parameters,
  x: Values,
  target: Int32Array | Float32Array,
): { readonly value: number; readonly gradients: ReadonlyMap<string, Values>; readonly roundings: number } {
  const isLabels = target instanceof Int32Array;
  const isFolded = isLabels && layers[layers.length - 1]?.type === "softmax";
  const run = runReference(isFolded ? layers.slice(0, -1) : layers, parameters, x, true);
  const { value, gradient } = isLabels ? crossEntropy(run.output, target) : meanSquaredError(run.output, target);
  return { value, gradients: run.backward(gradient), roundings: run.roundings + run.output.value.length + 8 };
}

function required<T>(values: ReadonlyMap<string, T>, name: string): T {
  const value = values.get(name);
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
}
