import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import type { Lanewise } from "../../../src/types.js";
import { describeVariants, wasmBytes } from "../../support/variants.js";
import { sha256 } from "../../../tools/build/stamp.js";

const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** Its members as functions, where the contract declares methods. */
interface Loose {
  readonly tensor: Lanewise["tensor"];
  readonly scope: Lanewise["scope"];
  readonly memoryUsage: Lanewise["memoryUsage"];
  readonly dispose: () => void;
}

describeVariants("an instance", (load, variant) => {
  test("info says which file runs, by the digest that sha256sum would print", () => {
    const { info } = load();
    assert.equal(info.variant, variant);
    assert.equal(info.version, version);
    assert.equal(info.sha256, sha256(wasmBytes(variant)));
    assert.ok(Object.isFrozen(info));
  });

  test("fma is what the kernel measures, and only relaxed can have it", () => {
    const { info, module } = load();
    const { fused_madd } = new WebAssembly.Instance(module).exports as { fused_madd: (operand: number) => number };
    assert.equal(info.fma, fused_madd(1 + 2 ** -12) === 1);
    if (variant !== "relaxed") assert.equal(info.fma, false);
  });

  test("two instances share nothing", () => {
    const [one, other] = [load(), load()];
    one.tensor("f32", [100]);
    assert.equal(other.memoryUsage().tensors, 0);
    assert.equal(other.memoryUsage().used, 0);
  });

  test("its module makes instances without compiling again", () => {
    const first = load();
    const second = load({ module: first.module });
    assert.equal(second.module, first.module);
    assert.deepEqual(second.info, first.info);
  });

  test("its module travels to a worker, which loads it there", async () => {
    const { module, info } = load();
    const file = new URL("./worker.ts", import.meta.url).href;
    const script = `import("tsx/esm/api").then(({ tsImport }) => tsImport("${file}", "${file}"))`;
    const worker = new Worker(script, { eval: true, workerData: module });
    const [message] = (await once(worker, "message")) as [unknown];
    assert.deepEqual(message, { info, data: Float32Array.of(1, 2, 3) });
    await worker.terminate();
  });

  test("its functions may be taken off it", () => {
    const { tensor, scope, memoryUsage, dispose }: Loose = load();
    assert.equal(
      scope(() => tensor("f32", [2], [1, 2]).data[1]),
      2,
    );
    assert.equal(memoryUsage().tensors, 0);
    dispose();
  });

  test("after dispose everything throws a TypeError that says so, and disposing again is fine", () => {
    const lanewise = load();
    const tensor = lanewise.tensor("f32", [2]);
    lanewise.dispose();
    lanewise[Symbol.dispose]();
    const disposed = { name: "TypeError", message: /this lanewise instance was disposed/ };
    assert.throws(() => lanewise.tensor("f32", [1]), disposed);
    assert.throws(() => lanewise.memoryUsage(), disposed);
    assert.throws(() => tensor.data, { name: "TypeError", message: /f32 tensor \[2\] was disposed/ });
    assert.throws(() => lanewise.dense.matmul(tensor, tensor), TypeError);
    tensor.dispose();
  });

  test("using disposes the instance", () => {
    const tensor = (() => {
      using lanewise = load();
      return lanewise.tensor("f32", [1]);
    })();
    assert.throws(() => tensor.data, TypeError);
  });
});
