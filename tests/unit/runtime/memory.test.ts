import assert from "node:assert/strict";
import { test } from "node:test";
import type { LoadOptions } from "../../../src/types.js";
import { collectUntil } from "../../support/garbage.js";
import { describeVariants, instantiateKernels } from "../../support/variants.js";

const PAGE = 65536;

describeVariants("memory", (load, variant) => {
  const startBytes = instantiateKernels(variant).memory.buffer.byteLength;

  test("a million tensors created and disposed end where they began", () => {
    const lanewise = load();
    const before = lanewise.memoryUsage();
    const alive = Array.from({ length: 64 }, () => lanewise.tensor("f32", [1]));
    for (let round = 0; round < 1_000_000; round += 1) {
      const slot = (round * 29) % 64;
      alive[slot]!.dispose();
      alive[slot] = lanewise.tensor("u8", [(round * 97) % 1200]) as never;
    }
    const { reserved } = lanewise.memoryUsage();
    for (const tensor of alive) tensor.dispose();
    assert.deepEqual(lanewise.memoryUsage(), { used: before.used, reserved, tensors: 0 });
    assert.ok(reserved <= startBytes + 4 * PAGE, `${reserved} bytes for 64 tensors of at most 1200 bytes`);
  });

  test("memoryUsage counts tensors, their bytes and what the engine gave", () => {
    const lanewise = load();
    const { used } = lanewise.memoryUsage();
    const tensors = [lanewise.tensor("f64", [10]), lanewise.tensor("u8", [17])];
    assert.deepEqual(lanewise.memoryUsage(), { used: used + 80 + 32, reserved: startBytes, tensors: 2 });
    for (const tensor of tensors) tensor.dispose();
    assert.deepEqual(lanewise.memoryUsage(), { used, reserved: startBytes, tensors: 0 });
  });

  test("out of memory says who asked for how much under which limit, and the instance goes on working", () => {
    const maximumBytes = startBytes + 10 * PAGE;
    const lanewise = load({ maximumBytes });
    const kept = lanewise.tensor("f32", [3], [1, 2, 3]);
    const before = lanewise.memoryUsage();
    for (const size of [3_000_000, 0x7fffffff]) {
      assert.throws(() => lanewise.tensor("f64", [size]), {
        name: "RangeError",
        message: new RegExp(
          `out of memory: a tensor of shape \\[${size}\\] asked for ${8 * size} bytes.*limit is ${maximumBytes}`,
        ),
      });
    }
    assert.deepEqual(lanewise.memoryUsage(), before);
    assert.deepEqual([...kept.data], [1, 2, 3]);
    const large = lanewise.tensor("u8", [9 * PAGE]);
    assert.throws(() => lanewise.tensor("u8", [9 * PAGE]), RangeError);
    large.dispose();
    assert.equal(lanewise.tensor("u8", [9 * PAGE]).size, 9 * PAGE);
    assert.ok(lanewise.memoryUsage().reserved <= maximumBytes);
  });

  test("a maximum of just the start leaves room for what fits", () => {
    const lanewise = load({ maximumBytes: startBytes });
    assert.equal(lanewise.tensor("f32", [100]).size, 100);
    assert.throws(() => lanewise.tensor("f32", [startBytes]), RangeError);
  });

  test("initialBytes is there at the start, rounded up to pages, and no later request has to grow it", () => {
    const lanewise = load({ initialBytes: 100 * PAGE + 1 });
    assert.equal(lanewise.memoryUsage().reserved, 101 * PAGE);
    lanewise.tensor("u8", [100 * PAGE]);
    assert.equal(lanewise.memoryUsage().reserved, 101 * PAGE);
    assert.equal(load({ initialBytes: 0 }).memoryUsage().reserved, startBytes);
  });

  const wrongSizes: readonly [string, unknown, string, RegExp][] = [
    ["NaN", { maximumBytes: NaN }, "RangeError", /^options.maximumBytes: expected a whole number .*, got NaN$/],
    ["a fraction", { maximumBytes: 1e6 + 0.5 }, "RangeError", /^options.maximumBytes: /],
    ["a negative number", { initialBytes: -1 }, "RangeError", /^options.initialBytes: .*, got -1$/],
    ["infinity", { maximumBytes: Infinity }, "RangeError", /^options.maximumBytes: /],
    ["more than 32 bits address", { maximumBytes: 2 ** 32 + 1 }, "RangeError", /^options.maximumBytes: /],
    ["a string", { initialBytes: "65536" }, "TypeError", /^options.initialBytes: .*, got "65536"$/],
    ["null", { maximumBytes: null }, "TypeError", /^options.maximumBytes: .*, got null$/],
    ["a maximum below the start", { maximumBytes: 1000 }, "RangeError", /^options.maximumBytes: expected at least \d+/],
    [
      "an initial size above the maximum",
      { initialBytes: 20 * PAGE, maximumBytes: 10 * PAGE },
      "RangeError",
      /^options.initialBytes: expected at most options.maximumBytes, 655360, got 1310720$/,
    ],
  ];
  for (const [what, options, name, message] of wrongSizes) {
    test(`sizes refuse ${what} with a ${name}`, () => {
      assert.throws(() => load(options as LoadOptions), { name, message });
    });
  }

  test("tensors that were forgotten are collected", async () => {
    const lanewise = load();
    const { used } = lanewise.memoryUsage();
    const kept = lanewise.tensor("f32", [1], [7]);
    for (let index = 0; index < 100; index += 1) lanewise.tensor("f32", [100]).data.fill(index);
    assert.equal(lanewise.memoryUsage().tensors, 101);
    await collectUntil(() => lanewise.memoryUsage().tensors === 1);
    assert.equal(lanewise.memoryUsage().used, used + 16);
    assert.equal(kept.data[0], 7);
  });

  test("a view keeps its forgotten tensor, so that no other tensor gets its bytes", async () => {
    const lanewise = load();
    const views = new Set<Float32Array>();
    // In functions of their own, so that no register of this one holds what is to be collected.
    const make = (): void => {
      views.add(lanewise.tensor("f32", [3], [1, 2, 3]).data);
      for (let index = 0; index < 100; index += 1) lanewise.tensor("f32", [3]);
    };
    const check = (): void => views.forEach((view) => assert.deepEqual([...view], [1, 2, 3]));
    make();
    await collectUntil(() => lanewise.memoryUsage().tensors === 1);
    const others = [lanewise.tensor("f32", [3]), lanewise.tensor("f32", [3])];
    check();
    views.clear();
    await collectUntil(() => lanewise.memoryUsage().tensors === others.length);
  });

  test("an engine without FinalizationRegistry only lacks the safety net", () => {
    const registry = globalThis.FinalizationRegistry;
    Reflect.deleteProperty(globalThis, "FinalizationRegistry");
    try {
      const lanewise = load();
      lanewise.tensor("f32", [4]).dispose();
      assert.deepEqual(lanewise.memoryUsage(), { used: 0, reserved: startBytes, tensors: 0 });
    } finally {
      globalThis.FinalizationRegistry = registry;
    }
  });
});
