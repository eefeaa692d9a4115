import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Figures, JobResult } from "../../../examples/lifecycle/job.js";
import { runJob } from "../../../examples/lifecycle/job.js";
import { LIFECYCLE } from "../../../examples/lifecycle/lifecycle.js";
import { DEFAULTS, type Settings } from "../../../examples/lifecycle/settings.js";
import { silentTerminal } from "../../../examples/lifecycle/terminal.js";
import { assertSelfContained } from "./selfContained.js";

const SHORT = { ...DEFAULTS, seed: 7, epochs: 3, images: 3000 };

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "lanewise-lifecycle-"));
});
after(() => rm(folder, { recursive: true }));

function run(name: string, settings: Partial<Settings> = {}): Promise<JobResult> {
  return runJob(
    LIFECYCLE,
    { ...SHORT, ...settings, out: join(folder, name) },
    silentTerminal(),
    new AbortController().signal,
  );
}

describe("a short main job", () => {
  let first: JobResult;
  before(async () => {
    first = await run("first");
  });

  test("learns to read digits", () => {
    const { firstLoss, lastLoss, accuracy } = first.figures.train as {
      firstLoss: number;
      lastLoss: number;
      accuracy: number;
    };
    // Ten classes, nothing learnt: ln 10 = 2.303, give or take what random weights add.
    assert.ok(firstLoss > 1.8 && firstLoss < 3, `first loss ${firstLoss}`);
    assert.ok(lastLoss < 0.4, `last loss ${lastLoss}`);
    assert.ok(accuracy > 0.93, `accuracy ${accuracy}`);
  });

  test("counts the same accuracy after training as in the confusion matrix", () => {
    const { accuracy, digits, misread, confusion } = first.figures.evaluate as unknown as Evaluation;
    const right = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
    const all = confusion.flat().reduce((sum, count) => sum + count, 0);
    assert.equal(all, digits);
    assert.equal(right, digits - misread);
    assert.ok(Math.abs(accuracy - right / digits) < 1e-12);
    assert.ok(Math.abs(accuracy - (first.figures.train!.accuracy as number)) < 1e-12);
  });

  test("gives the same bits for the same seed, and others for another", async () => {
    const again = await run("again");
    const other = await run("other", { seed: 8, epochs: 1 });
    assert.equal(weights(again), weights(first));
    assert.deepEqual(again.figures.evaluate, first.figures.evaluate);
    assert.notEqual(weights(other), weights(first));
  });

  test("trains to the same bits in simd and in scalar", async () => {
    const simd = await run("simd", { variant: "simd", epochs: 1, images: 500 });
    const scalar = await run("scalar", { variant: "scalar", epochs: 1, images: 500 });
    assert.equal(weights(scalar), weights(simd));
  });

  test("answers alike in every variant", () => {
    const { ran } = first.figures.variants as unknown as {
      ran: { variant: string; difference: number; otherAnswers: number }[];
    };
    assert.ok(ran.length >= 2);
    for (const { variant, difference, otherAnswers } of ran) {
      // Fused multiply-adds round less often: probabilities move by a few f32 roundings, magnified by three layers.
      assert.ok(difference < 1e-4, `${variant}: ${difference}`);
      assert.ok(otherAnswers <= 1, `${variant}: ${otherAnswers}`);
    }
  });

  test("writes a report that is self-contained, with every stage, and its figures as JSON", async () => {
    const html = await readFile(first.reportFile, "utf8");
    assertSelfContained(html);
    for (const { name } of LIFECYCLE.stages) assert.ok(html.includes(`<section id="${name}">`), name);
    assert.ok(html.includes(weights(first)));
    const results = JSON.parse(await readFile(join(folder, "first/results.json"), "utf8")) as Record<string, Figures>;
    for (const { name } of LIFECYCLE.stages) assert.deepEqual(results[name], first.figures[name]);
    for (const fact of ["Machine", "Engine", "Variant", "Package", "Wasm", "Seed", "Date"])
      assert.ok(html.includes(results.environment![fact] as string), fact);
  });

  test("stops when it is aborted, with the reason given", async () => {
    const reason = new Error("enough");
    const settings = { ...SHORT, out: join(folder, "aborted") };
    await assert.rejects(runJob(LIFECYCLE, settings, silentTerminal(), AbortSignal.abort(reason)), reason);
  });
});

interface Evaluation {
  readonly accuracy: number;
  readonly digits: number;
  readonly misread: number;
  readonly confusion: number[][];
}

function weights(result: JobResult): string {
  return result.figures.train!.weights as string;
}
