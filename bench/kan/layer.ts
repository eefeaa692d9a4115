/** The two layers of a Kolmogorov-Arnold transformer's block, and the same linear layers with ReLU in place of the rational functions. @module */
import type { Case } from "../harness/case.js";
import { uniform } from "../harness/random.js";
import type { LayerWorkload, Prepared, Subject } from "../harness/subject.js";
import type { Lanewise, LayerSpec } from "../lanewise.js";
import { buildModel } from "../models/build.js";
import type { Model } from "../models/model.js";
import { networkOf } from "../models/network.js";
import { referenceNetwork } from "../reference/network.js";

const TOKENS = 197;
const GROUPS = 8;
const EXPANSION = 4;
const WARM_UP_SECONDS = 1;
const TOLERANCE = 1e-4;
/** Steps leave the outputs as they are to the tolerance, however many there are. */
const LEARNING_RATE = 1e-9;

/** What is trained before the layers, so that the gradient of their input is asked for, as inside of a network. */
const POSITION: LayerSpec = { type: "positionEmbedding", name: "position" };

function rationalModel(name: string, width: number): Model {
  return buildModel(
    name,
    [TOKENS, width],
    [
      POSITION,
      { type: "rational", name: "act1", groups: GROUPS, init: "identity" },
      { type: "dense", name: "fc1", units: EXPANSION * width },
      { type: "rational", name: "act2", groups: GROUPS, init: "swish" },
      { type: "dense", name: "fc2", units: width },
    ],
  );
}

function reluModel(name: string, width: number): Model {
  return buildModel(
    `${name} with ReLU`,
    [TOKENS, width],
    [
      POSITION,
      { type: "dense", name: "fc1", units: EXPANSION * width, activation: "relu" },
      { type: "dense", name: "fc2", units: width },
    ],
  );
}

function layerCase(name: string, width: number, batch: number, isTraining: boolean): Case {
  return {
    name: `GR-KAN layer ${name} ${batch === 1 ? "" : `${batch}x`}${TOKENS}x${width} ${isTraining ? "training step" : "forward"}`,
    unit: "ms",
    work: 1,
    warmUpSeconds: WARM_UP_SECONDS,
    tolerance: TOLERANCE,
    workload: () => ({
      kind: "layer",
      model: rationalModel(name, width),
      floor: reluModel(name, width),
      isTraining,
      batch,
      x: uniform(TOKENS * width, 1, 7),
    }),
  };
}

export const kanLayerCases: readonly Case[] = (
  [
    ["KAT-Tiny", 192, 1],
    ["KAT-Tiny", 192, 8],
    ["KAT-Small", 384, 1],
    ["KAT-Base", 768, 1],
    ["KAT-Base", 768, 8],
  ] as const
).flatMap(([name, width, batch]) => [false, true].map((isTraining) => layerCase(name, width, batch, isTraining)));

/** The outputs of one sample, the last. */
export function prepareLayer(runtime: Lanewise, workload: LayerWorkload, model: Model): Prepared {
  const { batch, isTraining, x: sample } = workload;
  const network = networkOf(runtime, model);
  const x = new Float32Array(batch * sample.length);
  for (let index = 0; index < batch; index++) x.set(sample, index * sample.length);
  const values = network.predict(x);
  const target = values.map((value) => value / 2);
  const optimizer = { type: "sgd", learningRate: LEARNING_RATE } as const;
  return {
    run: isTraining ? () => void network.trainStep(x, target, optimizer) : () => void network.predict(x, values),
    output: () => (isTraining ? network.predict(x) : values).subarray(-sample.length),
    reference: () => referenceNetwork(model, 1, sample),
    dispose: () => network[Symbol.dispose](),
  };
}

/** What the layer has to come near: no function before the first product, and a clamp in the other's place. */
export function oursWithRelu(runtime: Lanewise): Subject {
  return {
    name: "lanewise with ReLU",
    prepare: (workload) => (workload.kind === "layer" ? prepareLayer(runtime, workload, workload.floor) : undefined),
  };
}
