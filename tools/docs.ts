/**
 * npm exec tsx tools/docs.ts [-- --check]: writes the generated tables of the documents: docs/accuracy.md from the table of
 * kernels, docs/bessel-accuracy.md from the errors at the reference points, docs/performance.md from the reports in bench/results, docs/von-mises-fisher.md from that of the experiment. With --check it only compares.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { accuracyTable } from "./docs/accuracy.js";
import { besselAccuracyTable } from "./docs/besselAccuracy.js";
import { replaceMarked } from "./docs/marked.js";
import { performanceTables, readReports } from "./docs/performance.js";
import { readExperiment, vonMisesFisherTables } from "./docs/vonMisesFisher.js";
import { KERNELS } from "./registry/index.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const TABLES: Readonly<Record<string, string>> = {
  "docs/accuracy.md": accuracyTable(KERNELS),
  "docs/bessel-accuracy.md": besselAccuracyTable(),
  "docs/performance.md": performanceTables(await readReports(path.join(root, "bench/results"))),
  "docs/von-mises-fisher.md": vonMisesFisherTables(await readExperiment(path.join(root, "bench/results"))),
};

const check = process.argv.includes("--check");
for (const [name, table] of Object.entries(TABLES)) {
  const file = path.join(root, name);
  const before = await readFile(file, "utf8");
  const after = replaceMarked(before, table);
  if (after === before) continue;
  if (check) {
    console.error(`${name}: its table is not the one that tools/docs.ts writes`);
    process.exitCode = 1;
  } else {
    await writeFile(file, after);
    console.log(`${name}: written`);
  }
}
