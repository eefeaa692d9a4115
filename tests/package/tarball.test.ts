import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { useConsumer } from "./project.js";

const consumer = useConsumer();
type Targets = string | { readonly [condition: string]: Targets };

/** Every file that the exports map names, with `*` standing for one wasm file. */
function targetsOf(exports: Targets): readonly string[] {
  if (typeof exports === "string") return [exports.replace("*.wasm", "lanewise.simd.wasm")];
  return Object.values(exports).flatMap(targetsOf);
}

test("every target of the exports map is in the tarball", async () => {
  const installed = path.join(consumer.folder, "node_modules/lanewise");
  const manifest = JSON.parse(await readFile(path.join(installed, "package.json"), "utf8")) as { exports: Targets };
  const targets = targetsOf(manifest.exports);
  assert.ok(targets.length >= 8);
  for (const target of targets) assert.ok(existsSync(path.join(installed, target)), target);
});

test("the tarball holds the package, its sources and its licences, and nothing else", async () => {
  const installed = path.join(consumer.folder, "node_modules/lanewise");
  const expected = [
    "LICENSE",
    "LICENSE-assemblyscript.txt",
    "NOTICE",
    "README.md",
    "assembly",
    "dist",
    "package.json",
    "src",
  ];
  assert.deepEqual((await readdir(installed)).sort(), expected.sort());
});

/** Not shipped: the bytes as text, which dist has already, and the loader's source. */
const UNSHIPPED = /generated\/bytes|node_modules\/@assemblyscript\/loader/;

test("every source that a source map names is in the tarball", async () => {
  const dist = path.join(consumer.folder, "node_modules/lanewise/dist");
  const maps = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith(".map"));
  assert.ok(maps.length > 3);
  for (const map of maps) {
    const file = path.join(dist, map);
    const { sources } = JSON.parse(await readFile(file, "utf8")) as { sources: readonly string[] };
    for (const source of sources.filter((name) => !UNSHIPPED.test(name))) {
      assert.ok(existsSync(path.resolve(path.dirname(file), source)), `${map} names ${source}`);
    }
  }
});
