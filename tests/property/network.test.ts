import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../support/properties.js";
import type { LayerSpec, Network, NetworkOptions, Optimizer } from "../../src/network/types.js";
import { describeVariants, type Lanewise } from "../support/variants.js";
import { drawNetwork } from "../parity/randomNetworks.js";
import { createRandom, uniformArray } from "../unit/network/random.js";

const seeds = fc.integer({ min: 0, max: 1_000_000 });

/** Values that a specification might hold by mistake or by malice. */
const strange = fc.oneof(
  fc.constantFrom(undefined, null, true, Number.NaN, Infinity, -1, 0, 0.5, 2 ** 31, 2 ** 53, "", "input", "same"),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "relu",
    [],
    [1],
    [1, 2],
    [0, 0, 0, 0],
    [-1, 1, 1, 1],
    {},
    { min: 1, max: 0 },
  ),
  fc.integer({ min: -3, max: 12 }),
  fc.string({ maxLength: 4 }),
);
const types = [
  ...["conv2d", "depthwiseConv2d", "dense", "batchNorm", "maxPool", "avgPool", "globalAvgPool", "activation"],
  ...["add", "multiply", "flatten", "softmax", "dropout", "rational"],
];
const keys = [
  ...[
    "filters",
    "kernel",
    "stride",
    "padding",
    "bias",
    "activation",
    "units",
    "size",
    "rate",
    "groups",
    "init",
    "form",
    "name",
    "input",
    "other",
  ],
];
/** A sound network with some of its layers' options replaced. */
const mutated = fc
  .record({
    seed: seeds,
    changes: fc.array(
      fc.record({
        layer: fc.nat(7),
        key: fc.constantFrom("type", ...keys),
        value: fc.oneof(strange, fc.constantFrom(...types)),
      }),
      { maxLength: 2 },
    ),
    inputShape: fc.oneof({ weight: 9, arbitrary: fc.constant("drawn") }, { weight: 1, arbitrary: strange }),
  })
  .map(({ seed, changes, inputShape }) => {
    const drawn = drawNetwork(seed);
    const specs = drawn.layers.map((spec, index) => {
      const own = changes.filter(({ layer }) => layer === index).map(({ key, value }) => [key, value] as const);
      return { ...spec, ...Object.fromEntries(own) };
    });
    return { specs, inputShape: inputShape === "drawn" ? drawn.inputShape : inputShape };
  });

/** Layers from nothing. */
const invented = fc.record({
  specs: fc.array(
    fc.oneof(
      strange,
      fc.dictionary(fc.constantFrom("type", ...keys), fc.oneof(strange, fc.constantFrom(...types)), { maxKeys: 4 }),
    ),
    { maxLength: 4 },
  ),
  inputShape: fc.oneof(fc.constantFrom([2, 5, 5], [7]), strange),
});

/** What a call gives, or undefined where it threw an error of the documented kinds. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    assert.ok(error instanceof TypeError || error instanceof RangeError, String(error));
    assert.ok(error.message.length > 0 && error.message.length < 2000);
    return undefined;
  }
}

/** Runs everything that a network has; nothing may fail but for reasons of the input. */
function exercise(network: Network, inputSize: number, optimizer: Optimizer): void {
  const x = uniformArray(createRandom(1), 2 * inputSize);
  const y = network.predict(x);
  assert.ok(Object.keys(network.predictAll(x)).length > 0);
  assert.ok(network.report().length > 0);
  assert.ok(network.memoryPlan(2, optimizer).total > 0);
  if (network.parameters > 0) attempt(() => network.trainStep(x, y, optimizer));
}

describeVariants("networks of any description", (load) => {
  const lanewise = load({ maximumBytes: 2 ** 26 });
  const atStart = lanewise.memoryUsage().used;
  const leavesNothing = (): void => assert.equal(lanewise.memoryUsage().used, atStart);

  test("a list of layers gives a network that works, or a TypeError or RangeError, and nothing leaks", () => {
    let created = 0;
    const body = ({ specs, inputShape }: { specs: unknown; inputShape: unknown }): void => {
      const options = { inputShape } as NetworkOptions;
      const network = attempt(() => lanewise.network.create(specs as LayerSpec[], options));
      if (network !== undefined) {
        created++;
        const inputSize = (inputShape as number[]).reduce((product, size) => product * size, 1);
        attempt(() => exercise(network, inputSize, { type: "adam", learningRate: 0.01 }));
        network.dispose();
      }
      leavesNothing();
    };
    fc.assert(fc.property(mutated, body), { numRuns: 300 });
    assert.ok(created > 50, `${created} networks came to be`);
    fc.assert(fc.property(invented, body), { numRuns: 300 });
  });

  test("random networks: training keeps shapes and memory, and a file gives the same network back", () => {
    using roomy = load(); // two networks of 1,600 units on as many values are more than `lanewise` may have
    const body = (seed: number): void => {
      const drawn = drawNetwork(seed);
      const { layers: specs, inputShape, batch } = drawn;
      using network = roomy.network.create(specs, { inputShape, seed });
      const inputSize = inputShape.reduce((product, size) => product * size, 1);
      const x = uniformArray(createRandom(seed), batch * inputSize);
      const y = network.predict(x);
      assert.equal(y.length % batch, 0);
      assert.deepEqual(network.predict(x), y);
      const optimizer: Optimizer = { type: "sgd", learningRate: 0.001, momentum: 0.9, clipNorm: 1 };
      if (network.parameters > 0) attempt(() => network.trainStep(x, y, optimizer));
      const used = usedAfter(roomy, () => network.predict(x));
      assert.equal(
        usedAfter(roomy, () => network.predict(x)),
        used,
      );
      const file = network.toSafetensors({ optimizer: true });
      using again = roomy.network.fromSafetensors(file);
      assert.deepEqual(again.toSafetensors({ optimizer: true }), file);
      assert.deepEqual(again.predict(x), network.predict(x));
    };
    fc.assert(fc.property(seeds, body), { numRuns: 60, examples: [[525480], [873002]] });
    assert.equal(roomy.memoryUsage().used, 0);
  });

  test("a file with bytes changed, cut or put in is refused, or is a network that works", () => {
    using network = lanewise.network.create(
      [
        { type: "conv2d", filters: 2, kernel: 2, activation: { min: 0, max: Infinity } },
        { type: "batchNorm" },
        { type: "flatten" },
        { type: "dense", units: 2 },
      ],
      { inputShape: [1, 4, 4], seed: 1 },
    );
    const x = uniformArray(createRandom(1), 32);
    network.trainStep(x, Int32Array.from([0, 1]), { type: "adam", learningRate: 0.1 });
    const file = network.toSafetensors({ optimizer: true });
    const headerEnd = 8 + Number(new DataView(file.buffer).getBigUint64(0, true));
    const used = lanewise.memoryUsage().used;
    const change = fc.record({
      at: fc.oneof(fc.integer({ min: 0, max: headerEnd }), fc.integer({ min: 0, max: file.length })),
      removed: fc.integer({ min: 0, max: 3 }),
      inserted: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc.constantFrom("0", "9", "-", "1e9", '"', "}", "[").map(bytesOf),
      ),
    });
    const body = (changes: readonly { at: number; removed: number; inserted: Uint8Array }[]): void => {
      const changed = changes.reduce((bytes, { at, removed, inserted }) => {
        return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);
      }, Buffer.from(file));
      const again = attempt(() => lanewise.network.fromSafetensors(changed));
      if (again !== undefined) {
        attempt(() => again.predict(x));
        again.dispose();
      }
      assert.equal(lanewise.memoryUsage().used, used);
    };
    fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), body), { numRuns: 600 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) =>
        body([{ at: 0, removed: file.length, inserted: bytes }]),
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), (length) =>
        body([{ at: length, removed: file.length, inserted: new Uint8Array(0) }]),
      ),
    );
  });

  test("calls with any arguments throw the documented errors and change nothing", () => {
    using network = lanewise.network.create([{ type: "dense", units: 2 }], { inputShape: [2], seed: 1 });
    network.predict(new Float32Array(2));
    const file = network.toSafetensors();
    const value = fc.oneof(strange, fc.float32Array({ maxLength: 3 }), fc.int32Array({ maxLength: 3 }));
    const calls: readonly ((a: unknown, b: unknown, c: unknown) => unknown)[] = [
      (a, b) => network.predict(a as Float32Array, b as Float32Array),
      (a, b, c) => network.trainStep(a as Float32Array, b as Int32Array, c as Optimizer),
      (a) => network.getParameter(a as string),
      (a, b) => network.setParameter(a as string, b as number[]),
      (a, b) => network.memoryPlan(a as number, b as Optimizer),
      (a) => network.toSafetensors(a as object),
      (a) => lanewise.network.fromSafetensors(a as Uint8Array),
      (a, b) => lanewise.network.create(a as LayerSpec[], b as NetworkOptions),
    ];
    const body = (which: number, a: unknown, b: unknown, c: unknown): void => {
      attempt(() => calls[which]?.(a, b, c));
      assert.deepEqual(network.toSafetensors(), file);
    };
    const index = fc.integer({ min: 0, max: calls.length - 1 });
    fc.assert(fc.property(index, value, value, value, body), { numRuns: 500 });
  });
});

function usedAfter(lanewise: Lanewise, call: () => unknown): number {
  call();
  return lanewise.memoryUsage().used;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
