import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { loadSync } from "../../src/sync.js";
import { describeVariants } from "../support/variants.js";
import { createNetwork } from "../unit/network/cases.js";
import { assertClose } from "../unit/network/compare.js";
import { createRandom, uniformArray } from "../unit/network/random.js";
import { parametersOf, runReference } from "../unit/network/reference/graph.js";
import { exact, sizeOf, type Values } from "../unit/network/reference/values.js";
import { writeOnnx } from "./onnxModel.js";
import { drawNetwork, type RandomNetwork } from "./randomNetworks.js";

const NETWORKS = 240;

interface Expected {
  readonly drawn: RandomNetwork;
  readonly x: Float32Array;
  /** onnxruntime's output, with the magnitudes of the f64 reference. */
  readonly output: Values;
  readonly roundings: number;
}

/** Runs a drawn network in onnxruntime, one thread, nothing fused. */
async function expect(seed: number, drawn: RandomNetwork): Promise<Expected> {
  const { layers, inputShape, batch } = drawn;
  using lanewise = loadSync({ variant: "scalar" });
  using network = createNetwork(lanewise, { title: "", ...drawn }, seed);
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

const expectations: Expected[] = [];

before(async () => {
  for (let seed = 0; seed < NETWORKS; seed++) expectations.push(await expect(seed, drawNetwork(seed)));
});

after(() => {
  const types = new Set(expectations.flatMap(({ drawn }) => drawn.layers.map(({ type }) => type)));
  assert.equal(types.size, 14, `every layer type was drawn, not only ${[...types].join(", ")}`);
});

describeVariants(`predict against onnxruntime on ${NETWORKS} random networks`, (load) => {
  const lanewise = load();
  for (let seed = 0; seed < NETWORKS; seed++) {
    test(`network ${seed}`, () => {
      const expected = expectations[seed];
      assert.ok(expected !== undefined);
      const { drawn, x, output, roundings } = expected;
      using network = createNetwork(lanewise, { title: "", ...drawn }, seed);
      // Both sides round.
      assertClose(JSON.stringify(drawn.layers), network.predict(x), output, 2 * roundings);
    });
  }
});
