import assert from "node:assert/strict";
import { test } from "node:test";
import { loadInstanceSync } from "../../../src/runtime/load.js";
import type { Instance } from "../../../src/runtime/instance.js";
import type { LoadOptions } from "../../../src/types.js";
import { collectUntil } from "../../support/garbage.js";
import { describeVariants, wasmBytes } from "../../support/variants.js";

describeVariants("the context of the families", (_load, variant) => {
  const create = (options: LoadOptions = {}): Instance =>
    loadInstanceSync({ ...options, variant }, { [variant]: () => wasmBytes(variant) });

  test("checkTensor returns a live tensor of this instance, of the dtype and the shape", () => {
    const context = create();
    const tensor = context.tensor("f32", [2, 3]);
    assert.equal(context.checkTensor("a", tensor, "f32"), tensor);
    assert.equal(context.checkTensor("a", tensor, "f32", ["M", 3]), tensor);
  });

  test("checkTensor says what is wrong", () => {
    const context = create();
    const tensor = context.tensor("f32", [2, 3]);
    const gone = context.tensor("f32", [2]);
    gone.dispose();
    const foreign = create().tensor("f32", [2, 3]);
    const check =
      (value: unknown, dtype: "f32" | "f64" = "f32", shape?: readonly (number | string)[]) =>
      () =>
        context.checkTensor("a", value, dtype, shape);
    const wrong: readonly [() => unknown, string, string][] = [
      [check(undefined), "TypeError", "a: expected f32 tensor of this lanewise instance, got undefined"],
      [
        check(new Float32Array(2)),
        "TypeError",
        "a: expected f32 tensor of this lanewise instance, got Float32Array of 8 bytes",
      ],
      [check({ ...tensor }), "TypeError", "a: expected f32 tensor of this lanewise instance, got Object"],
      [check(gone), "TypeError", "a: f32 tensor [2] was disposed"],
      [check(foreign), "TypeError", "a: f32 tensor [2, 3] belongs to another lanewise instance"],
      [check(tensor, "f64"), "TypeError", "a: expected f64 tensor, got f32 tensor [2, 3]"],
      [check(tensor, "f32", ["M", 4]), "RangeError", "a: expected f32 tensor [M, 4], got f32 tensor [2, 3]"],
      [check(tensor, "f32", ["M"]), "RangeError", "a: expected f32 tensor [M], got f32 tensor [2, 3]"],
    ];
    for (const [call, name, message] of wrong) assert.throws(call, { name, message });
  });

  test("output makes a tensor of the innermost scope, or takes an out that fits", () => {
    const context = create();
    const input = context.createTensor("f32", [2, 2], "an input");
    const out = context.createTensor("f32", [2, 2], "an out");
    const request = { dtype: "f32", shape: [2, 2], inputs: [input, undefined] } as const;
    assert.equal(context.output({ ...request, out }), out);
    context.scope(() => assert.deepEqual(context.output({ ...request, out: undefined }).shape, [2, 2]));
    assert.equal(context.memoryUsage().tensors, 2);
    assert.throws(() => context.output({ ...request, shape: [4], out }), {
      name: "RangeError",
      message: "out: expected f32 tensor [4], got f32 tensor [2, 2]",
    });
  });

  test("an out that overlaps an input is a RangeError, but for the input itself in place", () => {
    const context = create();
    const input = context.tensor("f32", [2, 2]);
    const same = context.checkTensor("same", input.reshape([4]), "f32");
    const request = { dtype: "f32", shape: [2, 2], out: input, inputs: [undefined, same] } as const;
    const checked = context.checkTensor("input", input, "f32");
    const message = "out: expected memory that no input shares, got f32 tensor [2, 2]";
    assert.throws(() => context.output(request), { name: "RangeError", message });
    assert.throws(() => context.output({ ...request, inputs: [checked] }), { name: "RangeError", message });
    assert.equal(context.output({ ...request, inPlace: true }), input);
    assert.equal(context.output({ ...request, inputs: [checked], inPlace: true }), input);
  });

  test("empty tensors overlap nothing", () => {
    const context = create();
    const input = context.createTensor("f32", [0], "an input");
    assert.equal(context.output({ dtype: "f32", shape: [0], out: input, inputs: [input] }), input);
  });

  test("allocate names what asked, and views reach every type", () => {
    const context = create({ maximumBytes: 1 << 20 });
    const pointer = context.allocate(64, "scratch");
    context.f64(pointer, 2).set([1.5, -2]);
    assert.equal(context.f32(pointer, 4)[1], 1.9375); // the upper half of 1.5
    assert.equal(context.i32(pointer, 4)[1], 0x3ff80000);
    assert.equal(context.u16(pointer, 4)[3], 0x3ff8);
    assert.equal(context.u8(pointer, 8)[7], 0x3f);
    context.free(pointer);
    assert.throws(() => context.allocate(1 << 21, "the arena of a network"), {
      name: "RangeError",
      message:
        /^out of memory: the arena of a network asked for 2097152 bytes; 0 bytes are in use and the limit is 1048576/,
    });
  });

  test("values inside this memory are copied, values outside are not", () => {
    const context = create();
    const { data } = context.tensor("f32", [3], [1, 2, 3]);
    const copy = context.outside(data);
    assert.notEqual(copy.buffer, data.buffer);
    assert.deepEqual(copy, data);
    const own = Float32Array.of(1);
    assert.equal(context.outside(own), own);
    const list = [1, 2];
    assert.equal(context.outside(list), list);
  });

  test("freeWith frees once when called", () => {
    const context = create();
    const owner = {};
    const free = context.freeWith(owner, [context.allocate(100, "a"), context.allocate(100, "b")]);
    assert.equal(context.memoryUsage().used, 224);
    free();
    const again = context.allocate(100, "c");
    free();
    assert.equal(context.memoryUsage().used, 112);
    context.free(again);
  });

  test("freeWith frees when its owner is collected", async () => {
    const context = create();
    for (let index = 0; index < 20; index += 1) context.freeWith({}, [context.allocate(1000, "an arena")]);
    await collectUntil(() => context.memoryUsage().used === 0);
  });

  test("kernels of a disposed instance are out of reach, and freeing is no error", () => {
    const context = create();
    const pointer = context.allocate(16, "a");
    const free = context.freeWith({}, [pointer]);
    context.dispose();
    const disposed = { name: "TypeError", message: /this lanewise instance was disposed/ };
    assert.throws(() => context.kernels, disposed);
    assert.throws(() => context.allocate(16, "b"), disposed);
    assert.throws(() => context.f32(pointer, 1), disposed);
    context.free(pointer);
    free();
  });
});
