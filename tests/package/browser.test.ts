import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { runCommand } from "../../tools/test/command.js";
import { installEngines, needs, root } from "./engine.js";
import { pageReports } from "./page.js";
import { useConsumer } from "./project.js";
import { checkReport } from "./report.js";
import { serve, type Server } from "./server.js";
import { openChromium, type Browser } from "./chromium.js";

const CHROMIUM = "/usr/bin/chromium";
const chromium = needs("Chromium", CHROMIUM, "chromium");
const consumer = useConsumer();
let server: Server;
let browser: Browser | undefined;
before(async () => {
  server = await serve(consumer.folder);
  if (chromium.skip === false) browser = await openChromium(CHROMIUM);
});
after(async () => {
  await browser?.close();
  await server.close();
});

for (const bundler of ["vite", "esbuild", "rollup", "webpack"]) {
  test(`Chromium, a page built by ${bundler}`, chromium, async () => {
    await installEngines("bundlers");
    const script = path.join(root, "tests/package/engines/bundlers/bundle.mjs");
    const output = path.join(consumer.folder, "pages", bundler);
    const built = await runCommand(process.execPath, [script, bundler, consumer.folder, output], { cwd: root });
    assert.equal(built.status, 0, built.output);
    assert.ok(browser);
    const reports = pageReports(await browser.read(`${server.url}/pages/${bundler}/`));
    for (const report of reports) await checkReport(report, { variant: "relaxed", digest: consumer.digest });
  });
}
