import type { LayerSpec } from "../../../../src/network/types.js";
import type { Values } from "./values.js";

/** What a layer did: its output, how gradients go back through it, and the longest chain of roundings in it. */
export interface Applied {
  readonly output: Values;
  readonly backward: (dy: Values) => Gradients;
  readonly roundings: number;
}

export interface Gradients {
  readonly inputs: readonly Values[];
  readonly parameters: Readonly<Record<string, Values>>;
}

export interface Application<Type extends LayerSpec["type"]> {
  readonly spec: Extract<LayerSpec, { type: Type }>;
  readonly inputs: readonly [Values, ...Values[]];
  readonly parameter: (name: string) => Values;
  readonly training: boolean;
}

export type ReferenceLayer<Type extends LayerSpec["type"]> = (application: Application<Type>) => Applied;
