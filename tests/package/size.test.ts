import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { root } from "./engine.js";

/** With dense, sparse, kan, bessel, von Mises-Fisher, network and training in it. Every family added raises it by what it needs; all of them have 150 kB together. */
const RELAXED_LIMIT = 140_000;

async function bytesOf(variant: string): Promise<number> {
  return (await readFile(path.join(root, "dist/wasm", `lanewise.${variant}.wasm`))).length;
}

test(`the relaxed module takes at most ${RELAXED_LIMIT} bytes, the scalar one twice that`, async () => {
  const [relaxed, simd, scalar] = await Promise.all([bytesOf("relaxed"), bytesOf("simd"), bytesOf("scalar")]);
  assert.ok(relaxed <= RELAXED_LIMIT, `relaxed: ${relaxed} bytes`);
  assert.ok(simd <= RELAXED_LIMIT, `simd: ${simd} bytes`);
  assert.ok(scalar <= 2 * RELAXED_LIMIT, `scalar: ${scalar} bytes`);
});
