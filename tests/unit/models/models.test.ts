import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { efficientnetB0, mobilenetV1, mobilenetV2, type LayerSpec, type Model } from "../../../src/models/index.js";
import { buildGraph } from "../../../src/network/graph.js";
import { sizeOf } from "../../../src/runtime/checks.js";
import { describeVariants } from "../../support/variants.js";
import { assertClose } from "../network/compare.js";
import { createRandom, integerArray, uniformArray } from "../network/random.js";
import { parametersOf, runReference } from "../network/reference/graph.js";
import { exact } from "../network/reference/values.js";

interface Counts {
  readonly parameters: number;
  readonly macs: number;
}

function count({ layers, inputShape }: Model, isCounted: (spec: LayerSpec) => boolean = () => true): Counts {
  const { nodes } = buildGraph(layers, inputShape, undefined);
  let [parameters, macs] = [0, 0];
  for (const { layer, index } of nodes) {
    const spec = layers[index];
    if (spec === undefined || !isCounted(spec)) continue;
    macs += layer.macs;
    for (const { role, shape } of layer.parameters) if (role !== "statistic") parameters += sizeOf(shape);
  }
  return { parameters, macs };
}

const isPointwise = (spec: LayerSpec): boolean => spec.type === "conv2d" && spec.kernel === 1;

/** [channels, side] after each layer whose name ends so. */
function shapesOf({ layers, inputShape }: Model, ending: string): string {
  const { nodes } = buildGraph(layers, inputShape, undefined);
  return nodes
    .filter(({ name }) => name.endsWith(ending))
    .map(({ layer: { shape } }) => `${shape[0]}@${shape[1]}`)
    .join(" ");
}

/** In units of the last digit that a paper prints. */
function assertRounds(actual: number, published: number, unit: number): void {
  assert.equal(Math.round(actual / unit), Math.round(published / unit), `${actual} instead of ${published}`);
}

describe("sizes of ready models", () => {
  test("MobileNetV1: Keras's trainable parameters and the multiply-adds of the papers' table", () => {
    const { parameters, macs } = count(mobilenetV1({ batchNorm: true }));
    assert.equal(parameters, 4_231_976);
    assertRounds(macs, 569e6, 1e6);
    for (const [width, millions, thousands] of [
      [0.75, 325, 2585],
      [0.5, 149, 1331],
      [0.25, 41, 470],
    ] as const) {
      const narrow = count(mobilenetV1({ width, batchNorm: true }));
      assertRounds(narrow.macs - 0.5e6, (millions - 0.5) * 1e6, 1e6);
      assert.equal(Math.floor(narrow.parameters / 1000), thousands);
    }
  });

  test("MobileNetV1 1.4 as in the Fast Sparse ConvNets, rounded to multiples of 8", () => {
    const model = mobilenetV1({ width: 1.4 });
    const pointwise = "88@112 176@56 176@56 360@28 360@28 720@14 720@14 720@14 720@14 720@14 720@14 1432@7 1432@7";
    assert.equal(shapesOf(model, "_pointwise"), pointwise);
    assert.equal(shapesOf(model, "stem"), "48@112");
    assertRounds(count(model, isPointwise).macs, 1059.8e6, 1e5);
    assertRounds(count(model, ({ type }) => type === "depthwiseConv2d").macs, 24.6e6, 1e5);
  });

  test("MobileNetV2: torchvision's parameters and the multiply-adds of the papers' table", () => {
    const { parameters, macs } = count(mobilenetV2({ batchNorm: true }));
    assert.equal(parameters, 3_504_872);
    assert.equal(macs, 300_774_272);
    for (const [width, millions] of [
      [0.35, 59],
      [0.5, 97],
      [0.75, 209],
      [1.3, 509],
      [1.4, 582],
    ] as const) {
      assertRounds(count(mobilenetV2({ width })).macs, millions * 1e6, 1e6);
    }
    assertRounds(count(mobilenetV2(), isPointwise).macs, 267.9e6, 1e5);
  });

  test("EfficientNet-B0: torchvision's parameters, 0.39 billion multiply-adds", () => {
    const { parameters, macs } = count(efficientnetB0({ batchNorm: true }));
    assert.equal(parameters, 5_288_548);
    assertRounds(macs, 0.39e9, 1e7);
    assertRounds(count(efficientnetB0(), isPointwise).macs, 338.5e6, 1e5);
    assertRounds(count(efficientnetB0(), ({ type }) => type === "depthwiseConv2d").macs, 34.5e6, 1e5);
  });

  test("shapes per stage at 224", () => {
    assert.equal(
      shapesOf(mobilenetV1(), "_pointwise"),
      "64@112 128@56 128@56 256@28 256@28 512@14 512@14 512@14 512@14 512@14 512@14 1024@7 1024@7",
    );
    assert.equal(
      shapesOf(mobilenetV2(), "_project"),
      "16@112 24@56 24@56 32@28 32@28 32@28 64@14 64@14 64@14 64@14 96@14 96@14 96@14 160@7 160@7 160@7 320@7",
    );
    assert.equal(
      shapesOf(efficientnetB0(), "_project"),
      "16@112 24@56 24@56 40@28 40@28 80@14 80@14 80@14 112@14 112@14 112@14 192@7 192@7 192@7 192@7 320@7",
    );
    assert.equal(
      shapesOf(efficientnetB0(), "_squeeze"),
      [8, 4, 6, 6, 10, 10, 20, 20, 20, 28, 28, 28, 48, 48, 48, 48].map((units) => `${units}@undefined`).join(" "),
    );
  });

  test("symmetric padding changes no shape, and batch norms none of the multiply-adds", () => {
    for (const create of [mobilenetV1, mobilenetV2, efficientnetB0]) {
      assert.deepEqual(count(create({ padding: "symmetric" })), count(create()));
      assert.equal(count(create({ batchNorm: true })).macs, count(create()).macs);
      const { layers } = create({ padding: "symmetric" });
      assert.ok(!layers.some((layer) => "padding" in layer && layer.padding === "same"));
    }
  });

  const refused: readonly [options: unknown, name: "TypeError" | "RangeError", message: RegExp][] = [
    [null, "TypeError", /options/],
    [{ classes: 0 }, "RangeError", /options\.classes/],
    [{ size: 22.5 }, "RangeError", /options\.size/],
    [{ padding: "valid" }, "RangeError", /options\.padding/],
    [{ batchNorm: 1 }, "TypeError", /options\.batchNorm/],
    [{ depth: 2 }, "TypeError", /"depth"/],
  ];
  for (const [options, name, message] of refused) {
    test(`refused: ${JSON.stringify(options)}`, () => {
      for (const create of [mobilenetV1, mobilenetV2, efficientnetB0]) {
        assert.throws(() => create(options as object), { name, message });
      }
    });
  }

  test("refused: a width of 0, and any width of EfficientNet-B0", () => {
    for (const create of [mobilenetV1, mobilenetV2]) {
      assert.throws(() => create({ width: 0 }), { name: "RangeError", message: /options\.width/ });
    }
    assert.throws(() => efficientnetB0({ width: 1 } as object), { name: "TypeError", message: /"width"/ });
  });
});

const SMALL: Readonly<Record<string, Model>> = {
  "MobileNetV1 0.25": mobilenetV1({ width: 0.25, size: 32, classes: 7 }),
  "MobileNetV1 0.25, symmetric, with batch norms": mobilenetV1({
    width: 0.25,
    size: 33,
    classes: 7,
    padding: "symmetric",
    batchNorm: true,
  }),
  "MobileNetV2 0.35": mobilenetV2({ width: 0.35, size: 32, classes: 7 }),
  "MobileNetV2 0.35, with batch norms": mobilenetV2({ width: 0.35, size: 32, classes: 7, batchNorm: true }),
  "EfficientNet-B0": efficientnetB0({ size: 32, classes: 7 }),
  "EfficientNet-B0, symmetric, with batch norms": efficientnetB0({
    size: 30,
    classes: 7,
    padding: "symmetric",
    batchNorm: true,
  }),
};

describeVariants("ready models", (load) => {
  for (const [title, { layers, inputShape }] of Object.entries(SMALL)) {
    test(`predict against f64: ${title}`, () => {
      using lanewise = load();
      using network = lanewise.network.create(layers, { inputShape, seed: 1 });
      const x = uniformArray(createRandom(1), sizeOf(inputShape));
      const reference = runReference(layers, parametersOf(network), exact([1, ...inputShape], x), false);
      // Products of absolute sums over 60 layers bound nothing; the largest output is the scale that errors really have.
      const largest = Math.max(...Array.from(reference.output.value, Math.abs));
      const magnitude = reference.output.value.map(() => largest);
      assertClose("output", network.predict(x), { ...reference.output, magnitude }, reference.roundings);
    });
  }

  test("they train", () => {
    using lanewise = load();
    const { layers, inputShape } = SMALL["MobileNetV2 0.35, with batch norms"] as Model;
    using network = lanewise.network.create(layers, { inputShape, seed: 1 });
    const [x, labels] = [uniformArray(createRandom(2), 4 * sizeOf(inputShape)), integerArray(createRandom(3), 4, 7)];
    const losses = Array.from(
      { length: 8 },
      () => network.trainStep(x, labels, { type: "sgd", learningRate: 0.02 }).loss,
    );
    assert.ok((losses[7] ?? NaN) < 0.8 * (losses[0] ?? NaN), losses.join());
  });
});
