import type { Activation, Padding } from "../../src/dense/types.js";
import type { LayerSpec, NetworkPruneOptions } from "../../src/network/types.js";
import { createRandom } from "../unit/network/random.js";

/** A network and its input, drawn from a seed. */
export interface RandomNetwork {
  readonly inputShape: readonly number[];
  readonly batch: number;
  readonly layers: readonly LayerSpec[];
  /** To what its dense layers and 1x1 convolutions, and how, are pruned. */
  readonly pruning?: NetworkPruneOptions;
}

interface Tip {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Draws a network: a trunk of convolutions, pools, forks and squeezes on planes, then layers on features. */
export function drawNetwork(seed: number): RandomNetwork {
  return new Drawing(seed).draw();
}

/** As `drawNetwork`, with many 1x1 convolutions of more channels, pruned alone, in blocks or in groups. */
export function drawPrunedNetwork(seed: number): RandomNetwork {
  const random = createRandom(seed);
  const sparsity = 0.4 + 0.58 * random();
  const structures = [{}, {}, { block: 2 }, { block: 4 }, { group: 3 }] as const;
  const structure = structures[Math.floor(random() * structures.length)];
  return { ...new Drawing(seed, true).draw(), pruning: { sparsity, ...structure } };
}

class Drawing {
  readonly #random: () => number;
  readonly #layers: LayerSpec[] = [];
  readonly #isPointwise: boolean;
  #tip: Tip;

  constructor(seed: number, isPointwise: boolean = false) {
    this.#isPointwise = isPointwise;
    this.#random = createRandom(seed);
    const isImage = this.#random() < 0.85;
    const shape = isImage ? [this.#whole(1, 5), this.#whole(4, 14), this.#whole(4, 14)] : [this.#whole(1, 20)];
    this.#tip = { name: "input", shape };
  }

  draw(): RandomNetwork {
    const inputShape = this.#tip.shape;
    const depth = this.#whole(2, 8);
    while (this.#layers.length < depth && this.#tip.shape.length === 3) this.#addOnPlanes();
    if (this.#tip.shape.length === 3 && this.#random() < 0.8) this.#flatten();
    if (this.#tip.shape.length === 1) for (let count = this.#whole(1, 3); count > 0; count--) this.#addOnFeatures();
    if (this.#tip.shape.length === 1 && this.#random() < 0.4) this.#add({ type: "softmax" }, this.#tip.shape);
    if (this.#isPointwise) this.#addDense();
    return { inputShape, batch: this.#whole(1, this.#isPointwise ? 9 : 4), layers: this.#layers };
  }

  #addOnPlanes(): void {
    const [channels = 1, height = 1, width = 1] = this.#tip.shape;
    const before = this.#tip;
    const choice = this.#random();
    if (this.#isPointwise && this.#random() < 0.6) this.#addPointwise();
    else if (choice < 0.4) this.#addConvolution(false);
    else if (choice < 0.55) this.#addConvolution(true);
    else if (choice < 0.65) this.#addPool();
    else if (choice < 0.75) this.#add({ type: "batchNorm" }, before.shape);
    else if (choice < 0.79) this.#add({ type: "activation", activation: this.#activation() }, before.shape);
    else if (choice < 0.83) this.#addRational();
    else if (choice < 0.85) this.#add({ type: "dropout", rate: 0.3 }, before.shape);
    else if (choice < 0.93) {
      this.#add({ type: "conv2d", filters: channels, kernel: 3, padding: "same" }, before.shape);
      if (this.#random() < 0.5) this.#add({ type: "batchNorm" }, before.shape);
      this.#join(this.#random() < 0.8 ? "add" : "multiply", before);
    } else {
      this.#add({ type: "globalAvgPool" }, [channels]);
      this.#add({ type: "dense", units: channels, activation: "sigmoid" }, [channels]);
      this.#join("multiply", before);
      this.#tip = { ...this.#tip, shape: [channels, height, width] };
    }
  }

  #addConvolution(depthwise: boolean): void {
    const [channels = 1, height = 1, width = 1] = this.#tip.shape;
    const kernel = [this.#whole(1, Math.min(5, height)), this.#whole(1, Math.min(5, width))] as const;
    const stride = this.#whole(1, 3);
    const padding = this.#padding();
    const size = (axis: 0 | 1): number => {
      const [extent, window] = [axis === 0 ? height : width, kernel[axis]];
      if (padding === "same") return Math.ceil(extent / stride);
      const [top, right, bottom, left] = padding === "valid" ? [0, 0, 0, 0] : padding;
      return Math.floor((extent + (axis === 0 ? top + bottom : left + right) - window) / stride) + 1;
    };
    const filters = depthwise ? channels : this.#whole(1, 12);
    const common = { kernel, stride, padding, bias: this.#random() < 0.7, activation: this.#activation() };
    const isSquare = kernel[0] === kernel[1];
    const spec: LayerSpec = depthwise
      ? { type: "depthwiseConv2d", ...common, kernel: isSquare ? kernel[0] : kernel }
      : { type: "conv2d", filters, ...common };
    this.#add(spec, [filters, size(0), size(1)]);
  }

  #addPointwise(): void {
    const [, height = 1, width = 1] = this.#tip.shape;
    const filters = this.#whole(8, 40);
    const common = { bias: this.#random() < 0.7, activation: this.#activation() };
    this.#add({ type: "conv2d", filters, kernel: 1, ...common }, [filters, height, width]);
    if (this.#random() < 0.3) this.#add({ type: "batchNorm" }, this.#tip.shape);
  }

  /** So that every network has something to prune. */
  #addDense(): void {
    if (this.#tip.shape.length === 3) this.#flatten();
    const units = this.#whole(1, 20);
    this.#add({ type: "dense", units }, [units]);
  }

  #addRational(): void {
    const { shape } = this.#tip;
    const divisors = [1, 2, 3, 4, 8].filter((groups) => (shape[0] ?? 1) % groups === 0);
    const groups = divisors[this.#whole(0, divisors.length - 1)] ?? 1;
    const inits = ["identity", "swish", "gelu", "relu", "leaky_relu", "tanh", "sigmoid"] as const;
    const [init, form] = [
      inits[this.#whole(0, inits.length - 1)] ?? "swish",
      this.#random() < 0.5 ? "A" : "B",
    ] as const;
    this.#add({ type: "rational", groups, init, form }, shape);
  }

  #addPool(): void {
    const [channels = 1, height = 1, width = 1] = this.#tip.shape;
    const size = this.#whole(1, Math.min(3, height, width));
    const stride = this.#whole(1, 3);
    const type = this.#random() < 0.5 ? "maxPool" : "avgPool";
    const pooled = (extent: number): number => Math.floor((extent - size) / stride) + 1;
    this.#add({ type, size, stride }, [channels, pooled(height), pooled(width)]);
  }

  #addOnFeatures(): void {
    const choice = this.#random();
    const before = this.#tip;
    if (choice < 0.55) {
      const units = this.#whole(1, 20);
      this.#add({ type: "dense", units, bias: this.#random() < 0.8, activation: this.#activation() }, [units]);
    } else if (choice < 0.7) this.#add({ type: "batchNorm" }, before.shape);
    else if (choice < 0.76) this.#add({ type: "activation", activation: this.#activation() }, before.shape);
    else if (choice < 0.82) this.#addRational();
    else if (choice < 0.85) this.#add({ type: "dropout", rate: 0.5 }, before.shape);
    else {
      this.#add({ type: "dense", units: before.shape[0] ?? 1 }, before.shape);
      this.#join(this.#random() < 0.5 ? "add" : "multiply", before);
    }
  }

  #flatten(): void {
    const [channels = 1, height = 1, width = 1] = this.#tip.shape;
    if (this.#random() < 0.5) this.#add({ type: "flatten" }, [channels * height * width]);
    else this.#add({ type: "globalAvgPool" }, [channels]);
  }

  /** Joins the tip with an earlier output; `add` now and then takes one of them twice. */
  #join(type: "add" | "multiply", before: Tip): void {
    const input = [this.#tip.name, before.name, ...(type === "add" && this.#random() < 0.3 ? [before.name] : [])];
    this.#add({ type, input: this.#random() < 0.5 ? input : input.reverse() }, before.shape);
  }

  #add(spec: LayerSpec, shape: readonly number[]): void {
    const name = `n${this.#layers.length}`;
    this.#layers.push({ input: this.#tip.name, ...spec, name });
    this.#tip = { name, shape };
  }

  #activation(): Activation {
    const choices: readonly Activation[] = [
      "none",
      "none",
      "relu",
      "relu6",
      "sigmoid",
      "swish",
      { min: -0.5, max: 0.5 },
    ];
    return choices[this.#whole(0, choices.length - 1)] ?? "none";
  }

  #padding(): Padding {
    const choice = this.#random();
    if (choice < 0.4) return "same";
    if (choice < 0.6) return "valid";
    return [this.#whole(0, 3), this.#whole(0, 3), this.#whole(0, 3), this.#whole(0, 3)];
  }

  #whole(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }
}
