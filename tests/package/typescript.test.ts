import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { runCommand } from "../../tools/test/command.js";
import { installEngines } from "./engine.js";
import { useConsumer } from "./project.js";

const consumer = useConsumer();

interface Case {
  readonly compiler: "typescript-oldest" | "typescript-newest";
  readonly file: "consumer.ts" | "consumer.cts";
  readonly options: Readonly<Record<string, unknown>>;
}

const CASES: readonly Case[] = [
  { compiler: "typescript-oldest", file: "consumer.ts", options: { module: "node16" } },
  { compiler: "typescript-oldest", file: "consumer.ts", options: { module: "esnext", moduleResolution: "bundler" } },
  { compiler: "typescript-newest", file: "consumer.ts", options: { module: "node16" } },
  { compiler: "typescript-newest", file: "consumer.ts", options: { module: "esnext", moduleResolution: "bundler" } },
  {
    compiler: "typescript-newest",
    file: "consumer.ts",
    options: { module: "nodenext", exactOptionalPropertyTypes: true },
  },
  { compiler: "typescript-newest", file: "consumer.ts", options: { module: "nodenext", lib: ["es2022"] } },
  { compiler: "typescript-oldest", file: "consumer.ts", options: { module: "node16", lib: ["es2022"] } },
  { compiler: "typescript-newest", file: "consumer.cts", options: { module: "nodenext" } },
];

for (const { compiler, file, options } of CASES) {
  test(`${compiler}: ${file}, ${JSON.stringify(options)}`, async () => {
    const folder = path.join(consumer.folder, "typescript");
    const output = path.join(folder, `out-${CASES.findIndex((other) => other.options === options)}`);
    await mkdir(output, { recursive: true });
    const compilerOptions = {
      strict: true,
      target: "es2022",
      skipLibCheck: false,
      types: [],
      rootDir: "..",
      outDir: ".",
      ...options,
    };
    const project = path.join(output, "tsconfig.json");
    await writeFile(project, JSON.stringify({ compilerOptions, files: [`../${file}`] }));
    const tsc = path.join(await installEngines("typescript"), compiler, "bin/tsc");
    const compiled = await runCommand(process.execPath, [tsc, "--project", project], { cwd: folder });
    assert.equal(compiled.status, 0, compiled.output);
    if (file !== "consumer.ts") return;
    const run = await runCommand(process.execPath, [path.join(output, "consumer.js")], { cwd: folder });
    assert.equal(run.output, "simd\n");
  });
}
