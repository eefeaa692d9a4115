import type { Activation, Padding } from "../dense/types.js";
import type { RationalForm, RationalName } from "../kan/types.js";

type Convolution = {
  kernel: number | readonly [number, number];
  stride?: number;
  padding?: Padding;
  bias?: boolean;
  activation?: Activation;
};

/**
 * Layers of a transformer, on [tokens, features]. Parameters have timm's names and layouts.
 *
 * - layerNorm, on [features] too: y = weight (x - mean) / sqrt(variance + epsilon) + bias, moments over the features in double
 *   precision; epsilon 1e-5 by default (PyTorch's; timm's transformers take 1e-6). Ba, Kiros, Hinton (arXiv 1607.06450).
 * - tokens: planes [C,H,W] -> [H W, C].
 * - classToken: a learned token (`cls_token` [1, 1, features]) before the others; selectToken: the one at `index`, by default the
 *   first, [tokens, features] -> [features]; positionEmbedding: adds `pos_embed` [1, tokens, features].
 * - attention: softmax(Q K^T / sqrt(features / heads)) V per head, Q, K, V from `qkv.weight` [3 features, features] and `qkv.bias`
 *   (unless `bias` is false), the heads side by side times `proj.weight` [features, features] plus `proj.bias`. `heads` divides the features.
 *   `init: "mimetic"` starts each head near the identity and the values' way out near its negative, as trained layers are, which helps most on little
 *   data (Trockman, Kolter, arXiv 2305.09828); creating takes 8 (heads + 1) features^3 operations. The default is Xavier's "xavier".
 *   Vaswani et al. (arXiv 1706.03762), equation 1.
 */
export type TransformerLayer =
  | { type: "layerNorm"; epsilon?: number }
  | { type: "tokens" }
  | { type: "classToken" }
  | { type: "selectToken"; index?: number }
  | { type: "positionEmbedding" }
  | { type: "attention"; heads: number; bias?: boolean; init?: "xavier" | "mimetic" };

/**
 * Kolmogorov-Arnold layers, on [features] or per token on [tokens, features].
 *
 * - bsplineKan: Wb swish(x) + sum over inputs and bases of Ws B(x), cubic B-splines on `gridSize` (5) intervals of `range` ([-1, 1]), 0
 *   beyond the third interval outside. `base_weight` [units, features] and `spline_weight` [units, features, gridSize + 3] as in
 *   efficient-kan (without its stand-alone scale: multiply it in). Liu et al. (arXiv 2404.19756).
 * - fastKan: Ws e^-((layer norm(x) - c) / h)^2 over `grids` (8) centres c on `range` ([-2, 2]), h apart, plus Wb swish(x) + b. Names of
 *   fast-kan. Li (arXiv 2405.06721).
 * - fasterKan: W (1 - tanh^2((layer norm(x) - c) / width)), width 0.33 and no base, as in MedViTV2 (arXiv 2502.13693).
 */
export type KolmogorovArnoldLayer =
  | { type: "bsplineKan"; units: number; gridSize?: number; range?: readonly [number, number] }
  | { type: "fastKan"; units: number; grids?: number; range?: readonly [number, number] }
  | { type: "fasterKan"; units: number; grids?: number; range?: readonly [number, number]; width?: number };

/**
 * One layer; `input` names earlier layers ("input" is the network's own) where the graph is not a chain. Defaults: stride 1, padding
 * "valid", bias true, activation "none", a pool's stride its size, batch norm epsilon 1e-5 and momentum 0.1 (PyTorch's).
 *
 * Shapes, without batch: convolutions and pools [C,H,W]; dense [features] (put a `flatten` before) or per token [tokens, features];
 * softmax [features]; batchNorm [C,H,W] or [features]; rational all three; globalAvgPool [C,H,W] -> [C]; add two or more of one shape;
 * multiply two of one shape, or [C,H,W] and [C].
 *
 * A dense layer with a `gain` starts with weights in +-gain sqrt(3 / fan-in), in place of Kaiming's for its activation: sqrt(1 / E F(x)^2)
 * keeps the variance behind a function F of its inputs, 1.677 behind swish.
 *
 * rational learns P(x) / Q(x) for each of `groups` of neighbouring channels, with one numerator for all, from `init` (default "swish")
 * in `form` (default "A"); see `Kan`. Weight decay leaves it alone.
 */
export type LayerSpec = { readonly name?: string; readonly input?: string | readonly string[] } & (
  | ({ type: "conv2d"; filters: number } & Convolution)
  | ({ type: "depthwiseConv2d" } & Convolution)
  | { type: "dense"; units: number; bias?: boolean; activation?: Activation; gain?: number }
  | { type: "batchNorm" }
  | { type: "maxPool" | "avgPool"; size: number; stride?: number }
  | { type: "globalAvgPool" }
  | { type: "activation"; activation: Activation }
  | { type: "add" }
  | { type: "multiply" }
  | { type: "flatten" }
  | { type: "softmax" }
  | { type: "dropout"; rate: number }
  | { type: "rational"; groups: number; init?: RationalName; form?: RationalForm }
  | TransformerLayer
  | KolmogorovArnoldLayer
);

export type LayerType = LayerSpec["type"];
