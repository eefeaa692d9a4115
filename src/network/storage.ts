import type { Kernels } from "../generated/abi.js";

/** The kernels of one storage type, their names without it. */
export type StorageKernels = {
  readonly [Name in keyof Kernels as Name extends `${infer Stem}_f32` ? Stem : never]: Kernels[Name];
};

/** How weights, activations and gradients are stored. Every plan takes element size and kernels from here. */
export interface Storage {
  readonly dtype: "f32";
  readonly elementBytes: number;
  readonly kernels: StorageKernels;
}

export function createStorage(kernels: Kernels): Storage {
  const stored = Object.entries(kernels)
    .filter(([name]) => name.endsWith("_f32"))
    .map(([name, kernel]) => [name.slice(0, -"_f32".length), kernel]);
  return { dtype: "f32", elementBytes: 4, kernels: Object.fromEntries(stored) as StorageKernels };
}
