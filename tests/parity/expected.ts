import assert from "node:assert/strict";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Network } from "../../src/network/types.js";
import { loadSync } from "../../src/sync.js";
import type { Lanewise } from "../support/variants.js";
import { createNetwork } from "../unit/network/cases.js";
import { createRandom, uniformArray } from "../unit/network/random.js";
import { parametersOf, runReference } from "../unit/network/reference/graph.js";
import { exact, sizeOf, type Values } from "../unit/network/reference/values.js";
import { writeOnnx } from "./onnxModel.js";
import type { RandomNetwork } from "./randomNetworks.js";

export interface Expected {
  readonly drawn: RandomNetwork;
  readonly x: Float32Array;
  /** onnxruntime's output, with the magnitudes of the f64 reference. */
  readonly output: Values;
  readonly roundings: number;
}

export function create(lanewise: Lanewise, drawn: RandomNetwork, seed: number): Network {
  const network = createNetwork(lanewise, { title: "", ...drawn }, seed);
  if (drawn.pruning !== undefined) network.prune(drawn.pruning);
  return network;
}

/** Runs a drawn network in onnxruntime, one thread, nothing fused. */
export async function expect(seed: number, drawn: RandomNetwork): Promise<Expected> {
  const { layers, inputShape, batch } = drawn;
  using lanewise = loadSync({ variant: "scalar" });
  using network = create(lanewise, drawn, seed);
  const shape = [batch, ...inputShape];
  const x = uniformArray(createRandom(seed + 1), sizeOf(shape));
  const reference = runReference(layers, parametersOf(network), exact(shape, x), false);
  const shapes = new Map([...reference.outputs].map(([name, values]) => [name, values.shape.slice(1)]));
  const session = await InferenceSession.create(writeOnnx(layers, network, inputShape, shapes), {
    graphOptimizationLevel: "disabled",
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const last = layers[layers.length - 1]?.name ?? "";
  const { [last]: result } = await session.run({ input: new Tensor("float32", x, shape) });
  await session.release();
  assert.ok(result !== undefined);
  assert.deepEqual(result.dims, reference.output.shape);
  const value = Float64Array.from(result.data as Float32Array);
  return { drawn, x, output: { ...reference.output, value }, roundings: reference.roundings };
}
