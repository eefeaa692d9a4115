import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "../../tools/test/command.js";
import { root } from "./engine.js";

/** What programs/exercise.mjs returns. */
export interface Report {
  readonly variant: string;
  readonly fma: boolean;
  readonly version: string;
  readonly sha256: string;
  readonly product: readonly number[];
  readonly sparseProduct: readonly number[];
  readonly parameters: number;
  readonly losses: readonly number[];
  readonly deterministicVariant: string;
  readonly digest: string;
}

export interface Expected {
  readonly variant: "relaxed" | "simd" | "scalar";
  /** Left out where the processor decides. */
  readonly fma?: boolean;
  /** Of a deterministic run on Node 20. */
  readonly digest: string;
}

/** The report that a program prints as a line; warnings may come before or, on the other stream, after it. */
export async function runProgram(
  command: readonly [string, ...string[]],
  project: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Report> {
  const [program, ...parameters] = command;
  const { status, output } = await runCommand(program, parameters, { cwd: project, environment });
  assert.equal(status, 0, `${command.join(" ")}\n${output}`);
  const report = output.split("\n").find((line) => line.startsWith("{"));
  assert.ok(report !== undefined, `no report in:\n${output}`);
  return parseReport(report);
}

export function parseReport(text: string): Report {
  return JSON.parse(text) as Report;
}

export async function checkReport(report: Report, expected: Expected): Promise<void> {
  assert.equal(report.variant, expected.variant);
  assert.equal(report.sha256, (await shippedHashes()).get(expected.variant), "info.sha256 is that of the shipped file");
  assert.equal(report.version, (JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as Report).version);
  assert.deepEqual(
    report.product,
    expectedProduct(() => false),
  );
  assert.deepEqual(
    report.sparseProduct,
    expectedProduct((index) => index % 3 === 0),
  );
  assert.equal(report.parameters, SMALL_MOBILENET_PARAMETERS);
  const [first = NaN, last = NaN] = [report.losses.at(0), report.losses.at(-1)];
  assert.ok(last < 0.7 * first, `the loss went from ${first} to ${last}`);
  if (expected.variant !== "relaxed") assert.equal(report.fma, false);
  if (expected.fma !== undefined) assert.equal(report.fma, expected.fma);
  assert.notEqual(report.deterministicVariant, "relaxed");
  assert.equal(report.digest, expected.digest, "deterministic results have the same bits on every engine");
}

/** Of MobileNetV1 at a quarter of its width for ten classes, counted by its table: weights and biases. */
const SMALL_MOBILENET_PARAMETERS = 212906;

/** The products of programs/exercise.mjs in plain JavaScript. */
function expectedProduct(isZero: (index: number) => boolean): readonly number[] {
  const product: number[] = [];
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 7; column++) {
      let sum = 0;
      for (let k = 0; k < 5; k++) {
        const index = row * 5 + k;
        sum += isZero(index) ? 0 : (index - 7) * (((k * 7 + column) % 11) - 5);
      }
      product.push(sum);
    }
  }
  return product;
}

async function shippedHashes(): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(path.join(root, "dist/wasm/SHA256SUMS"), "utf8")).trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [digest = "", file = ""] = line.split(/\s+/);
      return [file.replace("lanewise.", "").replace(".wasm", ""), digest];
    }),
  );
}
