/** The package in the engines of Firefox and Safari, and in browsers whose wasm features are switched off. */
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { runCommand } from "../../tools/test/command.js";
import { openChromium, type Browser } from "../package/chromium.js";
import { installEngines, needs, root } from "../package/engine.js";
import { pageReports } from "../package/page.js";
import { useConsumer } from "../package/project.js";
import { checkReport, type Expected } from "../package/report.js";
import { serve, type Server } from "../package/server.js";
import { openFirefox } from "./firefox.js";
import { openWebKit, WEBKIT_DRIVER } from "./webkit.js";

const CHROMIUM = "/usr/bin/chromium";
const FIREFOX = "/usr/bin/firefox-esr";
const chromium = needs("Chromium", CHROMIUM, "chromium");
const firefox = needs("Firefox", FIREFOX, "firefox-esr");
const webkit = needs("WebKitGTK", WEBKIT_DRIVER, "webkit2gtk-driver xvfb");
const consumer = useConsumer();
let server: Server;
before(async () => {
  await installEngines("bundlers");
  const script = path.join(root, "tests/package/engines/bundlers/bundle.mjs");
  const output = path.join(consumer.folder, "page");
  const built = await runCommand(process.execPath, [script, "vite", consumer.folder, output], { cwd: root });
  assert.equal(built.status, 0, built.output);
  server = await serve(output);
});
after(() => server.close());

async function checkPage(open: () => Promise<Browser>, expected: Omit<Expected, "digest">): Promise<void> {
  const browser = await open();
  try {
    for (const report of pageReports(await browser.read(`${server.url}/`))) {
      await checkReport(report, { ...expected, digest: consumer.digest });
    }
  } finally {
    await browser.close();
  }
}

test("Chromium without SIMD runs scalar", chromium, () =>
  checkPage(() => openChromium(CHROMIUM, ["--js-flags=--no-enable-sse4-1"]), { variant: "scalar" }),
);

test("Firefox runs relaxed", firefox, () => checkPage(() => openFirefox(FIREFOX), { variant: "relaxed" }));

test("Firefox without relaxed SIMD runs simd", firefox, () =>
  checkPage(() => openFirefox(FIREFOX, { "javascript.options.wasm_relaxed_simd": false }), { variant: "simd" }),
);

test("WebKitGTK runs simd", webkit, () => checkPage(() => openWebKit(), { variant: "simd" }));

test("WebKitGTK without SIMD runs scalar", webkit, () =>
  checkPage(() => openWebKit({ JSC_useWasmSIMD: "0" }), { variant: "scalar" }),
);
