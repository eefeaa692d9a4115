import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { describeVariants } from "../support/variants.js";
import { createNetwork } from "../unit/network/cases.js";
import { assertClose } from "../unit/network/compare.js";
import { expect, type Expected } from "./expected.js";
import { drawNetwork } from "./randomNetworks.js";

const NETWORKS = 240;

const expectations: Expected[] = [];

before(async () => {
  for (let seed = 0; seed < NETWORKS; seed++) expectations.push(await expect(seed, drawNetwork(seed)));
});

after(() => {
  const types = new Set(expectations.flatMap(({ drawn }) => drawn.layers.map(({ type }) => type)));
  assert.equal(types.size, 13, `every layer type was drawn, not only ${[...types].join(", ")}`);
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
