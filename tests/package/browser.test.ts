import { test } from "node:test";
import { CHROMIUM, openChromium } from "./chromium.js";
import { needs } from "./engine.js";
import { bundlePage, BUNDLERS, readPage } from "./page.js";
import { useConsumer } from "./project.js";
import { checkReport } from "./report.js";

const consumer = useConsumer();

for (const bundler of BUNDLERS) {
  test(`Chromium, a page built by ${bundler}`, needs("Chromium", CHROMIUM, "chromium"), async () => {
    const folder = await bundlePage(bundler, consumer.folder);
    for (const report of await readPage(() => openChromium(), folder)) {
      await checkReport(report, { variant: "relaxed", digest: consumer.digest });
    }
  });
}
