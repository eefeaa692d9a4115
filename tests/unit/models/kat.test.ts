import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { buildGraph } from "../../../src/network/graph.js";
import { kat, type KatOptions } from "../../../src/models/index.js";
import { sizeOf } from "../../../src/runtime/checks.js";
import { describeVariants } from "../../support/variants.js";
import { assertClose } from "../network/compare.js";
import { createRandom, integerArray, uniformArray } from "../network/random.js";
import { parametersOf, runReference } from "../network/reference/graph.js";
import { exact } from "../network/reference/values.js";

const SMALL: KatOptions = { width: 24, depth: 2, heads: 3, groups: 4, patch: 4, inputShape: [2, 12, 8], classes: 5 };
const SIZE = 2 * 12 * 8;

function count(options: KatOptions): { readonly parameters: number; readonly macs: number } {
  const { layers, inputShape } = kat(options);
  const { nodes } = buildGraph(layers, inputShape, undefined);
  let [parameters, macs] = [0, 0];
  for (const { layer } of nodes) {
    macs += layer.macs;
    for (const { shape } of layer.parameters) parameters += sizeOf(shape);
  }
  return { parameters, macs };
}

describe("sizes of Kolmogorov-Arnold transformers", () => {
  test("Tiny, Small and Base have the published numbers of parameters", () => {
    for (const [width, heads, millions] of [
      [192, 3, 5.7],
      [384, 6, 22.1],
      [768, 12, 86.6],
    ] as const) {
      const { parameters } = count({ width, heads });
      assert.equal(Math.round(parameters / 1e5) / 10, millions, `${parameters}`);
    }
  });

  test("Tiny: what a vision transformer has, and 38 for each rational function", () => {
    const [width, tokens] = [192, 197];
    const patches = width * 3 * 256 + width;
    const block = 2 * 2 * width + (3 * width + width) * (width + 1) + 4 * width * (width + 1) + width * (4 * width + 1);
    const transformer = patches + width + tokens * width + 12 * block + 2 * width + 1000 * (width + 1);
    assert.equal(transformer, 5_717_416); // timm's vit_tiny_patch16_224
    const { parameters, macs } = count({});
    assert.equal(parameters, transformer + 12 * 2 * 38);
    const perBlock = 12 * width * width * tokens + 2 * tokens * tokens * width;
    assert.equal(macs, 196 * 768 * width + 12 * perBlock + 1000 * width);
  });

  test("blocks are timm's", () => {
    const names = kat(SMALL).layers.map(({ name }) => name);
    assert.deepEqual(names, [
      "patch_embed.proj",
      "tokens",
      "embed",
      "position",
      ...[0, 1].flatMap((block) =>
        ["norm1", "attn", "attended", "norm2", "mlp.act1", "mlp.fc1", "mlp.act2", "mlp.fc2", "mlp"].map(
          (part) => `blocks.${block}.${part}`,
        ),
      ),
      "norm",
      "class",
      "head",
    ]);
  });

  test("dense layers behind rational functions start with the gains that keep the variance", () => {
    // E F(x)^2 over the normal density by Simpson's rule, whose error at this step is below 1e-9.
    const meanSquare = (f: (x: number) => number): number => {
      let sum = 0;
      for (let index = -1000; index <= 1000; index++) {
        const x = index / 100;
        sum += (index % 2 === 0 ? 2 : 4) * f(x) ** 2 * Math.exp((-x * x) / 2);
      }
      return sum / 300 / Math.sqrt(2 * Math.PI);
    };
    const gains = kat(SMALL).layers.flatMap((layer) => (layer.type === "dense" && layer.gain ? [layer.gain] : []));
    const swish = 1 / Math.sqrt(meanSquare((x) => x / (1 + Math.exp(-x))));
    assert.equal(gains.length, 4);
    for (const [index, gain] of gains.entries()) {
      const expected = index % 2 === 0 ? 1 / Math.sqrt(meanSquare((x) => x)) : swish;
      assert.ok(Math.abs(gain - expected) < 1e-4, `${gain} instead of ${expected}`);
    }
  });

  const refused: readonly [options: unknown, name: "TypeError" | "RangeError", message: RegExp][] = [
    [null, "TypeError", /options/],
    [{ width: 0 }, "RangeError", /options\.width/],
    [{ depth: 1.5 }, "RangeError", /options\.depth/],
    [{ heads: 5 }, "RangeError", /options\.heads.*divisor of the width, 192/],
    [{ groups: 7 }, "RangeError", /options\.groups.*divisor/],
    [{ patch: 15 }, "RangeError", /options\.inputShape.*multiples of the patch, 15/],
    [{ inputShape: [3, 224] }, "RangeError", /options\.inputShape/],
    [{ inputShape: [0, 16, 16] }, "RangeError", /options\.inputShape/],
    [{ inputShape: 224 }, "TypeError", /options\.inputShape/],
    [{ classes: "10" }, "TypeError", /options\.classes/],
    [{ size: 224 }, "TypeError", /"size"/],
  ];
  for (const [options, name, message] of refused) {
    test(`refused: ${JSON.stringify(options)}`, () => {
      assert.throws(() => kat(options as KatOptions), { name, message });
    });
  }
});

describeVariants("a small Kolmogorov-Arnold transformer", (load) => {
  const lanewise = load();

  test("predicts as the f64 reference", () => {
    const { layers, inputShape } = kat(SMALL);
    using network = lanewise.network.create(layers, { inputShape, seed: 3 });
    const x = uniformArray(createRandom(4), 2 * SIZE);
    const reference = runReference(layers, parametersOf(network), exact([2, ...inputShape], x), false);
    assertClose("logits", network.predict(x), reference.output, reference.roundings);
    // And the bound, which grows through every layer, is not all there is to it.
    const most = network.predict(x).reduce((worst, value, index) => {
      return Math.max(worst, Math.abs(value - (reference.output.value[index] ?? NaN)));
    }, 0);
    assert.ok(most < 1e-5, `${most}`);
  });

  test("learns, and goes on from a file bit for bit", () => {
    const { layers, inputShape } = kat(SMALL);
    using network = lanewise.network.create(layers, { inputShape, seed: 5 });
    const random = createRandom(6);
    const [x, labels] = [uniformArray(random, 20 * SIZE), integerArray(random, 20, 5)];
    const optimizer = { type: "adam", learningRate: 0.003, weightDecay: 0.0001 } as const;
    const losses = Array.from({ length: 40 }, () => network.trainStep(x, labels, optimizer).loss);
    assert.ok((losses[39] ?? NaN) < 0.3 * (losses[0] ?? NaN), losses.join());
    const numerator = network.getParameter("blocks.0.mlp.act1.numerator").values;
    assert.ok(
      numerator.some((value, index) => value !== (index === 1 ? 1 : 0)),
      "the first function was learned",
    );
    using copy = lanewise.network.fromSafetensors(network.toSafetensors({ optimizer: true }));
    assert.equal(copy.trainStep(x, labels, optimizer).loss, network.trainStep(x, labels, optimizer).loss);
    assert.deepEqual(copy.toSafetensors({ optimizer: true }), network.toSafetensors({ optimizer: true }));
  });
});
