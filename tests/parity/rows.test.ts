import { before, test } from "node:test";
import { kat } from "../../src/models/index.js";
import type { LayerSpec } from "../../src/network/types.js";
import { describeVariants } from "../support/variants.js";
import { createNetwork } from "../unit/network/cases.js";
import { assertClose } from "../unit/network/compare.js";
import { exact } from "../unit/network/reference/values.js";
import { expect, type Expected } from "./expected.js";
import type { RandomNetwork } from "./randomNetworks.js";

interface NamedNetwork extends RandomNetwork {
  readonly title: string;
  /** Of logits of about 1, in place of a bound by magnitudes, which grow past all use through norms and quotients in a row. */
  readonly tolerance?: number;
}

/** Names each layer, as the writer of models expects, and makes chains of what has no input. */
function network(
  title: string,
  inputShape: readonly number[],
  batch: number,
  layers: readonly LayerSpec[],
): NamedNetwork {
  return { title, inputShape, batch, layers: layers.map((layer, index) => ({ name: `n${index}`, ...layer })) };
}

const KAT = kat({ width: 24, depth: 3, heads: 3, groups: 8, patch: 4, inputShape: [3, 12, 16], classes: 7 });

const block = (index: number, heads: number, hidden: number, features: number): readonly LayerSpec[] => [
  { type: "layerNorm", name: `norm${index}`, input: `x${index}` },
  { type: "attention", heads, name: `attention${index}` },
  { type: "add", input: [`x${index}`, `attention${index}`], name: `y${index}` },
  { type: "layerNorm", name: `normB${index}` },
  { type: "dense", units: hidden, activation: "swish", name: `up${index}` },
  { type: "dense", units: features, name: `down${index}` },
  { type: "add", input: [`y${index}`, `down${index}`], name: `x${index + 1}` },
];

const NETWORKS: readonly NamedNetwork[] = [
  network("layer norm of features", [13], 5, [{ type: "layerNorm" }, { type: "dense", units: 4 }]),
  network("layer norm of rows, another epsilon", [6, 10], 2, [{ type: "layerNorm", epsilon: 0.01 }]),
  network("dense per token, with and without bias", [7, 5], 3, [
    { type: "dense", units: 9, activation: "relu" },
    { type: "dense", units: 4, bias: false },
  ]),
  network("attention", [11, 12], 2, [{ type: "attention", heads: 3 }]),
  network("attention without bias", [5, 8], 3, [{ type: "attention", heads: 2, bias: false }]),
  network("attention over more tokens than one block", [250, 4], 1, [{ type: "attention", heads: 1 }]),
  network("a vision transformer of two blocks", [3, 16, 12], 2, [
    { type: "conv2d", filters: 12, kernel: 4, stride: 4 },
    { type: "tokens" },
    { type: "classToken" },
    { type: "positionEmbedding", name: "x0" },
    ...block(0, 3, 24, 12),
    ...block(1, 2, 20, 12),
    { type: "layerNorm" },
    { type: "selectToken" },
    { type: "dense", units: 5 },
    { type: "softmax" },
  ]),
  network("rational functions of tokens, in both forms", [7, 12], 2, [
    { type: "rational", groups: 4 },
    { type: "rational", groups: 3, init: "tanh", form: "B" },
  ]),
  {
    title: "a Kolmogorov-Arnold transformer",
    inputShape: KAT.inputShape,
    batch: 2,
    layers: KAT.layers,
    tolerance: 1e-5,
  },
  network("the last token", [6, 3], 2, [{ type: "selectToken", index: 5 }]),
  network("FastKAN", [9], 6, [
    { type: "fastKan", units: 7 },
    { type: "fastKan", units: 3, grids: 5, range: [-1, 2] },
  ]),
  network("FastKAN per token", [4, 6], 2, [{ type: "fastKan", units: 5 }]),
  network("FasterKAN", [9], 6, [
    { type: "fasterKan", units: 7 },
    { type: "fasterKan", units: 3, grids: 4, range: [-1.2, 0.2], width: 2 },
  ]),
  network("FasterKAN per token", [4, 6], 2, [{ type: "fasterKan", units: 5 }]),
];

const expectations: Expected[] = [];

before(async () => {
  for (const [seed, drawn] of NETWORKS.entries()) expectations.push(await expect(seed, drawn));
});

describeVariants("predict against onnxruntime on layers of rows", (load) => {
  const lanewise = load();
  for (const [seed, named] of NETWORKS.entries()) {
    test(named.title, () => {
      const expected = expectations[seed];
      if (expected === undefined) throw new Error("onnxruntime did not run");
      using ours = createNetwork(lanewise, named, seed);
      const y = ours.predict(expected.x);
      if (named.tolerance === undefined) {
        // Both sides round.
        assertClose(named.title, y, expected.output, 2 * expected.roundings);
      } else {
        assertClose(named.title, y, exact(expected.output.shape, expected.output.value), 0, () => named.tolerance ?? 0);
      }
    });
  }
});
