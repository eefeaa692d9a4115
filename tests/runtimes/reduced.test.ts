/** JavaScript engines with features switched off: the package steps down by itself, and deterministic bits stay the same. */
import path from "node:path";
import { test } from "node:test";
import { installEngines } from "../package/engine.js";
import { useConsumer } from "../package/project.js";
import { checkReport, runProgram } from "../package/report.js";

const consumer = useConsumer();

test("Node without SIMD runs scalar", async () => {
  const report = await runProgram([process.execPath, "--no-enable-sse4-1", "load.mjs"], consumer.folder);
  await checkReport(report, { variant: "scalar", digest: consumer.digest });
});

test("Node 24 without the processor's fused multiply-add runs relaxed and says so", async () => {
  const node = path.join(await installEngines("node"), "node24/bin/node");
  const report = await runProgram([node, "--no-enable-fma3", "load.mjs"], consumer.folder);
  await checkReport(report, { variant: "relaxed", fma: false, digest: consumer.digest });
});

for (const [variant, setting] of [
  ["simd", "BUN_JSC_useWasmRelaxedSIMD"],
  ["scalar", "BUN_JSC_useWasmSIMD"],
] as const) {
  test(`Bun with ${setting}=0 runs ${variant}`, async () => {
    const bun = path.join(await installEngines("bun"), "@oven/bun-linux-x64/bin/bun");
    const report = await runProgram([bun, "load.mjs"], consumer.folder, { [setting]: "0" });
    await checkReport(report, { variant, digest: consumer.digest });
  });
}
