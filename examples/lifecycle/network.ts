import { createHash } from "node:crypto";
import type { Lanewise, LayerSpec, Network } from "lanewise";
import { CLASSES, PIXELS, SIDE, type Digits } from "./digits.js";

/** Depthwise-separable blocks: most of the work is in 1x1 convolutions, which pruning makes cheaper. */
const LAYERS: readonly LayerSpec[] = [
  { name: "stem", type: "conv2d", filters: 16, kernel: 3, stride: 2, padding: "same", activation: "relu" },
  { name: "depthwise1", type: "depthwiseConv2d", kernel: 3, padding: "same" },
  { name: "pointwise1", type: "conv2d", filters: 64, kernel: 1, activation: "relu" },
  { name: "pool1", type: "maxPool", size: 2 },
  { name: "depthwise2", type: "depthwiseConv2d", kernel: 3, padding: "same" },
  { name: "pointwise2", type: "conv2d", filters: 128, kernel: 1, activation: "relu" },
  { name: "pool2", type: "maxPool", size: 2 },
  { name: "flatten", type: "flatten" },
  { name: "logits", type: "dense", units: CLASSES },
  { name: "digit", type: "softmax" },
];

/** The layers that are pruned, and run sparse where that is faster. */
export const PRUNED_LAYERS: readonly string[] = ["pointwise1", "pointwise2", "logits"];

/** The model of cost reads no clock, so that each run chooses the same kernels and predicts the same bits. */
const KERNELS = "model";

export function createNetwork(engine: Lanewise, seed: number): Network {
  return engine.network.create(LAYERS, { inputShape: [1, SIDE, SIDE], seed, kernels: KERNELS });
}

/** The layer whose output the last dense layer reads. */
const FEATURES = "flatten";

/** The network up to its features, with a copy of its weights as they are: training and files of the whole one know nothing of it. */
export function featureNetwork(engine: Lanewise, whole: Network): Network {
  const layers = LAYERS.slice(0, LAYERS.findIndex(({ name }) => name === FEATURES) + 1);
  const features = engine.network.create(layers, { inputShape: [1, SIDE, SIDE], kernels: KERNELS });
  for (const name of features.parameterNames) features.setParameter(name, whole.getParameter(name).values);
  return features;
}

/** A network from a file that `toSafetensors` wrote, which chooses its kernels as that of `createNetwork`. */
export function readNetwork(engine: Lanewise, bytes: Uint8Array): Network {
  return engine.network.fromSafetensors(bytes, { kernels: KERNELS });
}

/** Bounds the memory that a pass over many digits needs. */
const PREDICT_BATCH = 200;

/** Probabilities [count, 10] of every digit. */
export function predictDigits(network: Network, digits: Digits): Float32Array {
  const probabilities = new Float32Array(digits.count * CLASSES);
  for (let row = 0; row < digits.count; row += PREDICT_BATCH) {
    const end = Math.min(row + PREDICT_BATCH, digits.count);
    const images = digits.images.subarray(row * PIXELS, end * PIXELS);
    network.predict(images, probabilities.subarray(row * CLASSES, end * CLASSES));
  }
  return probabilities;
}

/** The likeliest class of each row of probabilities [count, 10]. */
export function likeliest(probabilities: Float32Array): Int32Array {
  return Int32Array.from({ length: probabilities.length / CLASSES }, (_, row) => {
    const own = probabilities.subarray(row * CLASSES, (row + 1) * CLASSES);
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
