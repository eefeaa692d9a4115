import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, test } from "node:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { load } from "../../../src/index.js";
import { load as loadFromSync, loadSync } from "../../../src/sync.js";
import { loadInstance, loadInstanceSync } from "../../../src/runtime/load.js";
import type { LoadOptions } from "../../../src/types.js";
import { VARIANTS, wasmBytes } from "../../support/variants.js";

const GARBAGE = Uint8Array.of(0, 97, 115, 109, 9);

describe("the variant", () => {
  test("is the fastest that the engine has, from every entry", async () => {
    assert.equal(loadSync().info.variant, "relaxed");
    assert.equal((await load()).info.variant, "relaxed");
    assert.equal((await loadFromSync({})).info.variant, "relaxed");
  });

  test("is never relaxed when deterministic", async () => {
    assert.equal(loadSync({ deterministic: true }).info.variant, "simd");
    assert.equal((await load({ deterministic: true })).info.variant, "simd");
    assert.equal(loadSync({ deterministic: true, variant: "scalar" }).info.variant, "scalar");
    assert.equal(loadSync({ deterministic: false }).info.variant, "relaxed");
  });

  test("is the one that is forced", async () => {
    for (const variant of VARIANTS) {
      assert.equal((await load({ variant })).info.variant, variant);
      assert.equal((await loadFromSync({ variant })).info.variant, variant);
    }
  });

  test("steps down where the engine validates a probe and then refuses the module", async () => {
    const supply = { relaxed: () => GARBAGE, simd: () => wasmBytes("simd"), scalar: () => wasmBytes("scalar") };
    assert.equal(loadInstanceSync({}, supply).info.variant, "simd");
    assert.equal((await loadInstance({}, supply)).info.variant, "simd");
    assert.equal((await loadInstance({}, { ...supply, simd: () => GARBAGE })).info.variant, "scalar");
  });

  test("is an Error that says why when nothing compiles, and when the forced one does not", async () => {
    const supply = { relaxed: () => GARBAGE, simd: () => GARBAGE };
    const message = /compiles no variant of lanewise \(tried relaxed, simd\): WebAssembly/;
    assert.throws(() => loadInstanceSync({}, supply), { name: "Error", message });
    await assert.rejects(loadInstance({}, supply), { name: "Error", message });
    const forced = { name: "Error", message: /\(tried simd\)/ };
    assert.throws(
      () => loadInstanceSync({ variant: "simd" }, { ...supply, relaxed: () => wasmBytes("relaxed") }),
      forced,
    );
  });

  test("is an Error when the entry does not bring it", () => {
    const supply = { relaxed: () => wasmBytes("relaxed") };
    assert.throws(() => loadInstanceSync({ variant: "scalar" }, supply), {
      name: "Error",
      message: /^options.variant: this entry of lanewise brings relaxed only, not scalar/,
    });
  });

  test("lets other errors through instead of stepping down", async () => {
    const failure = new Error("no such chunk");
    const supply = {
      relaxed: (): never => {
        throw failure;
      },
      simd: () => wasmBytes("simd"),
    };
    assert.throws(() => loadInstanceSync({}, supply), failure);
    await assert.rejects(loadInstance({}, supply), failure);
  });
});

describe("load options refuse", () => {
  const wrong: readonly [string, unknown, string, RegExp][] = [
    [
      "an unknown variant",
      { variant: "avx" },
      "RangeError",
      /^options.variant: expected one of "relaxed", .*, got "avx"$/,
    ],
    ["a variant that is no string", { variant: 1 }, "TypeError", /^options.variant: .*, got 1$/],
    [
      "deterministic that is no boolean",
      { deterministic: 1 },
      "TypeError",
      /^options.deterministic: expected true or false, got 1$/,
    ],
    [
      "deterministic relaxed",
      { deterministic: true, variant: "relaxed" },
      "TypeError",
      /^options.variant: "relaxed" is never deterministic/,
    ],
    ["null", null, "TypeError", /^options: expected an object, got null$/],
    ["a string", "simd", "TypeError", /^options: expected an object, got "simd"$/],
    ["an array", [], "TypeError", /^options: expected an object/],
  ];
  for (const [what, options, name, message] of wrong) {
    test(`${what} with a ${name}`, async () => {
      assert.throws(() => loadSync(options as LoadOptions), { name, message });
      await assert.rejects(load(options as LoadOptions), { name, message });
    });
  }
});

describe("options.module", () => {
  const bytes = wasmBytes("simd");
  const wasmResponse = (type: string): Response => new Response(bytes, { headers: { "content-type": type } });

  test("may be a module or bytes of any kind", async () => {
    const padded = new Uint8Array([1, 2, 3, ...bytes, 4]);
    const inside = padded.subarray(3, 3 + bytes.length);
    const sources = [new WebAssembly.Module(bytes), bytes, bytes.buffer, new DataView(bytes.buffer), inside];
    for (const module of sources) {
      assert.equal(loadSync({ module }).info.variant, "simd");
      assert.equal((await load({ module })).info.variant, "simd");
    }
  });

  test("may be a Response or a promise of one, whatever its MIME type", async () => {
    for (const type of ["application/wasm", "application/wasm; charset=x", "text/html", ""]) {
      assert.equal((await load({ module: wasmResponse(type) })).info.variant, "simd");
      assert.equal((await load({ module: Promise.resolve(wasmResponse(type)) })).info.variant, "simd");
    }
  });

  test("may be a URL, of a server or of a file", async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "lanewise-"));
    const file = path.join(folder, "a b.wasm");
    await writeFile(file, bytes);
    assert.equal((await load({ module: pathToFileURL(file) })).info.variant, "simd");
    await rm(folder, { recursive: true });
    await assert.rejects(load({ module: pathToFileURL(file) }), { code: "ENOENT" });

    const server = createServer((request, response) => {
      response.statusCode = request.url === "/lanewise.wasm" ? 200 : 404;
      response.setHeader("content-type", "application/wasm").end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      assert.equal((await load({ module: new URL("/lanewise.wasm", address) })).info.variant, "simd");
      await assert.rejects(load({ module: new URL("/other.wasm", address) }), {
        name: "TypeError",
        message: /^options.module: HTTP status 404 for http:\/\/127/,
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test("must agree with the other options", async () => {
    const relaxed = wasmBytes("relaxed");
    assert.throws(() => loadSync({ module: relaxed, variant: "simd" }), {
      name: "TypeError",
      message: /^options.module: the module is the relaxed variant, options.variant says simd$/,
    });
    await assert.rejects(load({ module: relaxed, deterministic: true }), {
      name: "TypeError",
      message: /not deterministic/,
    });
    assert.equal(loadSync({ module: relaxed, variant: "relaxed" }).info.variant, "relaxed");
  });

  test("of a kind that only load can wait for is a TypeError in loadSync", () => {
    for (const module of [wasmResponse(""), Promise.resolve(wasmResponse("")), new URL("http://127.0.0.1/")]) {
      assert.throws(() => loadSync({ module }), { name: "TypeError", message: /^options.module: .*needs load/ });
    }
  });

  test("of any other kind is a TypeError", async () => {
    for (const module of [null, 5, "lanewise.wasm", {}, [0, 97, 115, 109], () => bytes]) {
      assert.throws(() => loadSync({ module } as unknown as LoadOptions), {
        name: "TypeError",
        message: /^options.module: expected/,
      });
      await assert.rejects(load({ module } as unknown as LoadOptions), {
        name: "TypeError",
        message: /^options.module: expected/,
      });
    }
  });
});
