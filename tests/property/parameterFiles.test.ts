import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../support/properties.js";
import type { LayerSpec, LoadParametersOptions, Network } from "../../src/network/types.js";
import { loadSync } from "../../src/sync.js";
import { buildFile } from "../unit/network/safetensorsFile.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "dense", name: "a", units: 3 },
  { type: "batchNorm", name: "b" },
  { type: "rational", name: "c", groups: 3 },
];

const lanewise = loadSync();
const create = (seed: number): Network => lanewise.network.create(LAYERS, { inputShape: [4], seed });
const state = (network: Network): readonly Float32Array[] =>
  network.parameterNames.map((name) => network.getParameter(name).values);

/** Changes everything or, with a TypeError or RangeError, nothing. */
function attempt(network: Network, before: readonly Float32Array[], load: () => void): void {
  try {
    load();
  } catch (error) {
    assert.ok(error instanceof TypeError || error instanceof RangeError, String(error));
    assert.deepEqual(state(network), before);
  }
}

test("a file of parameters with bytes changed, cut or put in is read whole or refused", () => {
  using source = create(1);
  const file = source.toSafetensors({ names: (name) => `model.${name}` });
  const change = fc.record({
    at: fc.integer({ min: 0, max: file.length - 1 }),
    removed: fc.integer({ min: 0, max: 4 }),
    inserted: fc.uint8Array({ maxLength: 4 }),
  });
  const body = (changes: readonly { at: number; removed: number; inserted: Uint8Array }[]): void => {
    using network = create(2);
    const changed = changes.reduce(
      (bytes, { at, removed, inserted }) =>
        Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]),
      Buffer.from(file),
    );
    attempt(network, state(network), () => network.loadParameters(changed, { names: (name) => `model.${name}` }));
  };
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), body), { numRuns: 600 });
});

test("tensors in any order, split in what is read and what is skipped", () => {
  const names = create(1).parameterNames;
  const body = (order: readonly string[], skip: readonly string[]): void => {
    using source = create(1);
    using network = create(2);
    const before = new Map(names.map((name) => [name, network.getParameter(name).values]));
    const tensors = order.map((name) => {
      const { shape, values } = source.getParameter(name);
      return { name, dtype: "F32", shape, bytes: new Uint8Array(values.buffer) };
    });
    network.loadParameters(buildFile(tensors, {}), { skip });
    for (const name of names) {
      const expected = skip.includes(name) ? before.get(name) : source.getParameter(name).values;
      assert.deepEqual(network.getParameter(name).values, expected, name);
    }
  };
  const order = fc.shuffledSubarray([...names], { minLength: names.length });
  fc.assert(fc.property(order, fc.subarray([...names]), body), { numRuns: 100 });
});

test("any arguments give the documented errors and change nothing", () => {
  using network = create(1);
  using other = create(2);
  const file = other.toSafetensors();
  const before = state(network);
  const value = fc.oneof(fc.constantFrom(undefined, null, true, 1, "a.weight", [], ["a.weight", 2], {}), fc.anything());
  const names = fc.oneof(value, fc.func(value));
  const body = (bytes: unknown, options: unknown): void => {
    attempt(network, before, () => {
      network.loadParameters(bytes as Uint8Array, options as LoadParametersOptions);
      network.loadParameters(source); // it was taken: start again
    });
  };
  const source = buildFile(
    network.parameterNames.map((name) => {
      const { shape, values } = network.getParameter(name);
      return { name, dtype: "F32", shape, bytes: new Uint8Array(values.buffer) };
    }),
    {},
  );
  const bytes = fc.oneof(fc.constant(file), value);
  const options = fc.oneof(value, fc.record({ names, skip: value, ignoreExtra: value }, { requiredKeys: [] }));
  fc.assert(fc.property(bytes, options, body), { numRuns: 500 });
});
