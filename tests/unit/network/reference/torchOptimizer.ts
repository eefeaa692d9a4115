import type { Optimizer } from "../../../../src/network/types.js";
import type { Parameters } from "./graph.js";
import { at, generate, type Values } from "./values.js";

export interface TorchOptimizer {
  /** The parameters after a step. */
  step(parameters: Parameters, gradients: Parameters): ReadonlyMap<string, Values>;
}

/** torch.optim.SGD and Adam, and torch.nn.utils.clip_grad_norm_, as PyTorch documents them, in f64. */
export function createTorchOptimizer(optimizer: Optimizer, decays: (name: string) => boolean): TorchOptimizer {
  const first = new Map<string, Float64Array>();
  const second = new Map<string, Float64Array>();
  let steps = 0;
  return {
    step(parameters, gradients) {
      steps++;
      const scale = clipScale(optimizer.clipNorm, gradients);
      const updated = [...gradients].map(([name, gradient]) => {
        const weight = parameters.get(name);
        if (weight === undefined) throw new Error(`no ${name}`);
        const decay = decays(name) ? (optimizer.weightDecay ?? 0) : 0;
        const direction = gradient.value.map((value, index) => scale * value + decay * at(weight.value, index));
        const moments = { first: momentsOf(first, name, direction), second: momentsOf(second, name, direction) };
        const update =
          optimizer.type === "sgd" ? sgd(optimizer, direction, moments) : adam(optimizer, direction, moments, steps);
        // An error of the gradient moves the weight by at most as much as the gradient's share of the update.
        const share = (index: number): number =>
          at(gradient.magnitude, index) / (Math.abs(at(direction, index)) + 1e-12);
        const after = generate(
          weight.shape,
          (index) => at(weight.value, index) - at(update, index),
          (index) => at(weight.magnitude, index) + Math.abs(at(update, index)) * (1 + share(index)),
        );
        return [name, after] as const;
      });
      return new Map(updated);
    },
  };
}

interface Moments {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function momentsOf(all: Map<string, Float64Array>, name: string, like: Float64Array): Float64Array {
  const moments = all.get(name) ?? new Float64Array(like.length);
  all.set(name, moments);
  return moments;
}

function sgd({ learningRate, momentum = 0 }: Optimizer, direction: Float64Array, { first }: Moments): Float64Array {
  return direction.map((value, index) => {
    first[index] = momentum * at(first, index) + value;
    return learningRate * at(first, index);
  });
}

function adam(
  { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: Optimizer,
  direction: Float64Array,
  { first, second }: Moments,
  steps: number,
): Float64Array {
  return direction.map((value, index) => {
    first[index] = beta1 * at(first, index) + (1 - beta1) * value;
    second[index] = beta2 * at(second, index) + (1 - beta2) * value * value;
    const mean = at(first, index) / (1 - beta1 ** steps);
    const spread = Math.sqrt(at(second, index) / (1 - beta2 ** steps));
    return (learningRate * mean) / (spread + epsilon);
  });
}

function clipScale(clipNorm: number | undefined, gradients: Parameters): number {
  if (clipNorm === undefined) return 1;
  let squares = 0;
  for (const { value } of gradients.values()) for (const gradient of value) squares += gradient * gradient;
  return Math.min(1, clipNorm / (Math.sqrt(squares) + 1e-6));
}
