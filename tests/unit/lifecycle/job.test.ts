import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { load } from "lanewise";
import { learnedActivations } from "../../../examples/lifecycle/activations.js";
import type { Figures, JobResult } from "../../../examples/lifecycle/job.js";
import { runJob } from "../../../examples/lifecycle/job.js";
import { LIFECYCLE } from "../../../examples/lifecycle/lifecycle.js";
import { createNetwork, PRUNED_LAYERS, RATIONAL_LAYERS } from "../../../examples/lifecycle/network.js";
import { DEFAULTS, type Settings } from "../../../examples/lifecycle/settings.js";
import { silentTerminal } from "../../../examples/lifecycle/terminal.js";
import { assertSelfContained } from "./selfContained.js";

const SHORT = { ...DEFAULTS, seed: 7, epochs: 3, sparsities: [0.5, 0.8], pruneEpochs: 1, images: 3000 };
/** Enough where nothing need be learnt. */
const SHORTER = { epochs: 1, pruneEpochs: 1, images: 500 };

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

  test("learns an activation for each group of channels, and draws all of them before and after", async () => {
    using engine = await load();
    using untrained = createNetwork(engine, SHORT.seed);
    using trained = engine.network.fromSafetensors(await readFile(join(folder, "first/digits.safetensors")));
    const before = learnedActivations(engine, untrained);
    const learned = learnedActivations(engine, trained);
    assert.deepEqual(
      learned.map(({ layer }) => layer),
      RATIONAL_LAYERS,
    );
    for (const [index, { layer, curves }] of learned.entries()) {
      for (const [group, curve] of curves.entries()) {
        const started = before[index]!.curves[group]!;
        // Fitted on [-3, 3] with an error of 5e-7; the rest is rounding of values of size 3.
        const swish = started.filter(([x]) => Math.abs(x) <= 3).map(([x, y]) => Math.abs(y - x / (1 + Math.exp(-x))));
        assert.ok(Math.max(...swish) < 2e-6, `${layer} starts as swish`);
        const moved = Math.max(...curve.map(([, y], point) => Math.abs(y - started[point]![1])));
        assert.ok(moved > 0.01, `${layer}, group ${group}: moved by ${moved}`);
        for (const other of curves.slice(group + 1)) assert.notDeepEqual(curve, other);
      }
    }
    const html = await readFile(first.reportFile, "utf8");
    const section = /<section id="train">.*?<\/section>/s.exec(html)![0];
    assert.equal(section.match(/<svg/g)?.length, 1 + RATIONAL_LAYERS.length);
    for (const layer of RATIONAL_LAYERS) assert.ok(section.includes(`channels of ${layer} learned`), layer);
  });

  test("gives the same bits for the same seed, and others for another", async () => {
    const again = await run("again");
    const other = await run("other", { ...SHORTER, seed: 8 });
    assert.equal(weights(again), weights(first));
    assert.deepEqual(again.figures.evaluate, first.figures.evaluate);
    assert.equal(prunedWeights(again), prunedWeights(first));
    assert.deepEqual(accuracies(again), accuracies(first));
    assert.deepEqual(foreignFigures(again), foreignFigures(first));
    assert.notEqual(weights(other), weights(first));
    assert.notEqual(prunedWeights(other), prunedWeights(first));
  });

  test("trains and prunes to the same bits in simd and in scalar", async () => {
    const simd = await run("simd", { ...SHORTER, variant: "simd" });
    const scalar = await run("scalar", { ...SHORTER, variant: "scalar" });
    assert.equal(weights(scalar), weights(simd));
    assert.equal(prunedWeights(scalar), prunedWeights(simd));
    assert.deepEqual(accuracies(scalar), accuracies(simd));
    assert.deepEqual(foreignFigures(scalar), foreignFigures(simd));
  });

  test("reads digits by the directions of their features, and tells them from foreign images", () => {
    const { accuracy, networkAccuracy, classes, kinds } = foreignFigures(first);
    assert.equal(networkAccuracy, first.figures.evaluate!.accuracy);
    assert.ok(accuracy > 0.9, `accuracy ${accuracy}`);
    assert.equal(
      classes.reduce((sum, { count }) => sum + count, 0),
      first.figures.train!.trainingDigits,
    );
    for (const { kappa, standardError } of classes) assert.ok(kappa > 100 && standardError < kappa / 10, `${kappa}`);
    const digits = first.figures.evaluate!.digits as number;
    assert.deepEqual(
      kinds.map(({ images }) => images),
      [digits, digits, 396, 72],
    );
    // Measured: 1.0000, 0.9816, 0.861; an AUROC of 600 against 400 has a standard error of about 0.01 there.
    for (const [index, least] of [0.99, 0.95, 0.8].entries()) {
      const { name, auroc, confidenceAuroc } = kinds[index]!;
      assert.ok(auroc > least, `${name}: ${auroc}`);
      assert.ok(auroc > confidenceAuroc, `${name}: ${auroc}, by the network's confidence ${confidenceAuroc}`);
    }
    // A font draws these as it draws digits.
    assert.ok(kinds[3]!.auroc < kinds[2]!.auroc - 0.1, `${kinds[3]!.auroc}`);
  });

  test("reports foreign images with ROC curves, a row for each kind, and samples of each", async () => {
    const html = await readFile(first.reportFile, "utf8");
    const section = /<section id="foreign">.*?<\/section>/s.exec(html)![0];
    assert.equal(section.match(/<svg/g)?.length, 1);
    for (const { name, images, auroc } of foreignFigures(first).kinds)
      assert.ok(
        section.includes(
          `<td>${name}</td><td class="number">${images}</td><td class="number">${auroc.toFixed(4)}</td>`,
        ),
        name,
      );
    assert.equal(section.match(/<img/g)?.length, 4 * 6);
    assert.match(section, /<figcaption>. read as \d, above \d/);
  });

  test("prunes each layer to exactly the sparsities asked for, and training keeps the zeros", async () => {
    const { steps } = first.figures.prune as unknown as Pruning;
    assert.deepEqual(
      steps.map(({ sparsity }) => sparsity),
      [0, ...SHORT.sparsities],
    );
    using engine = await load();
    using network = engine.network.fromSafetensors(await readFile(join(folder, "first/digits.safetensors")));
    for (const [index, name] of PRUNED_LAYERS.entries()) {
      const { values } = network.getParameter(`${name}.weight`);
      const zerosAt = (sparsity: number): number => Math.round(sparsity * values.length) / values.length;
      for (const { sparsity, reached } of steps) assert.equal(reached[index], zerosAt(sparsity), name);
      assert.equal(values.filter((value) => value === 0).length / values.length, zerosAt(SHORT.sparsities.at(-1)!));
    }
  });

  test("counts fewer weights, bytes and multiply-adds at each step of pruning, and times every network", () => {
    const { steps } = first.figures.prune as unknown as Pruning;
    for (const [index, step] of steps.entries()) {
      for (const { dense, pruned } of [step.single, step.batched]) assert.ok(dense > 0 && pruned > 0);
      const before = steps[index - 1];
      if (before === undefined) continue;
      for (const count of ["weights", "bytes", "multiplyAdds"] as const)
        assert.ok(step[count] < before[count], `${count}: ${step[count]} after ${before[count]}`);
    }
  });

  test("reads digits about as well when it is pruned", () => {
    const { steps } = first.figures.prune as unknown as Pruning;
    assert.equal(steps[0]!.accuracy, first.figures.train!.accuracy);
    // 600 digits held back: one standard deviation of an accuracy of 96 % is 0.8 %.
    for (const { sparsity, accuracy } of steps)
      assert.ok(accuracy > steps[0]!.accuracy - 0.03, `${accuracy} at ${sparsity}, ${steps[0]!.accuracy} before`);
  });

  test("reports pruning with two plots, a row a step, and why each layer runs as it does", async () => {
    const html = await readFile(first.reportFile, "utf8");
    const section = /<section id="prune">.*?<\/section>/s.exec(html)![0];
    assert.equal(section.match(/<svg/g)?.length, 2);
    for (const step of ["0 %", "50 %", "80 %"])
      assert.ok(section.includes(`<tr><td class="number">${step}</td>`), step);
    for (const text of ["sparse 1x1", "times as fast as dense", prunedWeights(first)])
      assert.ok(section.includes(text), text);
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

interface Foreign {
  readonly accuracy: number;
  readonly networkAccuracy: number;
  readonly classes: readonly { readonly count: number; readonly kappa: number; readonly standardError: number }[];
  readonly kinds: readonly {
    readonly name: string;
    readonly images: number;
    readonly auroc: number;
    readonly confidenceAuroc: number;
  }[];
}

interface Pruning {
  readonly weights: string;
  readonly steps: readonly {
    readonly sparsity: number;
    readonly accuracy: number;
    readonly reached: readonly number[];
    readonly weights: number;
    readonly bytes: number;
    readonly multiplyAdds: number;
    readonly single: Times;
    readonly batched: Times;
  }[];
}

interface Times {
  readonly dense: number;
  readonly pruned: number;
}

function foreignFigures(result: JobResult): Foreign {
  return withoutSeconds(result.figures.foreign as unknown as Foreign & { seconds: number });
}

function withoutSeconds({ seconds: _, ...figures }: Foreign & { seconds: number }): Foreign {
  return figures;
}

function accuracies(result: JobResult): number[] {
  return (result.figures.prune as unknown as Pruning).steps.map(({ accuracy }) => accuracy);
}

function prunedWeights(result: JobResult): string {
  return result.figures.prune!.weights as string;
}

function weights(result: JobResult): string {
  return result.figures.train!.weights as string;
}
