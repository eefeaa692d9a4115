import path from "node:path";
import { test } from "node:test";
import { installEngines } from "./engine.js";
import { useConsumer } from "./project.js";
import { checkReport, runProgram } from "./report.js";

const consumer = useConsumer();
const NEWER_NODES = ["node22", "node24"] as const;
const ownMajor = Number(process.versions.node.split(".")[0]);
const ownVariant = ownMajor < 22 ? "simd" : "relaxed";

for (const program of ["load.mjs", "sync.mjs", "require.cjs"]) {
  test(`Node ${process.versions.node}: ${program}`, async () => {
    const report = await runProgram([process.execPath, program], consumer.folder);
    await checkReport(report, { variant: ownVariant, digest: consumer.digest });
  });

  for (const name of NEWER_NODES) {
    test(`${name}: ${program}`, async () => {
      const node = path.join(await installEngines("node"), name, "bin/node");
      const report = await runProgram([node, program], consumer.folder);
      await checkReport(report, { variant: "relaxed", digest: consumer.digest });
    });
  }

  // JavaScriptCore validates relaxed_madd and does not fuse it, also where V8 does: the measured `fma` must say so.
  test(`Bun: ${program}`, async () => {
    const bun = path.join(await installEngines("bun"), "@oven/bun-linux-x64/bin/bun");
    const report = await runProgram([bun, program], consumer.folder);
    await checkReport(report, { variant: "relaxed", fma: false, digest: consumer.digest });
  });
}

for (const program of ["load.mjs", "sync.mjs"]) {
  test(`Deno, without any permission: ${program}`, async () => {
    const deno = path.join(await installEngines("deno"), "@deno/linux-x64-glibc/deno");
    const report = await runProgram(
      [deno, "run", "--no-prompt", "--node-modules-dir=manual", program],
      consumer.folder,
    );
    await checkReport(report, { variant: "relaxed", digest: consumer.digest });
  });
}
