import { createHash } from "node:crypto";
import type { Lanewise, LayerSpec, Network } from "lanewise";
import { CLASSES, PIXELS, SIDE, type Digits } from "./digits.js";

/** Channels, in planes and then flat, that learn an activation each in groups; it starts as swish. */
const GROUPS = 8;

/**
 * Depthwise-separable blocks: most of the work is in 1x1 convolutions, which pruning makes cheaper. Activations come after the
 * pools, where there are four times fewer values. The last, and the dense layer after it, are one of the layers of a
 * Kolmogorov-Arnold transformer.
 */
const LAYERS: readonly LayerSpec[] = [
  { name: "stem", type: "conv2d", filters: 16, kernel: 3, stride: 2, padding: "same", activation: "relu" },
  { name: "depthwise1", type: "depthwiseConv2d", kernel: 3, padding: "same" },
  { name: "pointwise1", type: "conv2d", filters: 64, kernel: 1 },
  { name: "pool1", type: "maxPool", size: 2 },
  { name: "activation1", type: "rational", groups: GROUPS, init: "swish" },
  { name: "depthwise2", type: "depthwiseConv2d", kernel: 3, padding: "same" },
  { name: "pointwise2", type: "conv2d", filters: 128, kernel: 1 },
  { name: "pool2", type: "maxPool", size: 2 },
  { name: "flatten", type: "flatten" },
  { name: "activation2", type: "rational", groups: GROUPS, init: "swish" },
  { name: "logits", type: "dense", units: CLASSES },
  { name: "digit", type: "softmax" },
];

/** The layers that learn their activation. */
export const RATIONAL_LAYERS: readonly string[] = ["activation1", "activation2"];

/** The layers that are pruned, and run sparse where that is faster. */
export const PRUNED_LAYERS: readonly string[] = ["pointwise1", "pointwise2", "logits"];

/** The model of cost reads no clock, so that each run chooses the same kernels and predicts the same bits. */
const KERNELS = "model";

export function createNetwork(engine: Lanewise, seed: number): Network {
  return engine.network.create(LAYERS, { inputShape: [1, SIDE, SIDE], seed, kernels: KERNELS });
}

/** The dense layer whose input are the features. */
const LOGITS = "logits";

/** The network up to its features, with a copy of its weights as they are now: the whole one stays as it is. */
export function featureNetwork(engine: Lanewise, whole: Network): Network {
  const layers = LAYERS.slice(
    0,
    LAYERS.findIndex(({ name }) => name === LOGITS),
  );
  const features = engine.network.create(layers, { inputShape: [1, SIDE, SIDE], kernels: KERNELS });
  for (const name of features.parameterNames) features.setParameter(name, whole.getParameter(name).values);
  return features;
}

/** How many values `featureNetwork` gives for an image. */
export function featureCount(whole: Network): number {
  return whole.getParameter(`${LOGITS}.weight`).shape[1]!;
}

/** A network from a file that `toSafetensors` wrote, which chooses its kernels as that of `createNetwork`. */
export function readNetwork(engine: Lanewise, bytes: Uint8Array): Network {
  return engine.network.fromSafetensors(bytes, { kernels: KERNELS });
}

/** Bounds the memory that a pass over many digits needs. */
const PREDICT_BATCH = 200;

/** Probabilities [count, 10] of every digit. */
export function predictDigits(network: Network, digits: Digits): Float32Array {
  return predictImages(network, digits.images, CLASSES);
}

/** The output [count, width] for images [count, 1, 28, 28]. */
export function predictImages(network: Network, images: Float32Array, width: number): Float32Array {
  const count = images.length / PIXELS;
  const output = new Float32Array(count * width);
  for (let row = 0; row < count; row += PREDICT_BATCH) {
    const end = Math.min(row + PREDICT_BATCH, count);
    network.predict(images.subarray(row * PIXELS, end * PIXELS), output.subarray(row * width, end * width));
  }
  return output;
}

/** The likeliest class of each row of probabilities or of their logarithms [count, 10]. */
export function likeliest(likelihoods: Float32Array | Float64Array): Int32Array {
  return Int32Array.from({ length: likelihoods.length / CLASSES }, (_, row) => {
    const own = likelihoods.subarray(row * CLASSES, (row + 1) * CLASSES);
    return own.indexOf(Math.max(...own));
  });
}

/** The share of digits that the network reads correctly. */
export function accuracyOn(network: Network, digits: Digits): number {
  const classes = likeliest(predictDigits(network, digits));
  return classes.filter((found, row) => found === digits.labels[row]).length / digits.count;
}

/** SHA-256 over the bits of every parameter, by name: equal for equal networks only. */
export function weightsDigest(network: Network): string {
  const hash = createHash("sha256");
  for (const name of network.parameterNames) {
    const { shape, values } = network.getParameter(name);
    hash.update(`${name} ${shape.join("x")}\n`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest("hex");
}
