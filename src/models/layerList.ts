import type { Activation, Padding } from "../dense/types.js";
import type { LayerSpec } from "../network/types.js";
import type { Settings } from "./settings.js";

interface Step {
  readonly activation: Activation;
  readonly kernel?: number;
  readonly stride?: number;
}

/** Layers in the making: each convolution with its batch norm and activation, or with a bias. */
export class LayerList {
  readonly layers: LayerSpec[] = [];
  readonly #padding: Settings["padding"];
  readonly #batchNorm: boolean;

  constructor({ padding, batchNorm }: Settings) {
    this.#padding = padding;
    this.#batchNorm = batchNorm;
  }

  /** Returns the name of the layer that yields the result. */
  conv2d(name: string, filters: number, step: Step): string {
    const { kernel = 1, stride = 1, activation } = step;
    const window = { filters, kernel, stride, padding: this.#paddingOf(kernel) };
    return this.#add(name, { type: "conv2d", ...window, bias: !this.#batchNorm }, activation);
  }

  depthwise(name: string, step: Step): string {
    const { kernel = 3, stride = 1, activation } = step;
    const window = { kernel, stride, padding: this.#paddingOf(kernel) };
    return this.#add(name, { type: "depthwiseConv2d", ...window, bias: !this.#batchNorm }, activation);
  }

  /** The mean over the planes and a layer of logits. */
  classifier(classes: number): void {
    this.layers.push({ name: "pool", type: "globalAvgPool" }, { name: "classes", type: "dense", units: classes });
  }

  #add(name: string, layer: Convolution, activation: Activation): string {
    if (!this.#batchNorm) {
      this.layers.push({ name, ...layer, activation });
      return name;
    }
    this.layers.push({ name, ...layer }, { name: `${name}_norm`, type: "batchNorm" });
    if (activation === "none") return `${name}_norm`;
    this.layers.push({ name: `${name}_activation`, type: "activation", activation });
    return `${name}_activation`;
  }

  #paddingOf(kernel: number): Padding {
    if (kernel === 1) return "valid";
    const half = (kernel - 1) / 2;
    return this.#padding === "same" ? "same" : [half, half, half, half];
  }
}

type Convolution = Extract<LayerSpec, { type: "conv2d" | "depthwiseConv2d" }>;
