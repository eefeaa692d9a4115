import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import asc from "assemblyscript/asc";

import { canonicalise, fillVectors, hex, Random } from "./inputs.js";
import { KERNELS } from "./kernelSources.js";
import { lowerPair } from "./pair.js";

const DISABLED = ["bulk-memory", "sign-extension", "nontrapping-f2i", "mutable-globals"];
const INPUT_BYTES = 48 * 1536;
const OUTPUT = 2 * 65536;
/** The lowered kernels together may take at most this many times the bytes of the SIMD ones. */
const MAXIMUM_GROWTH = 2.5;

async function compile(folder: string, source: string): Promise<Uint8Array> {
  writeFileSync(path.join(folder, "kernels.ts"), source);
  const flags = ["-O3", "--runtime", "stub", "--initialMemory", "4", "--enable", "simd"];
  const disable = DISABLED.flatMap((feature) => ["--disable", feature]);
  const parameters = ["kernels.ts", "--baseDir", folder, "--outFile", "kernels.wasm", ...flags, ...disable];
  const { error, stderr } = await asc.main(parameters);
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return new Uint8Array(readFileSync(path.join(folder, "kernels.wasm")));
}

describe("AssemblyScript kernels give the same bits lowered", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "lower-"));
  after(() => rmSync(folder, { recursive: true }));
  const sources = Object.values(KERNELS).map(({ source }) => source);
  const { original, lowered, growth } = lowerPair(await compile(folder, sources.join("\n")));

  for (const [name, { nans }] of Object.entries(KERNELS)) {
    for (const [kind, fill] of Object.entries({ special: fillVectors, ordinary: fillOrdinary })) {
      test(`${name} of ${kind} values`, () => {
        for (let seed = 1; seed <= 4; seed++) {
          for (const { bytes, call } of [original, lowered]) {
            fill(bytes.subarray(0, INPUT_BYTES), new Random(seed));
            call(name, seed === 1 ? 0 : 16 * 24 * seed, 0, OUTPUT);
          }
          const expected = canonicalise(original.bytes.subarray(OUTPUT), nans);
          const found = canonicalise(lowered.bytes.subarray(OUTPUT), nans);
          const at = expected.findIndex((byte, index) => byte !== found[index]);
          if (at < 0) continue;
          const parts = [expected, found].map((bytes) => hex(bytes.subarray(at & ~15, (at & ~15) + 16)));
          assert.fail(`${name}, seed ${seed}, output byte ${at}: expected ${parts[0]!}, found ${parts[1]!}`);
        }
      });
    }
  }

  test("and stay small", () => {
    assert.ok(growth < MAXIMUM_GROWTH, `expected less than ${MAXIMUM_GROWTH} times the SIMD module, found ${growth}`);
  });
});

/** Floats between -90 and 90. */
function fillOrdinary(bytes: Uint8Array, random: Random): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += 4) view.setFloat32(at, (random.word() / 2 ** 32) * 180 - 90, true);
}
