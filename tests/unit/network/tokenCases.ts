import type { LayerSpec } from "../../../src/network/types.js";
import type { NetworkCase } from "./networkCase.js";

const image = { inputShape: [3, 9, 8], batch: 2 };
const vector = { inputShape: [7], batch: 5 };
const sequence = { inputShape: [5, 6], batch: 3 };
const head: readonly LayerSpec[] = [{ type: "flatten" }, { type: "dense", units: 3 }];

/** Networks on rows of features. */
export const TOKEN_CASES: readonly NetworkCase[] = [
  {
    title: "layer norm of features, then relu",
    ...vector,
    layers: [
      { type: "dense", units: 6 },
      { type: "layerNorm" },
      { type: "activation", activation: "relu" },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "layer norm with another epsilon",
    ...vector,
    layers: [
      { type: "dense", units: 4 },
      { type: "layerNorm", epsilon: 0.5 },
      { type: "dense", units: 2 },
    ],
  },
  { title: "layer norm first, of tokens", ...sequence, layers: [{ type: "layerNorm" }, { type: "dense", units: 4 }] },
  {
    title: "dense per token, swish, then all tokens",
    ...sequence,
    layers: [{ type: "dense", units: 4, activation: "swish" }, { type: "dense", units: 3, bias: false }, ...head],
  },
  {
    title: "patches to tokens, class token, position embedding",
    ...image,
    layers: [
      { type: "conv2d", filters: 4, kernel: 4, stride: 4 },
      { type: "tokens" },
      { type: "classToken" },
      { type: "positionEmbedding" },
      { type: "dense", units: 3 },
      { type: "selectToken" },
      { type: "softmax" },
    ],
  },
  {
    title: "tokens of the input, the last one of them selected",
    ...image,
    layers: [
      { type: "tokens" },
      { type: "positionEmbedding" },
      { type: "dense", units: 3 },
      { type: "selectToken", index: 71 },
    ],
  },
  {
    title: "class token first",
    ...sequence,
    layers: [{ type: "classToken" }, { type: "dense", units: 2 }],
  },
  {
    title: "attention",
    ...sequence,
    layers: [
      { type: "dense", units: 6 },
      { type: "attention", heads: 2 },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "attention first, without bias, then relu",
    ...sequence,
    layers: [
      { type: "attention", heads: 3, bias: false },
      { type: "activation", activation: "relu" },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "rational functions of tokens, before and after a dense layer",
    ...sequence,
    layers: [
      { type: "rational", groups: 2, init: "tanh" },
      { type: "dense", units: 9 },
      { type: "rational", groups: 3 },
      { type: "dense", units: 4 },
    ],
  },
  {
    title: "transformer block",
    ...sequence,
    layers: [
      { type: "positionEmbedding", name: "x" },
      { type: "layerNorm" },
      { type: "attention", heads: 3, name: "attention" },
      { type: "add", input: ["x", "attention"], name: "y" },
      { type: "layerNorm" },
      { type: "dense", units: 12, activation: "swish" },
      { type: "dense", units: 6, name: "mlp" },
      { type: "add", input: ["y", "mlp"] },
      { type: "layerNorm" },
      { type: "selectToken" },
      { type: "dense", units: 3 },
    ],
  },
];
