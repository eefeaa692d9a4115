import assert from "node:assert/strict";
import { mock, test } from "node:test";

// This file runs in a process of its own, where nothing has asked the engine yet: verdicts are remembered once given.

test("importing does nothing: it works even where there is no WebAssembly, and only load then fails", async () => {
  const engine = globalThis.WebAssembly;
  Reflect.deleteProperty(globalThis, "WebAssembly");
  try {
    const { load, loadSync } = await import("../../../src/sync.js");
    const message = /^lanewise needs WebAssembly, which this engine does not have$/;
    assert.throws(() => loadSync(), { name: "Error", message });
    assert.throws(() => loadSync({ module: new Uint8Array(8) }), { name: "Error", message });
    await assert.rejects(load({ variant: "simd" }), { name: "Error", message });
  } finally {
    Object.defineProperty(globalThis, "WebAssembly", { value: engine, writable: true, configurable: true });
  }
});

test("an engine without SIMD runs the scalar variant and refuses the others; it is asked once for each", async () => {
  const { loadSync } = await import("../../../src/sync.js");
  const validate = mock.method(WebAssembly, "validate", () => false);
  assert.equal(loadSync().info.variant, "scalar");
  assert.equal(loadSync({ deterministic: true }).info.variant, "scalar");
  for (const variant of ["simd", "relaxed"] as const) {
    assert.throws(() => loadSync({ variant }), {
      name: "Error",
      message: `options.variant: this engine cannot run the ${variant} variant`,
    });
  }
  assert.equal(validate.mock.callCount(), 2);
});
