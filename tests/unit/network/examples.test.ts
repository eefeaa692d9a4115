import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, mock, test } from "node:test";
import { pathToFileURL } from "node:url";
import { format } from "node:util";

const root = path.resolve(import.meta.dirname, "../../..");

/** The examples in the comments of a file, without the stars. */
async function examplesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(path.join(root, file), "utf8");
  return [...text.matchAll(/@example\n *\* ```ts\n(.*?)\n *\* ```/gs)].map(([, block = ""]) =>
    block.replace(/^ *\* ?/gm, ""),
  );
}

/** What the comments behind calls of console.log say that they print. */
function promisedBy(code: string): readonly string[] {
  return [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, promised = ""]) => promised);
}

for (const file of [
  "src/dense/types.ts",
  "src/network/types.ts",
  "src/network/sparsitySchedule.ts",
  "src/models/kat.ts",
  "src/models/katNames.ts",
  "src/models/mobilenetV1.ts",
]) {
  const examples = await examplesOf(file);
  describe(`examples in ${file}`, () => {
    test("are there", () => assert.ok(examples.length >= 1, `${examples.length} examples`));
    for (const [index, code] of examples.entries()) {
      test(`example ${index + 1} prints what it says`, async () => {
        const folder = await mkdtemp(path.join(tmpdir(), "lanewise-example-"));
        const entry = (file: string): string => JSON.stringify(pathToFileURL(path.join(root, "src", file)).href);
        const program = path.join(folder, "example.mts");
        await writeFile(
          program,
          code.replace('"lanewise"', entry("index.ts")).replace('"lanewise/models"', entry("models/index.ts")),
        );
        const printed: string[] = [];
        const log = mock.method(
          console,
          "log",
          (...values: readonly unknown[]) => void printed.push(format(...values)),
        );
        try {
          await import(pathToFileURL(program).href);
        } finally {
          log.mock.restore();
          await rm(folder, { recursive: true });
        }
        assert.ok(printed.length > 0);
        assert.deepEqual(printed, promisedBy(code));
      });
    }
  });
}
