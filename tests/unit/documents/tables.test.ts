import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { accuracyTable } from "../../../tools/docs/accuracy.js";
import { besselAccuracyTable } from "../../../tools/docs/besselAccuracy.js";
import { markdownTable, replaceMarked } from "../../../tools/docs/marked.js";
import { performanceTables, readReports } from "../../../tools/docs/performance.js";
import { readExperiment, vonMisesFisherTables } from "../../../tools/docs/vonMisesFisher.js";
import { KERNELS } from "../../../tools/registry/index.js";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (name: string): Promise<string> => readFile(path.join(root, name), "utf8");

describe("the generated tables", () => {
  test("of docs/accuracy.md are those of the table of kernels", async () => {
    const page = await read("docs/accuracy.md");
    assert.equal(replaceMarked(page, accuracyTable(KERNELS)), page, "run npx tsx tools/docs.ts");
    for (const { name, error } of KERNELS) assert.equal(page.includes(`\`${name}\``), error !== undefined, name);
  });

  test("of docs/bessel-accuracy.md are the errors at the reference points", async () => {
    const page = await read("docs/bessel-accuracy.md");
    assert.equal(replaceMarked(page, besselAccuracyTable()), page, "run npx tsx tools/docs.ts");
  });

  test("of docs/performance.md are those of bench/results", async () => {
    const page = await read("docs/performance.md");
    const tables = performanceTables(await readReports(path.join(root, "bench/results")));
    assert.equal(replaceMarked(page, tables), page, "run npx tsx tools/docs.ts");
  });

  test("of docs/von-mises-fisher.md are those of the experiment, in which every kappa was recovered", async () => {
    const page = await read("docs/von-mises-fisher.md");
    const report = await readExperiment(path.join(root, "bench/results"));
    assert.equal(replaceMarked(page, vonMisesFisherTables(report)), page, "run npx tsx tools/docs.ts");
    assert.equal(report.recoveries.length, 15);
    for (const { dimension, trueLength, z } of report.recoveries)
      assert.ok(Math.abs(z) <= 4, `d ${dimension}, rho ${trueLength}: ${z}`);
  });

  test("show values, and our speed as a multiple of each peer's", () => {
    const row = { case: "matmul 96", subject: "lanewise", unit: "GFLOP/s", value: 57.123, mad: 1 } as const;
    const tables = performanceTables([
      {
        machine: "a machine",
        engine: "an engine",
        variant: "simd",
        suite: "dense",
        rows: [
          row,
          { ...row, subject: "other", value: 38 },
          { ...row, peer: "other", ratio: 1.503 },
          { ...row, peer: "roof", ratio: 0.92 },
        ],
        notes: ["one thing was not measured"],
      },
    ]);
    assert.match(tables, /^### dense, simd, an engine\n\na machine\n/);
    assert.match(tables, /\| case +\| unit +\| lanewise \| other +\| roof +\|/);
    assert.match(tables, /\| matmul 96 \| GFLOP\/s \| 57.1 +\| 38.0 \(1.50x\) \| \(0.92x\) \|/);
    assert.match(tables, /\n- one thing was not measured$/);
  });
});

test("The table of sparse layers has a column for each part of zeros", () => {
  const rows = ["0 %", "90 %"].flatMap((zeros, index) => {
    const row = { case: `1x1 512->512 @14, block 4, ${zeros}`, unit: "GFLOP/s", mad: 1 } as const;
    return [
      { ...row, subject: "lanewise simd", value: 44.25 },
      { ...row, subject: "lanewise simd, effective", value: 44.25 * 10 ** index },
      { ...row, subject: "lanewise dense", value: 60 },
      { ...row, subject: "lanewise simd", value: 44, peer: "lanewise dense", ratio: 0.7 * 10 ** index },
    ];
  });
  const report = { machine: "a machine", engine: "an engine", variant: "simd", suite: "sparse", rows, notes: [] };
  const tables = performanceTables([report]);
  assert.match(tables, /\| layer +\| 0 % +\| 90 % +\|/);
  assert.match(tables, /\| 1x1 512->512 @14, block 4 \| 44.3 \/ 44.3 \(0.70x\) \| 44.3 \/ 443 \(7.00x\) +\|/);
});

describe("a marked document", () => {
  const page = "head\n<!-- written by tools/docs.ts -->\nold\n<!-- end -->\ntail\n";

  test("gets new text between its marks and keeps the rest", () => {
    const changed = replaceMarked(page, "new");
    assert.equal(changed, "head\n<!-- written by tools/docs.ts -->\n\nnew\n\n<!-- end -->\ntail\n");
    assert.equal(replaceMarked(changed, "new"), changed);
  });

  test("without one pair of marks is refused", () => {
    for (const broken of ["no marks", page + page, "<!-- end --> <!-- written by tools/docs.ts -->"])
      assert.throws(() => replaceMarked(broken, "new"), /expected one/);
  });

  test("holds tables whose cells may hold bars", () =>
    assert.equal(markdownTable(["a", "b"], [["|x|", "1"]]), "| a     | b   |\n| ----- | --- |\n| \\|x\\| | 1   |"));
});

describe("links", () => {
  test("between the documents lead to files that are there", async () => {
    const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...(await documents())];
    assert.ok(pages.length >= 7);
    for (const page of pages) {
      for (const [, target] of (await read(page)).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
        const file = path.join(root, path.dirname(page), target!);
        await assert.doesNotReject(
          readdir(path.dirname(file)).then((names) =>
            assert.ok(names.includes(path.basename(file)), `${page}: ${target}`),
          ),
        );
      }
    }
  });
});

async function documents(): Promise<string[]> {
  return (await readdir(path.join(root, "docs"))).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
}
