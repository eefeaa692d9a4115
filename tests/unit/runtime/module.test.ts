import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ABI, VERSION } from "../../../src/generated/abi.js";
import { SHA256_BY_BUILD } from "../../../src/generated/hashes.js";
import { load } from "../../../src/index.js";
import { loadSync } from "../../../src/sync.js";
import { customSection, moduleOf } from "../../support/modules.js";
import { VARIANTS, wasmBytes } from "../../support/variants.js";

const OURS = {
  abi: ABI.lanewise,
  version: VERSION,
  module: "lanewise",
  variant: "scalar",
  build: Object.keys(SHA256_BY_BUILD)[0],
};

/** One import of a function: type section with () -> (), import section "a" "b". */
const IMPORT = [1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 0x61, 1, 0x62, 0, 0];

function stamped(stamp: unknown, ...sections: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return moduleOf(...sections, customSection("lanewise", typeof stamp === "string" ? stamp : JSON.stringify(stamp)));
}

describe("options.module refuses with a TypeError", () => {
  const foreign: readonly [string, Uint8Array<ArrayBuffer>, RegExp][] = [
    ["no bytes at all", new Uint8Array(), /not a wasm module that this engine can compile/],
    ["text", new TextEncoder().encode("<!DOCTYPE html>"), /not a wasm module that this engine can compile/],
    ["an empty module", moduleOf(), /is not one of lanewise/],
    ["a module with another's sections", moduleOf(customSection("name", "x")), /is not one of lanewise/],
    ["a stamp that is no JSON", stamped("{"), /is not one of lanewise/],
    ["a stamp of null", stamped("null"), /is not one of lanewise/],
    ["a stamp of a number", stamped("1"), /is not one of lanewise/],
    ["a stamp without the fields", stamped({}), /is not one of lanewise/],
    ["a stamp with fields of another type", stamped({ ...OURS, build: 5 }), /is not one of lanewise/],
    [
      "a stamp with a field that would flood the message",
      stamped({ ...OURS, version: "x".repeat(1000) }),
      /is not one of lanewise/,
    ],
    [
      "two stamps",
      moduleOf(customSection("lanewise", JSON.stringify(OURS)), customSection("lanewise", JSON.stringify(OURS))),
      /is not one of lanewise/,
    ],
    [
      "the module of one family",
      stamped({ ...OURS, module: "bessel" }),
      /expected a wasm module of lanewise, got one of bessel/,
    ],
    [
      "another interface",
      stamped({ ...OURS, abi: "0123456789abcdef", version: "0.0.9" }),
      /lanewise 0\.0\.9 with interface 0123456789abcdef; this is lanewise/,
    ],
    [
      "a build that was never shipped",
      stamped({ ...OURS, build: "ffff" }),
      /build ffff of lanewise .* is not one that lanewise .* ships/,
    ],
    [
      "a build named like a member of every object",
      stamped({ ...OURS, build: "constructor" }),
      /build constructor .* is not one/,
    ],
    ["an unknown variant", stamped({ ...OURS, variant: "avx" }), /is not one that lanewise .* ships/],
    ["a stamped module with imports", stamped(OURS, IMPORT), /wants imports/],
    ["a stamped module without kernels", stamped(OURS), /stamped as one of lanewise and lacks its kernels/],
  ];
  for (const [what, module, message] of foreign) {
    test(what, async () => {
      assert.throws(() => loadSync({ module }), { name: "TypeError", message });
      await assert.rejects(load({ module }), { name: "TypeError", message });
      if (!message.source.startsWith("not a wasm")) {
        assert.throws(() => loadSync({ module: new WebAssembly.Module(module) }), { name: "TypeError", message });
      }
    });
  }

  test("every truncation", () => {
    for (const variant of VARIANTS) {
      const bytes = wasmBytes(variant);
      const lengths = Array.from({ length: 200 }, (_, index) => Math.floor((bytes.length * index) / 200));
      for (const length of [...lengths, bytes.length - 1]) {
        assert.throws(() => loadSync({ module: bytes.subarray(0, length) }), {
          name: "TypeError",
          message: /^options.module: /,
        });
      }
    }
  });
});
