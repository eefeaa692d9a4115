import type { Layout } from "../dense/types.js";
import type { Tensor } from "../runtime/types.js";
import type { LayerSpec } from "./layerTypes.js";

export type { KolmogorovArnoldLayer, LayerSpec, LayerType, TransformerLayer } from "./layerTypes.js";

export interface NetworkOptions {
  /** Without batch, channels first: [C,H,W], [tokens, features] or [features]. */
  inputShape: readonly number[];
  /**
   * How `x` holds the samples of images: as [C,H,W], or with "channels-last" as [H,W,C], as canvases and cameras have them.
   * `inputShape`, weights and outputs have channels first either way. A first conv2d reads either when predicting, 3x3 of stride 2
   * on up to 4 channels at no cost; elsewhere the input is reordered first. The results have the same bits. Saved with the network.
   * Default "channels-first".
   */
  inputLayout?: Layout;
  /** Of the initial weights, dropout and the order of `fit`: a whole number up to 2^53 - 1. Default 0. */
  seed?: number;
  /** Storage of weights, activations and gradients. So far only "f32"; the others are a RangeError. */
  precision?: "f32" | "f16" | "bf16";
  /** Refuse, with a plan of what would be needed, instead of exceeding this many bytes when training at `batchSize`. */
  memoryLimit?: number;
  /** Default 1. */
  batchSize?: number;
  kernels?: KernelMethod;
}

/**
 * How dense layers and 1x1 convolutions whose weights are at least 30 % zero come to run dense or sparse when predicting: "measure" times
 * both on the layer's shape where a model of their cost does not decide, 24 ms in all at most, once per number of zeros; "model" reads
 * no clock. Default "measure", and "model" where the runtime was loaded as deterministic. Either way `simd` and `scalar` give the same bits
 * sparse or dense: each sum starts from the bias and takes the inputs in order, and a product with zero adds nothing, but that sparse kernels do
 * not read inputs without a weight, so that an infinity or NaN there has no effect, and that a sum of -0 alone may keep its sign.
 */
export type KernelMethod = "measure" | "model";

/** How a network that is read is to run. */
export interface ReadOptions {
  kernels?: KernelMethod;
}

/** How parameters are read from a file of another tool. */
export interface LoadParametersOptions {
  /** The name in the file of each parameter, such as `katCheckpointName` of `lanewise/models` gives. Default: its own. */
  names?: (parameter: string) => string;
  /** Parameters that keep their values; the file may have tensors of their names, of any shape. Default: none. */
  skip?: readonly string[];
  /** Pass over tensors that belong to no parameter. Default false: they are a RangeError. */
  ignoreExtra?: boolean;
}

export interface SaveOptions {
  /** The optimiser's state too. Default false. */
  optimizer?: boolean;
  /** The name in the file of each parameter, for another tool: such a file holds the parameters and nothing else. */
  names?: (parameter: string) => string;
}

export interface NetworkFactory {
  /**
   * A network with weights drawn from `seed`: Kaiming's uniform in +-sqrt(6 / fan-in) before relu and relu6, in
   * +-sqrt(3 / fan-in) before others; biases 0.
   *
   * @throws TypeError for an unknown layer type or option; RangeError, naming the layer, for names that are double or dangling, shapes
   * that do not fit, and a training plan over `memoryLimit`.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using network = lanewise.network.create(
   *   [
   *     { type: "conv2d", filters: 8, kernel: 3, padding: "same", activation: "relu" },
   *     { type: "maxPool", size: 2 },
   *     { type: "flatten" },
   *     { type: "dense", units: 10 },
   *     { type: "softmax" },
   *   ],
   *   { inputShape: [1, 28, 28], seed: 1 },
   * );
   * console.log(network.parameters); // 15770
   * ```
   */
  create(layers: readonly LayerSpec[], options: NetworkOptions): Network;
  /**
   * A network from a file that `toSafetensors` wrote; with the optimiser's state in it, training goes on bit for bit.
   *
   * @throws TypeError for what is no Uint8Array; RangeError for a file that is truncated, hostile, or without a network in its metadata.
   */
  fromSafetensors(bytes: Uint8Array, options?: ReadOptions): Network;
}

/** PyTorch's update rules and defaults: adam betas 0.9 and 0.999, eps 1e-8; weightDecay coupled, on weights and not on biases or norms. */
export interface Optimizer {
  type: "sgd" | "adam";
  learningRate: number;
  momentum?: number;
  weightDecay?: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  /** Largest global L2 norm of the gradient. */
  clipNorm?: number;
}

/** `loss` is the mean over the batch before the step; with f32 storage `lossScale` is 1 and no step is skipped. */
export interface StepResult {
  loss: number;
  lossScale: number;
  skipped: boolean;
}

/** Which weights are pruned, and which of them together. */
export interface NetworkPruning {
  /** As `sparse.prune`: neighbouring output channels that become zero together. Default 1, each weight by itself. */
  block?: 1 | 2 | 4;
  /** As `sparse.prune`: output channels, neighbours or not, that share an input mask. A multiple of `block`. */
  group?: number;
  /** conv2d and dense layers by name. Default: every dense layer and 1x1 convolution. */
  layers?: readonly string[];
}

export interface NetworkPruneOptions extends NetworkPruning {
  /** The fraction of each layer's weights to be zero, in [0, 1). */
  sparsity: number;
}

export interface FitOptions {
  optimizer: Optimizer;
  epochs: number;
  /** The last batch of an epoch may be smaller; it is trained on too. */
  batchSize: number;
  /** Of the order of the samples. Default: the network's. */
  seed?: number;
  /** The rate of a step, counted from 0, of `steps` in all. Default: the optimiser's. */
  learningRate?: (step: number, steps: number) => number;
  /**
   * Prunes before a step, as `network.prune`: to the sparsity of that step wherever it is higher than before, at every `every`th step
   * (default 1) and the last. `sparsitySchedule` makes such a function.
   */
  prune?: NetworkPruning & { sparsity: (step: number, steps: number) => number; every?: number };
  signal?: AbortSignal;
  /** Called after each step; `step` and `epoch` count from 0. */
  onStep?: (progress: { step: number; steps: number; epoch: number } & StepResult) => void;
}

export interface MemoryPlan {
  /** Parameters, batch norm's statistics included, and a byte a weight of pruned layers. */
  weights: number;
  /** Activations, their gradients, packed weights and scratch, reused by liveness. */
  activations: number;
  /** Gradients of the parameters. */
  gradients: number;
  /** The optimiser's moments. */
  optimizer: number;
  total: number;
}

export interface LayerReport {
  name: string;
  /** What runs when predicting, or where the layer went ("folded into conv1"). */
  kernel: string;
  /** Fraction of weights that are zero. */
  sparsity: number;
  /** Multiply-adds of convolutions and dense layers per sample, padding counted. */
  macs: number;
  /** Those of them that are done: sparse kernels do one for each weight stored, the zeros that fill blocks among them. */
  multiplyAdds: number;
  /** Bytes of the layer's parameters. */
  bytes: number;
  /** Why it runs dense or sparse: what was measured or modelled, or how few zeros there are. "" where there is no choice. */
  reason: string;
}

export interface Network extends Disposable {
  /** Values that training changes; batch norm's statistics are not among them. */
  readonly parameters: number;
  /** Names that `getParameter` takes: trained values first to last layer, batch norm's statistics with their layer. */
  readonly parameterNames: readonly string[];
  /** A copy. @throws RangeError on an unknown name. */
  getParameter(name: string): { shape: readonly number[]; values: Float32Array };
  /** What pruning took away stays zero, whatever `values` has there. @throws RangeError on an unknown name or another length. */
  setParameter(name: string, values: ArrayLike<number>): void;
  /**
   * Fills the parameters from a safetensors file of any tool, by name: tensors of F32, of F16 and BF16, widened exactly, or of F64, rounded
   * to nearest, in PyTorch's layouts (see `toSafetensors`) and any order. What pruning took away stays zero, an optimiser's moments stay as they are,
   * metadata is not read.
   *
   * @throws TypeError for what is no Uint8Array; RangeError, before anything has changed, for a file that is truncated or hostile, names
   * that are missing, extra or double, another shape and another dtype.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * const layers = (classes: number) =>
   *   [{ name: "body", type: "dense", units: 8 }, { name: "head", type: "dense", units: classes }] as const;
   * using ten = lanewise.network.create(layers(10), { inputShape: [4], seed: 1 });
   * const names = (parameter: string) => `model.${parameter}`;
   * const file = ten.toSafetensors({ names });
   *
   * using two = lanewise.network.create(layers(2), { inputShape: [4] });
   * two.loadParameters(file, { names, skip: ["head.weight", "head.bias"] });
   * console.log(two.getParameter("body.weight").values[5] === ten.getParameter("body.weight").values[5]); // true
   * ```
   */
  loadParameters(bytes: Uint8Array, options?: LoadParametersOptions): void;
  /**
   * The output for x [batch, ...inputShape] ([batch,H,W,C] where `inputLayout` says so) as values [batch, ...]; batch norm by its running statistics, no dropout.
   *
   * @throws TypeError for another type; RangeError for a batch that is not whole or an `out` of another length.
   */
  predict(x: Float32Array | Tensor<"f32">, out?: Float32Array): Float32Array;
  /** Every output (the last layer, and each that no other reads) by its layer's name. @throws as `predict`. */
  predictAll(x: Float32Array | Tensor<"f32">): Record<string, Float32Array>;
  /**
   * One optimiser step on the mean over the batch: softmax cross-entropy on integer labels (a last softmax layer is folded into it),
   * mean squared error on values. Only what the last layer depends on is trained. Moments live with the network; another
   * optimiser type starts them anew.
   *
   * @throws TypeError, RangeError, before anything has changed, for labels out of range, lengths that do not fit, or memory.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using network = lanewise.network.create([{ type: "dense", units: 1 }], { inputShape: [1], seed: 1 });
   * const [x, twice] = [Float32Array.of(-1, 0, 1), Float32Array.of(-2, 0, 2)];
   * for (let step = 0; step < 100; step++) network.trainStep(x, twice, { type: "sgd", learningRate: 0.5 });
   * console.log(network.predict(Float32Array.of(10)).map(Math.round)); // Float32Array(1) [ 20 ]
   * ```
   */
  trainStep(x: Float32Array, target: Int32Array | Float32Array, optimizer: Optimizer): StepResult;
  /**
   * Epochs of shuffled steps that yield to the event loop, so that a page or a server stays alive; resolves with the loss of every step.
   * Rejects with the signal's reason. Going on from a saved state gives the same steps as never having stopped.
   *
   * @throws (rejects) as `trainStep`; TypeError or RangeError for options of the wrong kind or out of range.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using network = lanewise.network.create(
   *   [{ type: "dense", units: 8, activation: "swish" }, { type: "dense", units: 2 }, { type: "softmax" }],
   *   { inputShape: [2], seed: 1 },
   * );
   * const x = Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1);
   * const exclusiveOr = Int32Array.of(0, 1, 1, 0);
   * await network.fit(x, exclusiveOr, { optimizer: { type: "adam", learningRate: 0.05 }, epochs: 200, batchSize: 4 });
   * console.log(network.predict(x).map(Math.round).join()); // 1,0,0,1,0,1,1,0
   * ```
   */
  fit(x: Float32Array, target: Int32Array | Float32Array, options: FitOptions): Promise<{ loss: Float32Array }>;
  /**
   * Zeroes the weights of least magnitude in each layer, by default in every dense layer and 1x1 convolution; all later steps, and those of
   * a network read back from `toSafetensors`, keep these zeros. What is zero stays so: a lower sparsity than that of the weights only
   * keeps their zeros, which is how weights that were pruned elsewhere are fine-tuned. Costs a byte of memory a weight.
   *
   * @throws TypeError, RangeError, before anything has changed, for a sparsity outside [0, 1), a layer that is unknown or neither conv2d
   * nor dense, weights that are NaN, and when memory is out.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using network = lanewise.network.create([{ type: "dense", units: 1, name: "sum" }], { inputShape: [4] });
   * network.setParameter("sum.weight", [3, -1, 0.5, -2]);
   * network.prune({ sparsity: 0.5 });
   * network.trainStep(Float32Array.of(1, 1, 1, 1), Float32Array.of(3), { type: "sgd", learningRate: 0.125 });
   * console.log(network.getParameter("sum.weight").values.join()); // 3.5,0,0,-1.5
   * ```
   */
  prune(options: NetworkPruneOptions): void;
  /** What ran how when predicting; nothing falls back silently. */
  report(): readonly LayerReport[];
  /** Bytes for training at this batch size (default 1), with the optimiser given, else the one in use, else sgd without momentum. */
  memoryPlan(batchSize?: number, optimizer?: Optimizer): MemoryPlan;
  /**
   * Tensors `<layer>.weight` and `<layer>.bias` in PyTorch's layouts (conv2d [filters,C,kh,kw], depthwise [C,1,kh,kw], dense
   * [units,features]), `<layer>.mean` and `.variance` for batch norm, `.numerator` [1,6] and `.denominator` [groups,4] for rational;
   * the layer list and the input shape as JSON under `lanewise` in the header's metadata. Unnamed layers are `layer0`, `layer1`, ... by position. With `optimizer`, the moments and the
   * random state too: training resumed from it goes on bit for bit. What was pruned stays so. With `names`, the parameters alone under
   * other names, for other tools and `loadParameters`. Format: https://huggingface.co/docs/safetensors.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using network = lanewise.network.create([{ type: "dense", units: 2, name: "only" }], { inputShape: [3] });
   * using again = lanewise.network.fromSafetensors(network.toSafetensors({ optimizer: true }));
   * console.log(again.parameterNames); // [ 'only.weight', 'only.bias' ]
   * ```
   */
  toSafetensors(options?: SaveOptions): Uint8Array;
  /** Idempotent. Any later use throws a TypeError. */
  dispose(): void;
}
