import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Network } from "../../src/network/types.js";
import { loadSync } from "../../src/sync.js";
import { describeVariants, type Lanewise } from "../support/variants.js";
import { createNetwork } from "../unit/network/cases.js";
import { assertClose } from "../unit/network/compare.js";
import { createRandom, uniformArray } from "../unit/network/random.js";
import { parametersOf, runReference } from "../unit/network/reference/graph.js";
import { exact, sizeOf, type Values } from "../unit/network/reference/values.js";
import { writeOnnx } from "./onnxModel.js";
import { drawNetwork, drawPrunedNetwork, type RandomNetwork } from "./randomNetworks.js";

const NETWORKS = 240;
const PRUNED = 120;

interface Expected {
  readonly drawn: RandomNetwork;
  readonly x: Float32Array;
  /** onnxruntime's output, with the magnitudes of the f64 reference. */
  readonly output: Values;
  readonly roundings: number;
}

function create(lanewise: Lanewise, drawn: RandomNetwork, seed: number): Network {
  const network = createNetwork(lanewise, { title: "", ...drawn }, seed);
  if (drawn.pruning !== undefined) network.prune(drawn.pruning);
  return network;
}

/** Runs a drawn network in onnxruntime, one thread, nothing fused. */
async function expect(seed: number, drawn: RandomNetwork): Promise<Expected> {
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

const expectations: Expected[] = [];

before(async () => {
  for (let seed = 0; seed < NETWORKS; seed++) expectations.push(await expect(seed, drawNetwork(seed)));
  for (let seed = 0; seed < PRUNED; seed++) expectations.push(await expect(seed, drawPrunedNetwork(seed)));
});

after(() => {
  const types = new Set(expectations.flatMap(({ drawn }) => drawn.layers.map(({ type }) => type)));
  assert.equal(types.size, 13, `every layer type was drawn, not only ${[...types].join(", ")}`);
});

describeVariants(`predict against onnxruntime on ${NETWORKS} random networks, and ${PRUNED} pruned`, (load) => {
  const lanewise = load();
  const sparseKernels = new Set<string>();

  for (let index = 0; index < NETWORKS + PRUNED; index++) {
    const seed = index % NETWORKS;
    test(`network ${seed}${index < NETWORKS ? "" : ", pruned"}`, () => {
      const expected = expectations[index];
      assert.ok(expected !== undefined);
      const { drawn, x, output, roundings } = expected;
      using network = create(lanewise, drawn, seed);
      // Both sides round.
      assertClose(JSON.stringify(drawn), network.predict(x), output, 2 * roundings);
      for (const { kernel } of network.report()) if (kernel.startsWith("sparse")) sparseKernels.add(kernel);
    });
  }

  test("sparse kernels ran among them, of every block", () => {
    for (const expected of [
      /^sparse matmul/,
      /^sparse 1x1 .* block 1$/,
      /^sparse 1x1 .* block 2$/,
      /^sparse 1x1 .* block 4$/,
    ]) {
      assert.ok(
        [...sparseKernels].some((kernel) => expected.test(kernel)),
        `${expected.source} of ${[...sparseKernels].join(", ")}`,
      );
    }
  });
});
