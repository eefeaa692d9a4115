import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kat, katCheckpointName } from "../../../src/models/index.js";
import type { Network, Optimizer } from "../../../src/network/types.js";
import { loadSync } from "../../../src/sync.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";
import { assertSameBits } from "../network/compare.js";
import { createRandom, integerArray, uniformArray } from "../network/random.js";
import { readHeader } from "../network/safetensorsFile.js";
import { drawState, fileOf, stateOf, type Sizes, type Stored } from "./katCheckpoint.js";
import { katReference } from "./katReference.js";

/** kat_tiny_patch16_224 of the authors' repository. */
const TINY: Sizes = {
  width: 192,
  depth: 12,
  heads: 3,
  groups: 8,
  patch: 16,
  inputShape: [3, 224, 224],
  classes: 1000,
};
const TINY_PARAMETERS = 5_718_328; // published as 5.7 million

const SMALL: Sizes = { width: 24, depth: 2, heads: 3, groups: 8, patch: 4, inputShape: [2, 12, 8], classes: 5 };
const SMALL_IMAGE = 2 * 12 * 8;
const HEAD = ["head.weight", "head.bias"];

function create(lanewise: Lanewise, sizes: Sizes): Network {
  const { layers, inputShape } = kat(sizes);
  return lanewise.network.create(layers, { inputShape, seed: 1 });
}

function assertState(network: Network, state: readonly Stored[]): void {
  const stored = new Map(state.map((each) => [each.name, each]));
  for (const own of network.parameterNames) {
    const name = katCheckpointName(own);
    const { shape, values } = network.getParameter(own);
    assert.deepEqual(shape, stored.get(name)?.shape, name);
    assertSameBits(name, values, stored.get(name)?.values ?? new Float32Array());
  }
  assert.equal(network.parameterNames.length, state.length);
}

describe("names of the published checkpoints", () => {
  test("those of the layers, without ours and with kat_rational's", () => {
    assert.deepEqual(
      ["embed.cls_token", "position.pos_embed", "patch_embed.proj.weight", "norm.bias", "head.weight"].map(
        katCheckpointName,
      ),
      ["cls_token", "pos_embed", "patch_embed.proj.weight", "norm.bias", "head.weight"],
    );
    assert.deepEqual(
      ["attn.qkv.bias", "mlp.act1.numerator", "mlp.act2.denominator", "mlp.fc1.weight"].map((name) =>
        katCheckpointName(`blocks.11.${name}`),
      ),
      ["attn.qkv.bias", "mlp.act1.weight_numerator", "mlp.act2.weight_denominator", "mlp.fc1.weight"].map(
        (name) => `blocks.11.${name}`,
      ),
    );
  });

  test("what is no string is a TypeError", () => {
    assert.throws(() => katCheckpointName(1 as unknown as string), { name: "TypeError", message: /parameter/ });
  });
});

describeVariants("a checkpoint of a small transformer", (load) => {
  const lanewise = load();
  const state = drawState(SMALL, createRandom(1));
  const file = fileOf(state, createRandom(2));
  const loaded = (): Network => {
    const network = create(lanewise, SMALL);
    network.loadParameters(file, { names: katCheckpointName });
    return network;
  };

  test("is read whatever its order, its values exact", () => {
    using network = loaded();
    assertState(network, state);
  });

  test("predicts as the published formulas in double precision", () => {
    using network = loaded();
    const x = uniformArray(createRandom(3), 3 * SMALL_IMAGE, -2, 2);
    const logits = network.predict(x);
    for (let sample = 0; sample < 3; sample++) {
      const expected = katReference(state, SMALL, x.subarray(sample * SMALL_IMAGE, (sample + 1) * SMALL_IMAGE));
      const most = expected.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0);
      assert.ok(most > 0.5, `logits of ${most} show little`);
      for (const [index, each] of expected.entries()) {
        const actual = logits[5 * sample + index] ?? NaN;
        assert.ok(Math.abs(actual - each) < 2e-6 * most, `logit ${index}: ${actual} instead of ${each}`);
      }
    }
  });

  test("is written as PyTorch has it, and read again", () => {
    using network = loaded();
    const written = network.toSafetensors({ names: katCheckpointName });
    const { __metadata__: metadata, ...tensors } = readHeader(written).header;
    assert.deepEqual(metadata, { format: "pt" });
    assert.deepEqual(
      new Map(Object.entries(tensors).map(([name, { dtype, shape }]) => [name, [dtype, ...shape]])),
      new Map(stateOf(SMALL).map(([name, shape]) => [name, ["F32", ...shape]])),
    );
    using again = create(lanewise, SMALL);
    again.loadParameters(written, { names: katCheckpointName });
    assertState(again, state);
    assert.deepEqual(again.toSafetensors({ names: katCheckpointName }), written);
  });

  test("is trained on with another head", () => {
    using network = create(lanewise, { ...SMALL, classes: 3 });
    const before = HEAD.map((name) => network.getParameter(name).values);
    network.loadParameters(file, { names: katCheckpointName, skip: HEAD });
    assert.deepEqual(
      HEAD.map((name) => network.getParameter(name).values),
      before,
    );
    const { values } = network.getParameter("blocks.1.mlp.act2.denominator");
    assert.deepEqual(values, state.find(({ name }) => name === "blocks.1.mlp.act2.weight_denominator")?.values);
    const random = createRandom(4);
    const [x, labels] = [uniformArray(random, 12 * SMALL_IMAGE), integerArray(random, 12, 3)];
    const optimizer: Optimizer = { type: "adam", learningRate: 0.003 };
    const losses = Array.from({ length: 30 }, () => network.trainStep(x, labels, optimizer).loss);
    assert.ok((losses[29] ?? NaN) < 0.3 * (losses[0] ?? NaN), losses.join());
  });

  test("refused: another size of image", () => {
    using network = create(lanewise, { ...SMALL, inputShape: [2, 12, 12] });
    assert.throws(() => network.loadParameters(file, { names: katCheckpointName }), {
      name: "RangeError",
      message:
        /"pos_embed" is \w+ \[1, 7, 24\].*position\.pos_embed takes \[1, 10, 24\].*positions of 7 tokens where the network has 10/,
    });
  });

  test("refused: another head, another depth, our own names", () => {
    using head = create(lanewise, { ...SMALL, classes: 3 });
    assert.throws(() => head.loadParameters(file, { names: katCheckpointName }), {
      name: "RangeError",
      message: /"head\.weight" is \w+ \[5, 24\].*takes \[3, 24\]/,
    });
    using shallow = create(lanewise, { ...SMALL, depth: 1 });
    assert.throws(() => shallow.loadParameters(file, { names: katCheckpointName }), {
      name: "RangeError",
      message: /no parameter has the name of its (?:"blocks\.1\.[^"]+"(?:, )?){5} and 11 more/,
    });
    using deep = create(lanewise, { ...SMALL, depth: 3 });
    assert.throws(() => deep.loadParameters(file, { names: katCheckpointName }), {
      name: "RangeError",
      message: /it has no tensor "blocks\.2\.norm1\.weight", .* and 11 more$/,
    });
    using unnamed = create(lanewise, SMALL);
    assert.throws(() => unnamed.loadParameters(file), {
      name: "RangeError",
      message: /no tensor "embed\.cls_token", .*no parameter has the name of its/,
    });
  });
});

describe("KAT-Tiny as published", () => {
  const state = drawState(TINY, createRandom(5));
  const file = fileOf(state, createRandom(6));
  const x = uniformArray(createRandom(7), 3 * 224 * 224, -2, 2);

  for (const variant of ["simd", "relaxed"] as const) {
    test(`${variant}: names, shapes and number of parameters; a training step has finite gradients everywhere`, () => {
      using lanewise = loadSync({ variant });
      using network = create(lanewise, TINY);
      assert.equal(state.length, 200);
      assert.equal(network.parameters, TINY_PARAMETERS);
      network.loadParameters(file, { names: katCheckpointName });
      assertState(network, state);

      const { loss } = network.trainStep(x, Int32Array.of(123), { type: "sgd", learningRate: 1 });
      assert.ok(loss > 0 && loss < 100, `${loss}`);
      const stored = new Map(state.map(({ name, values }) => [name, values]));
      for (const own of network.parameterNames) {
        const before = stored.get(katCheckpointName(own)) ?? new Float32Array();
        const after = network.getParameter(own).values;
        assert.ok(after.every(Number.isFinite), `${own} is finite`);
        assert.ok(
          after.some((each, index) => each !== before[index]),
          `${own} has a gradient`,
        );
      }
    });
  }
});
