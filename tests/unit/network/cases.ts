import type { LayerSpec, Network } from "../../../src/network/types.js";
import type { Lanewise } from "../../support/variants.js";
import { KAN_CASES } from "./kanCases.js";
import type { NetworkCase } from "./networkCase.js";
import { createRandom, uniformArray } from "./random.js";
import { TOKEN_CASES } from "./tokenCases.js";

export type { NetworkCase } from "./networkCase.js";

const conv = (spec: Partial<Extract<LayerSpec, { type: "conv2d" }>>): LayerSpec => ({
  type: "conv2d",
  filters: 4,
  kernel: 3,
  ...spec,
});
const depthwise = (spec: Partial<Extract<LayerSpec, { type: "depthwiseConv2d" }>>): LayerSpec => ({
  type: "depthwiseConv2d",
  kernel: 3,
  ...spec,
});
const image = { inputShape: [3, 9, 8], batch: 2 };
const vector = { inputShape: [7], batch: 5 };
const head: readonly LayerSpec[] = [{ type: "flatten" }, { type: "dense", units: 3 }];
const stem = conv({ kernel: 1, filters: 5, name: "stem" });

export const CASES: readonly NetworkCase[] = [
  { title: "conv2d valid", ...image, layers: [conv({}), conv({ filters: 3 })] },
  { title: "conv2d same, stride 2", ...image, layers: [stem, conv({ stride: 2, padding: "same" }), ...head] },
  { title: "conv2d 1x1 without bias", ...image, layers: [stem, conv({ kernel: 1, filters: 9, bias: false }), ...head] },
  {
    title: "conv2d explicit, asymmetric",
    ...image,
    layers: [stem, conv({ kernel: [2, 5], stride: 3, padding: [2, 0, 1, 3] }), ...head],
  },
  {
    title: "conv2d one channel, relu",
    inputShape: [1, 7, 7],
    batch: 3,
    layers: [conv({ activation: "relu" }), ...head],
  },
  { title: "conv2d relu6", ...image, layers: [stem, conv({ activation: "relu6", padding: "same" }), ...head] },
  { title: "conv2d sigmoid", ...image, layers: [stem, conv({ activation: "sigmoid" }), ...head] },
  { title: "conv2d swish", ...image, layers: [stem, conv({ activation: "swish" }), ...head] },
  { title: "conv2d clamp", ...image, layers: [stem, conv({ activation: { min: -0.5, max: 0.25 } }), ...head] },
  { title: "depthwise same", ...image, layers: [stem, depthwise({ padding: "same" }), ...head] },
  {
    title: "depthwise 5x4, stride 2, explicit",
    ...image,
    layers: [stem, depthwise({ kernel: [5, 4], stride: 2, padding: [1, 2, 3, 0], activation: "relu" }), ...head],
  },
  { title: "depthwise without bias, swish", ...image, layers: [stem, depthwise({ bias: false, activation: "swish" })] },
  {
    title: "dense chain",
    ...vector,
    layers: [
      { type: "dense", units: 6, activation: "relu" },
      { type: "dense", units: 4 },
    ],
  },
  {
    title: "dense without bias, sigmoid, swish",
    ...vector,
    layers: [
      { type: "dense", units: 6, bias: false, activation: "sigmoid" },
      { type: "dense", units: 5, activation: "swish" },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "batch norm of planes",
    ...image,
    layers: [conv({ bias: false }), { type: "batchNorm" }, conv({ kernel: 2 })],
  },
  {
    title: "batch norm of features, then relu",
    ...vector,
    layers: [
      { type: "dense", units: 6 },
      { type: "batchNorm" },
      { type: "activation", activation: "relu" },
      { type: "dense", units: 2 },
    ],
  },
  { title: "batch norm first", ...image, layers: [{ type: "batchNorm" }, conv({})] },
  { title: "max pool", ...image, layers: [stem, { type: "maxPool", size: 2 }, conv({ kernel: 2 })] },
  {
    title: "max pool overlapping",
    ...image,
    layers: [stem, { type: "maxPool", size: 3, stride: 2 }, conv({ kernel: 2 })],
  },
  { title: "average pool", ...image, layers: [stem, { type: "avgPool", size: 2 }, conv({ kernel: 2 })] },
  { title: "average pool overlapping", ...image, layers: [stem, { type: "avgPool", size: 3, stride: 1 }, ...head] },
  { title: "global average pool", ...image, layers: [stem, { type: "globalAvgPool" }, { type: "dense", units: 2 }] },
  ...(["relu", "relu6", "sigmoid", "swish", { min: -0.3, max: Infinity }] as const).map((activation, index) => ({
    title: `activation ${index} on its own`,
    ...image,
    layers: [
      stem,
      { type: "maxPool", size: 2 },
      { type: "activation", activation },
      conv({ kernel: 2 }),
    ] as LayerSpec[],
  })),
  {
    title: "activation read twice",
    ...vector,
    layers: [
      { type: "dense", units: 4, name: "a" },
      { type: "activation", activation: "swish", name: "b" },
      { type: "add", input: ["a", "b"] },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "add of a fork, then relu",
    ...image,
    layers: [
      { ...stem, name: "a" },
      conv({ filters: 5, padding: "same", name: "b" }),
      { type: "add", input: ["a", "b"] },
      { type: "activation", activation: "relu" },
      ...head,
    ],
  },
  {
    title: "add of three, one of them twice",
    ...vector,
    layers: [
      { type: "dense", units: 4, name: "a" },
      { type: "dense", units: 4, name: "b", input: "input" },
      { type: "add", input: ["a", "b", "a"] },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "multiply of two",
    ...vector,
    layers: [
      { type: "dense", units: 4, name: "a" },
      { type: "dense", units: 4, name: "b", input: "input", activation: "sigmoid" },
      { type: "multiply", input: ["a", "b"] },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "multiply by itself",
    ...vector,
    layers: [
      { type: "dense", units: 4, name: "a" },
      { type: "multiply", input: ["a", "a"] },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "squeeze and excitation, planes second",
    ...image,
    layers: [
      { ...stem, name: "a" },
      { type: "globalAvgPool" },
      { type: "dense", units: 5, activation: "sigmoid", name: "gate" },
      { type: "multiply", input: ["gate", "a"] },
      ...head,
    ],
  },
  {
    title: "rational of features",
    ...vector,
    layers: [
      { type: "dense", units: 8 },
      { type: "rational", groups: 4 },
      { type: "dense", units: 2 },
    ],
  },
  {
    title: "rational of planes",
    ...image,
    layers: [conv({ filters: 6 }), { type: "rational", groups: 2, init: "tanh" }, ...head],
  },
  {
    title: "rational of form B, one group a channel, then relu",
    ...image,
    layers: [
      stem,
      { type: "rational", groups: 5, init: "gelu", form: "B" },
      { type: "activation", activation: "relu" },
      ...head,
    ],
  },
  {
    title: "rational first",
    ...vector,
    layers: [
      { type: "rational", groups: 1, init: "identity" },
      { type: "dense", units: 3 },
    ],
  },
  { title: "softmax", ...vector, layers: [{ type: "dense", units: 5 }, { type: "softmax" }] },
  {
    title: "softmax in the middle",
    ...vector,
    layers: [{ type: "dense", units: 5 }, { type: "softmax" }, { type: "dense", units: 3 }],
  },
  ...TOKEN_CASES,
  ...KAN_CASES,
  {
    title: "residual block with batch norm",
    ...image,
    layers: [
      { ...stem, name: "a" },
      conv({ filters: 5, padding: "same", bias: false }),
      { type: "batchNorm" },
      { type: "activation", activation: "relu" },
      conv({ filters: 5, padding: "same", bias: false }),
      { type: "batchNorm", name: "b" },
      { type: "add", input: ["b", "a"] },
      { type: "activation", activation: "relu" },
      { type: "globalAvgPool" },
      { type: "dense", units: 3 },
      { type: "softmax" },
    ],
  },
];

/** The network of a case with parameters that are all different from their initial values. */
export function createNetwork(lanewise: Lanewise, { layers, inputShape }: NetworkCase, seed: number): Network {
  const network = lanewise.network.create(layers, { inputShape, seed });
  const random = createRandom(seed);
  for (const name of network.parameterNames) {
    const { values } = network.getParameter(name);
    const isScale = name.endsWith(".variance") || (name.endsWith(".weight") && values.every((value) => value === 1));
    const isWeight = name.endsWith(".weight") && !isScale;
    const [low, high] = isScale ? [0.5, 1.5] : [-0.5, 0.5];
    if (!isWeight) network.setParameter(name, uniformArray(random, values.length, low, high));
  }
  return network;
}
