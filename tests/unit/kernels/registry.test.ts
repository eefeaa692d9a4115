import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { KERNELS } from "../../../tools/registry/index.js";
import { instantiateKernels, VARIANTS } from "../../support/variants.js";
import type { Cases } from "./case.js";
import { assertSameBits, runTrial, type Outcome } from "./conformance.js";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "cases");

async function loadCases(): Promise<ReadonlyMap<string, Cases>> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const loaded = files.map(async (file): Promise<[string, Cases]> => {
    const { CASES } = (await import(pathToFileURL(path.join(folder, file)).href)) as { CASES: Cases };
    return [file.replaceAll(path.sep, "/").replace(/\.ts$/, ""), CASES];
  });
  return new Map(await Promise.all(loaded));
}

const casesByFile = await loadCases();
const instances = new Map(
  VARIANTS.map((variant) => [variant, instantiateKernels(variant) as unknown as WebAssembly.Exports]),
);

describe("registry", () => {
  it("has a case for every kernel and no other", () => {
    const registered = KERNELS.map(({ family, file, name }) => `${family}/${file}: ${name}`);
    const covered = [...casesByFile].flatMap(([file, cases]) => Object.keys(cases).map((name) => `${file}: ${name}`));
    assert.deepEqual(covered.sort(), registered.sort());
  });
});

for (const { family, file, name } of KERNELS) {
  const trials = casesByFile.get(`${family}/${file}`)?.[name];
  if (trials === undefined) continue; // named by the test above

  describe(name, () => {
    const outcomes = new Map<string, ReadonlyMap<string, Outcome>>();
    for (const [variant, exports] of instances) {
      it(`agrees with its reference (${variant})`, () => {
        const results = new Map<string, Outcome>();
        for (const trial of trials()) {
          assert.ok(!results.has(trial.name), `two trials are named "${trial.name}"`);
          const misalignment = 4 + 4 * (results.size % 3);
          results.set(
            trial.name,
            inTrial(trial.name, () => runTrial(exports, trial, misalignment)),
          );
        }
        assert.ok(results.size > 0, "there are no trials");
        outcomes.set(variant, results);
      });
    }

    it("gives the same bits in scalar and simd", () => {
      const [scalar, simd] = [outcomes.get("scalar"), outcomes.get("simd")];
      assert.ok(scalar !== undefined && simd !== undefined, "a variant failed");
      for (const [trial, outcome] of scalar) {
        inTrial(trial, () => {
          assertSameBits(outcome, simd.get(trial) ?? new Map(), "scalar against simd");
        });
      }
    });
  });
}

/** Names the trial in what `run` throws. */
function inTrial<T>(trial: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${trial}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
