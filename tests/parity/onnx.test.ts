import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { describeVariants } from "../support/variants.js";
import { assertClose } from "../unit/network/compare.js";
import { create, expect, type Expected } from "./expected.js";
import { drawNetwork, drawPrunedNetwork } from "./randomNetworks.js";

const NETWORKS = 240;
const PRUNED = 120;

const expectations: Expected[] = [];

before(async () => {
  for (let seed = 0; seed < NETWORKS; seed++) expectations.push(await expect(seed, drawNetwork(seed)));
  for (let seed = 0; seed < PRUNED; seed++) expectations.push(await expect(seed, drawPrunedNetwork(seed)));
});

after(() => {
  const types = new Set(expectations.flatMap(({ drawn }) => drawn.layers.map(({ type }) => type)));
  assert.equal(types.size, 14, `every layer type was drawn, not only ${[...types].join(", ")}`);
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
